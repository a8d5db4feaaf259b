"""Is the reader's language found, and is a text filled in either language?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import i18n

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "{count} case"
msgid_plural "{count} cases"
msgstr[0] "{count} sak"
msgstr[1] "{count} saker"

msgid "Owed by {name}"
msgstr "Skyldes av {name}"

#, fuzzy
msgid "Paid"
msgstr "Betaler"
"""


@pytest.fixture
def _norwegian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "nb" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "standout.po").write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(i18n, "LOCALES", tmp_path)
    i18n._catalogue.cache_clear()
    before = i18n.language.set("nb")
    yield
    i18n.language.reset(before)
    i18n._catalogue.cache_clear()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("nb-NO", "nb"),
        ("no", "nb"),
        ("nn-NO", "nb"),
        ("NB", "nb"),
        ("nb_NO.UTF-8", "nb"),
        ("en-US", "en"),
        ("de-DE", "en"),
        ("C", "en"),
        ("", "en"),
        (None, "en"),
        ("<script>", "en"),
    ],
)
def test_a_locale_leads_to_a_language(wanted: str | None, found: str) -> None:
    assert i18n.supported(wanted) == found


@pytest.mark.usefixtures("_norwegian")
def test_a_catalogue_is_read_as_it_lies_in_git() -> None:
    assert i18n._("Owed by {name}", name="Øvings AS") == "Skyldes av Øvings AS"


@pytest.mark.usefixtures("_norwegian")
def test_a_count_chooses_its_form() -> None:
    assert i18n.ngettext("{count} case", "{count} cases", 1) == "1 sak"
    assert i18n.ngettext("{count} case", "{count} cases", 3) == "3 saker"


@pytest.mark.usefixtures("_norwegian")
def test_an_unknown_or_doubtful_text_stays_english() -> None:
    assert i18n._("Nobody translated this") == "Nobody translated this"
    assert i18n._("Paid") == "Paid"


def test_english_needs_no_catalogue() -> None:
    assert i18n.ngettext("{count} case", "{count} cases", 2) == "2 cases"


def test_no_text_is_no_text() -> None:
    """The empty message of a catalogue is its header; it must never reach the screen."""
    assert i18n._("") == ""


def test_braces_of_foreign_text_are_left_alone() -> None:
    assert i18n._("Owed by {name}", name="{odd}") == "Owed by {odd}"
