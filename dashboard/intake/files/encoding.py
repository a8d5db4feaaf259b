"""Which encoding the bytes of a text are in, judged by the letters that they would become."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import category

from dashboard.errors import FileUnreadable
from dashboard.i18n import _
from dashboard.intake.words import folded

# UTF-32 first: its mark begins with the one of UTF-16.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Where two read a text alike, the earlier one is named.
_SINGLE_BYTE = ("cp1252", "iso8859-1", "iso8859-15", "cp850", "cp437", "mac_roman")
_PROBE_BYTES = 1 << 16
_CHUNK_BYTES = 1 << 20
# Bytes that no text has, in any of the single-byte encodings and in UTF-8.
_JUNK = frozenset(range(1, 9)) | {14, 15, 16}
# A text may have NUL bytes as padding, within its cells too; where they are more it is no text.
_MOST_PADDING = 0.25
_WIDE = ("utf-16", "utf_16", "utf-32", "utf_32")
# So many letters beyond ASCII settle that a text is UTF-8, or how a single byte is meant.
_ENOUGH = 2_000
_MOST_SCANNED = 64 << 20
_HIGH = re.compile(rb"(?s)(?=(.?)([\x80-\xff])(.?))")
_NORDIC = frozenset("æøåäöüßÆØÅÄÖÜéÉ")
_NO_LETTERS = frozenset("µªºƒ")
_SIGNS = frozenset("€£§«»–—“”„’‘‚…°´½²³º\u00a0")


def encoding_of(path: Path, shown: Path, told: str | None) -> str:
    """Return the encoding of a text file: its mark, what was told, or what reads best.

    Raises FileUnreadable, naming the file as `shown`, when the content is no text.
    """
    with path.open("rb") as content:
        probe = content.read(_PROBE_BYTES)
    for mark, name in _BOMS:
        if probe.startswith(mark):
            return name
    if told and folded(told).startswith(_WIDE):
        return told
    probe = _unpadded(probe)
    wide = _wide(probe)
    if wide is None and not _is_text(probe):
        raise FileUnreadable(
            shown,
            _("the content is not text."),
            _("Give the file the ending of what it is, such as .xlsx or .zip, and load it again."),
        )
    return told or wide or _narrow(path)


def _unpadded(probe: bytes) -> bytes:
    """Return bytes without the NULs after the last letter, whole pairs of bytes left whole."""
    filled = probe.rstrip(b"\0")
    return probe[: len(filled) + len(filled) % 2]


def _is_text(probe: bytes) -> bool:
    padding = probe.count(0)
    return _JUNK.isdisjoint(probe) and padding <= len(probe) * _MOST_PADDING and any(probe)


def _wide(probe: bytes) -> str | None:
    """Tell UTF-16 without a mark: most letters of our languages have a zero byte beside them."""
    pairs = len(probe) // 2
    padding = sum(not any(pair) for pair in zip(probe[::2], probe[1::2], strict=False))
    if padding > pairs * _MOST_PADDING:
        return None
    if pairs and probe[1::2].count(0) > pairs * 0.7 and probe[0::2].count(0) == padding:
        return "utf-16-le"
    if pairs and probe[0::2].count(0) > pairs * 0.7 and probe[1::2].count(0) == padding:
        return "utf-16-be"
    return None


def _narrow(path: Path) -> str:
    """Tell UTF-8 from the single-byte encodings by the first letters beyond ASCII."""
    good = bad = 0
    seen: Counter[tuple[bytes, bytes, bytes]] = Counter()
    for chunk in _beyond_ascii(path):
        seen.update((one[1], one[2], one[3]) for one in _HIGH.finditer(chunk))
        text = chunk.decode("utf-8", "replace")
        bad += text.count("\ufffd")
        good += sum(map(str.isalpha, text)) - sum(map(str.isalpha, filter(str.isascii, text)))
        if good + bad > _ENOUGH:
            break
    # Bytes of another encoding are next to never valid UTF-8, so a few bad ones are damage.
    if good >= bad * 10:
        return "utf-8"
    return _best(seen)


def _beyond_ascii(path: Path) -> Iterator[bytes]:
    """Yield stretches of lines with bytes beyond ASCII, whole lines where lines are short."""
    scanned = 0
    with path.open("rb") as content:
        while chunk := content.read(_CHUNK_BYTES):
            if chunk.isascii():
                continue
            chunk += content.readline(_CHUNK_BYTES)
            yield chunk
            scanned += len(chunk)
            if scanned > _MOST_SCANNED:
                return


def _best(seen: Counter[tuple[bytes, bytes, bytes]]) -> str:
    def score(name: str) -> int:
        return sum(_fit(name, *where) * min(count, 10) for where, count in seen.items() if where[1])

    return max(_SINGLE_BYTE, key=score)


@cache
def _fit(name: str, before: bytes, high: bytes, after: bytes) -> int:
    """Say how well a byte reads as a letter or sign of our languages between its neighbours."""
    try:
        sign = high.decode(name)
    except UnicodeDecodeError:
        return -6
    left, right = (side.decode(name, "replace") for side in (before, after))
    if sign.isalpha() and sign not in _NO_LETTERS:
        return _letter_fit(sign, left, right)
    if category(sign) == "Cc":
        return -6
    inside = left.isalpha() and right.isalpha()
    return 0 if sign in _SIGNS and not inside else -3


def _letter_fit(letter: str, left: str, right: str) -> int:
    if left.isdigit() or right.isdigit():
        return -2
    if letter.isupper() and left.islower():
        return -3
    if letter.islower() and left.isupper() and right.isupper():
        return -1
    return 4 if letter in _NORDIC else 1
