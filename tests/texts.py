"""Every text a reader can see, gathered from code and queries; writes the catalogues' gaps.

`python -m tests.texts` adds what is missing to the .po files and drops what is gone.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from dashboard.i18n import LANGUAGES, LOCALES
from dashboard.sqlfile import sql_files

ROOT = Path(__file__).parent.parent
_KEYWORDS = {"_": None, "mark": None, "ngettext": (1, 2)}
_SQL_FIELDS = ("metric", "question", "grain", "check")
_SQL_FOLDERS = (
    *("overview", "departments", "customers", "disputes", "collection", "cases", "data"),
    *("findings", "metrics", "checks"),
)


def texts() -> Catalog:
    """Return a catalogue of every text marked for translation."""
    found = Catalog()
    for _file, _line, message, _comments, _context in extract_from_dir(
        ROOT / "dashboard", method_map=[("**.py", "python")], keywords=_KEYWORDS
    ):
        found.add(message)
    for folder in _SQL_FOLDERS:
        for file in sql_files(folder).values():
            for text in (*(file.fields.get(field) for field in _SQL_FIELDS), file.note):
                if text:
                    found.add(text)
    return found


def catalogue(language: str) -> Catalog:
    """Return a language's catalogue as it lies in git."""
    with _path(language).open("rb") as source:
        return read_po(source, locale=language)


def main() -> None:
    for language in LANGUAGES.keys() - {"en"}:
        known = catalogue(language) if _path(language).exists() else Catalog(locale=language)
        known.update(texts(), no_fuzzy_matching=True)
        known.obsolete.clear()
        _path(language).parent.mkdir(parents=True, exist_ok=True)
        with _path(language).open("wb") as target:
            write_po(target, known, width=100, sort_output=True, omit_header=False)


def _path(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "standout.po"


if __name__ == "__main__":
    main()
