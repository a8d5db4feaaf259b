"""Words as they are compared: without outer blanks and in small letters."""

# What a flag may be written as; the mapping file can name further words for these.
YES_NO = {
    "yes": True,
    "true": True,
    "1": True,
    "y": True,
    "ja": True,
    "x": True,
    "no": False,
    "false": False,
    "0": False,
    "n": False,
    "nei": False,
}


def folded(word: str) -> str:
    """Return a word as it is compared with others."""
    return word.strip().lower()
