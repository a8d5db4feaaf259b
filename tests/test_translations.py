"""Is every text there in every language, with the same places to fill?"""

import re
from string import Formatter

import pytest

from dashboard.i18n import LANGUAGES
from tests.texts import ROOT, catalogue, texts

OTHER_LANGUAGES = sorted(LANGUAGES.keys() - {"en"})


def places(text: str) -> set[str]:
    return {name for _before, name, _spec, _conversion in Formatter().parse(text) if name}


def forms(message: object) -> tuple[str, ...]:
    return message if isinstance(message, tuple) else (str(message),)


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    known = catalogue(language)
    missing = []
    for message in texts():
        if not message.id:
            continue
        translated = known.get(forms(message.id)[0])
        if translated is None or not all(forms(translated.string)) or translated.fuzzy:
            missing.append(message.id)
    assert not missing, f"run `python -m tests.texts` and translate {len(missing)}: {missing[:5]}"


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_translations_fill_the_same_places(language: str) -> None:
    for message in catalogue(language):
        if message.id and any(forms(message.string)):
            wanted = set.union(*(places(text) for text in forms(message.id)))
            for text in forms(message.string):
                assert places(text) == wanted, message.id


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_no_translation_outlives_its_text(language: str) -> None:
    wanted = {forms(message.id)[0] for message in texts() if message.id}
    kept = {forms(message.id)[0] for message in catalogue(language) if message.id}
    assert kept - wanted == set()


def test_no_text_hides_inside_another() -> None:
    """Texts within an f-string are not gathered, so nobody would translate them."""
    hidden = re.compile(r"\{(?:_|mark|ngettext)\((['\"])")
    found = [
        f"{path.name}: {line.strip()}"
        for path in (ROOT / "dashboard").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if (place := hidden.search(line)) and re.search(r"\bf['\"]", line[: place.start()])
    ]
    assert found == []


def test_what_is_shown_goes_through_translation() -> None:
    """Streamlit calls with a bare English sentence would be seen by everybody as it is."""
    bare = re.compile(r"st\.(?:write|markdown|caption|error|info|button|popover)\(\s*f?\"[A-Z]")
    found = [
        f"{path.name}: {match.group()}"
        for path in (ROOT / "dashboard").rglob("*.py")
        for match in bare.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []
