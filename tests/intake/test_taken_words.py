"""Before anything is loaded it shows what each word is taken for, unknown ones first."""

import pytest

from dashboard.intake.files.reader import open_export
from dashboard.intake.mapping import Mapping, TableMapping
from dashboard.intake.taken_words import TakenWord
from dashboard.intake.understand import understand

ROWS = """
    Saksnr;Hovedstol;Utestående;Status;Innsigelse
    A1;10,00;5,00;Betalt;
    A2;10,00;5,00;Betalt;Varen var ødelagt
    A3;10,00;5,00;Særtilfelle;Blabla
    A4;10,00;5,00;Xyzzy;Jeg kan ikke betale nå
    """


@pytest.fixture
def taken(write):
    told = Mapping(tables={"cases": TableMapping(values={"status": {"særtilfelle": "legal"}})})
    export = open_export(write("a.csv", ROWS), told)
    return {one.word: one for one in understand(export, told).taken}


def test_words_that_nobody_knows_come_first_with_what_to_do(taken: dict[str, TakenWord]):
    assert [one.source for one in taken.values()][:3] == ["", "", "words"]
    assert taken["Xyzzy"].told == 'write "Xyzzy" = "…" under [cases.values.status] in the mapping'
    assert "[cases.values.dispute_reason" in taken["Blabla"].told


def test_a_word_tells_its_rows_its_meaning_and_how_sure_that_is(taken: dict[str, TakenWord]):
    paid = taken["Betalt"]
    assert (paid.count, paid.confidence, paid.source) == (2, "sure", "words")
    assert paid.told == "State: Closed, Close reason: Paid"
    broken = taken["Varen var ødelagt"]
    assert (broken.meant["dispute_reason"], broken.source) == ("DAMAGED", "text")
    assert (taken["Særtilfelle"].meant["stage"], taken["Særtilfelle"].source) == (
        "legal",
        "mapping",
    )


def test_who_only_cannot_pay_is_known_and_disputes_nothing(taken: dict[str, TakenWord]):
    assert (taken["Jeg kan ikke betale nå"].source, taken["Jeg kan ikke betale nå"].meant) == (
        "words",
        {},
    )
