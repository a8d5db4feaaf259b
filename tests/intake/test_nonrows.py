"""Totals, repeated headers and remarks are told from rows; what is doubtful stays a row."""

from pathlib import Path

import pytest

from dashboard.intake.files.batch import Batch, Layout
from dashboard.intake.files.reader import Export, open_export
from dashboard.intake.files.total_lines import NonRow, total_kind
from dashboard.intake.mapping import Dialect, Mapping
from dashboard.intake.naming.columns import Recognised
from dashboard.intake.nonrows import NonRows
from dashboard.model import TABLES

HEADERS = ("Saksnr", "Navn", "Avdeling", "Dato", "Hovedstol", "Rest")
SEEN = Recognised(
    table=TABLES["cases"],
    columns={
        "case_id": "Saksnr",
        "customer_name": "Navn",
        "department": "Avdeling",
        "invoice_date": "Dato",
        "principal": "Hovedstol",
        "outstanding": "Rest",
    },
    constants={},
    values={},
    unused=(),
)
ROWS = "A1;Ola;Nord;31.01.2026;100,00;50,00\nA2;Kari;Sør;01.02.2026;200,00;20,00\n"


def export_of(tmp_path: Path, lines: str) -> Export:
    path = tmp_path / "saker.csv"
    path.write_text(";".join(HEADERS) + "\n" + lines, encoding="utf-8")
    return open_export(path, Mapping(Dialect(delimiter=";", header_row=1)))


def told_apart(tmp_path: Path, lines: str) -> tuple[list[str], list[NonRow], list[int]]:
    """Return the keys of the rows, the lines that are none, and unreadable rows' numbers."""
    export = export_of(tmp_path, lines)
    sorting = NonRows(SEEN, export.source.layout)
    parts = [sorting.of(batch) for batch in export.batches()]
    keys = [key for batch, _found in parts for key in batch.cells["Saksnr"]]
    found = [line for _batch, lines in parts for line in lines]
    unreadable = [one.row_number for batch, _found in parts for one in batch.unreadable]
    return keys, [*found, *sorting.finish()], unreadable


@pytest.mark.parametrize(
    ("line", "kind", "label"),
    [
        ("Sum;;;;300,00;70,00", "total", "Sum"),
        ("SUM:;;;;300,00;70,00", "total", "SUM:"),
        (";Totalt;;;300,00;70,00", "total", "Totalt"),
        (";;;;300,00;70,00", "total", ""),
        ("Totalt (2 saker);;;;300,00;70,00", "total", "Totalt (2 saker)"),
        ("I alt;2;;;300,00;70,00", "total", "I alt"),
        ("Sum NOK;;;;300,00;70,00", "total", "Sum NOK"),
        ("Yhteensä;;;;300,00;70,00", "total", "Yhteensä"),
        ("Gesamtsumme;;;;300,00;70,00", "total", "Gesamtsumme"),
        ("Slutsumma;;;;300,00;70,00", "total", "Slutsumma"),
        ("Delsum;;Nord;;100,00;50,00", "subtotal", "Delsum"),
        ("Sum avdeling Nord;;;;100,00;50,00", "subtotal", "Sum avdeling Nord"),
        (";;Zwischensumme;;100,00;50,00", "subtotal", "Zwischensumme"),
        ("Sum;300,00", "total", "Sum"),
        ("Sum: 300,00", "total", "Sum: 300,00"),
        (
            "\ufeffSaksnr;Navn;Avdeling;Dato;Hovedstol;Rest",
            "header",
            "Saksnr Navn Avdeling Dato Hovedstol Rest",
        ),
        (
            "Saksnr;Navn;Avdeling;Dato;Hovedstol;Rest",
            "header",
            "Saksnr Navn Avdeling Dato Hovedstol Rest",
        ),
    ],
)
@pytest.mark.parametrize("follows", ["", "A3;Per;Nord;;1,00;1,00\n"])
def test_a_total_is_known_wherever_it_stands(tmp_path: Path, line, kind, label, follows: str):
    keys, found, unreadable = told_apart(tmp_path, f"{ROWS}{line}\n{follows}")
    assert keys == ["A1", "A2", "A3"][: 2 + bool(follows)]
    assert [(one.row_number, one.kind, one.label) for one in found] == [(4, kind, label)]
    assert unreadable == []


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("------;----;----;----;----;----", "------"),
        (";----;;;----;----", "----"),
        ("------+----+----+----+----", "------+----+----+----+----"),
        ("|---|:--|", "|---|:--|"),
        ("======;;;;;", "======"),
    ],
)
def test_a_line_that_is_drawn_is_no_row(tmp_path: Path, line: str, label: str):
    keys, found, unreadable = told_apart(tmp_path, f"{line}\n{ROWS}{line}\n")
    assert (keys, unreadable) == (["A1", "A2"], [])
    assert [(one.row_number, one.kind, one.label) for one in found] == [
        (2, "note", label),
        (5, "note", label),
    ]


def test_dashes_for_what_is_missing_leave_a_row_a_row(tmp_path: Path):
    keys, found, _unreadable = told_apart(tmp_path, f"{ROWS}--;Per;--;--;100,00;--\n")
    assert (keys, found) == (["A1", "A2", "--"], [])


def test_a_total_hands_on_its_amounts(tmp_path: Path):
    _keys, (total,), _unreadable = told_apart(tmp_path, f"{ROWS}Sum;;;;300,00;70,00\n")
    assert total.cells == ("Sum", None, None, None, "300,00", "70,00")


@pytest.mark.parametrize(
    "line",
    [
        "SUM-001;Ola;Nord;31.01.2026;100,00;50,00",
        "Total;Energi AS;Nord;31.01.2026;100,00;50,00",
        ";Total Energi AS;Nord;31.01.2026;100,00;50,00",
        ";Ola;Nord;;100,00;50,00",
        ";Ola;;31.01.2026;100,00;50,00",
        "Summit 12;Ola;Nord;;100,00;50,00",
        "A3;Totalt;;;100,00;50,00",
        "A3;;;;;",
    ],
)
def test_a_row_stays_a_row(tmp_path: Path, line: str):
    keys, found, _unreadable = told_apart(tmp_path, f"{ROWS}{line}\n")
    assert len(keys) == 3
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "Uttrekk laget 31.01.2026 av Ola;;;;;",
        "Uttrekk laget 31.01.2026 av Ola",
        "* beløp i hele kroner;;;;;",
        "Slutt på rapport",
        "Side 1 av 1;;",
    ],
)
def test_a_remark_ends_the_file(tmp_path: Path, line: str):
    keys, found, unreadable = told_apart(tmp_path, f"{ROWS}\n{line}\n")
    assert (keys, unreadable) == (["A1", "A2"], [])
    assert [(one.row_number, one.kind) for one in found] == [(5, "note")]
    assert found[0].label == line.rstrip(";")


def test_remarks_may_follow_a_total(tmp_path: Path):
    lines = "Sum;;;;300,00;70,00\n\nUttrekk laget av Ola\nSlutt på rapport;;;;;\n"
    keys, found, unreadable = told_apart(tmp_path, ROWS + lines)
    assert (keys, unreadable) == (["A1", "A2"], [])
    assert [one.kind for one in found] == ["total", "note", "note"]


def test_in_the_middle_a_strange_line_is_no_remark(tmp_path: Path):
    lines = "Se vedlegg fra juni\nNord og sør;;;;;\nA3;Per;Nord;;1,00;1,00\n"
    keys, found, unreadable = told_apart(tmp_path, ROWS + lines)
    assert keys == ["A1", "A2", "Nord og sør", "A3"]
    assert (found, unreadable) == ([], [4])


@pytest.mark.parametrize("line", ["A3", "A3;Per", "A3;Per;Nord;;1,00", 'A3;"Per;Nord;;1,00;1,00'])
def test_a_row_cut_off_at_the_end_is_no_remark(tmp_path: Path, line: str):
    keys, found, unreadable = told_apart(tmp_path, f"{ROWS}{line}\n")
    assert (keys, found, unreadable) == (["A1", "A2"], [], [4])


def test_what_is_held_back_over_batches_keeps_its_order(tmp_path: Path):
    first, remark, last = (
        next(export_of(tmp_path, lines).batches())
        for lines in (ROWS, "Nord og sør;;;;;\nSe vedlegg fra juni\n", "A3;Per;Nord;;1,00;1,00\n")
    )
    sorting = NonRows(SEEN, Layout("csv", delimiter=";"))
    given: list[Batch] = [sorting.of(batch)[0] for batch in (first, remark, remark, last)]
    assert [batch.row_count for batch in given] == [2, 0, 0, 5]
    assert given[-1].cells["Saksnr"].to_list() == ["Nord og sør", "Nord og sør", "A3"]
    assert sorting.finish() == []


def test_a_list_of_objects_has_totals_but_no_remarks(tmp_path: Path):
    export = export_of(tmp_path, f"{ROWS}Sum;;;;300,00;70,00\nSlutt på rapport;;;;;\n")
    sorting = NonRows(SEEN, Layout("json", header_row=0))
    rows, found = sorting.of(next(export.batches()))
    assert rows.cells["Saksnr"].to_list() == ["A1", "A2", "Slutt på rapport"]
    assert [one.kind for one in found] == ["total"]
    assert sorting.finish() == []


@pytest.mark.parametrize("word", ["Sommer", "Sumo AS", "Delsumma-3X", "Alle", ""])
def test_a_word_that_only_begins_so_sums_nothing(word: str):
    assert total_kind(word) is None
