"""Texts in the reader's language: gettext catalogues, read straight from the .po files."""

from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

LOCALES = Path(__file__).parent / "locales"
LANGUAGES = {"en": "English", "nb": "Norsk bokmål"}
_SPELLINGS = {"no": "nb", "nn": "nb"}

language: ContextVar[str] = ContextVar("language", default="en")


@cache
def _catalogue(code: str) -> NullTranslations:
    path = LOCALES / code / "LC_MESSAGES" / "standout.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=code))
    compiled.seek(0)
    return Translations(compiled)


def _(message: str, **values: object) -> str:
    """Translate a message into the current language and fill its {named} places."""
    text: str = _catalogue(language.get()).gettext(message) if message else ""
    return text.format(**values) if values else text


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """Translate a message that depends on a count; `{count}` is filled in."""
    text: str = _catalogue(language.get()).ngettext(one, many, count)
    return text.format(count=count, **values)


def mark(message: str) -> str:
    """Mark a constant for translation where it is written; `_` translates it where it is shown."""
    return message


def supported(wanted: str | None) -> str:
    """Return the language to use for a browser's or a system's locale, English where unknown."""
    code = (wanted or "").replace("_", "-").split("-")[0].lower()
    code = _SPELLINGS.get(code, code)
    return code if code in LANGUAGES else "en"
