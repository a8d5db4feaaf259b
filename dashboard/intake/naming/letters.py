"""Letters and words as they are compared: small, without accents, however they were typed."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "æ": "a", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "œ": "o"}
)
# å, ä, ö and ü typed on a keyboard that lacks them: "Faelligkeit", "Saksaar", "Beloep".
_TYPED = {"aa": "a", "ae": "a", "oe": "o", "ue": "u"}
_TYPED_PAIRS = re.compile("|".join(_TYPED))
_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile(
    r"(?<=[^\W\d_A-ZÆØÅÄÖÜ])(?=[A-ZÆØÅÄÖÜ])|(?<=[A-ZÆØÅÄÖÜ])(?=[A-ZÆØÅÄÖÜ][a-zæøåäöü])"
)


@lru_cache(20_000)
def plain(text: str) -> str:
    """Return a text in small letters without accents; ä, æ, å, "ae" and "aa" all become a.

    Finnish ää stays two letters: väärä is wrong, and vara is goods in Swedish.
    """
    small = unicodedata.normalize("NFC", text.lower())
    typed = _TYPED_PAIRS.sub(lambda pair: _TYPED[pair[0]], small)
    decomposed = unicodedata.normalize("NFKD", typed)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare.translate(_LETTERS)


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text, each in plain letters."""
    return plain_words(plain(text))


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that is in plain letters already."""
    return tuple(_WORD.findall(text))


def heading_words(heading: str) -> tuple[str, ...]:
    """Return the words of a heading, cut where small letters turn into capitals too."""
    return words_in(_CAMEL.sub(" ", unicodedata.normalize("NFC", heading)))
