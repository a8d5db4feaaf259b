"""What one file has shown binds the next one only as far as somebody said so or cells agree."""

import datetime as dt

import pytest

from dashboard.errors import ExportDaysDiffer, MappingWrong, QuestionsOpen
from dashboard.intake.export_day import Days, ExportDay, decide
from dashboard.intake.happened import Happened
from dashboard.intake.mapping import Mapping, signature
from dashboard.intake.mapping_file import answered, digest, parse_mapping
from dashboard.intake.report import lines
from dashboard.warehouse.notes import Notes

HEADER = "case_id,principal,outstanding,state,due_date\n"
DUE = "cases.forms.due_date"
DAY = TODAY = dt.date(2026, 10, 31)
FOLDED = "case_id,invoice_no,principal,outstanding,collection_fee,state\n"


def _row(case: str, due: str) -> str:
    return f"{HEADER}{case},10.50,5.00,running,{due}\n"


@pytest.fixture
def kept(store):
    def remembered(headers: str) -> Mapping:
        text = Notes(store.folder).remembered(signature(headers.strip().split(",")))
        return parse_mapping(text or "", "kept")

    return remembered


def test_a_form_that_no_cell_has_shown_binds_no_later_file(write, load, ask):
    load(write("a.csv", _row("A1", "")), as_of=DAY)
    load(write("b.csv", _row("A2", "12/31/2026")), as_of=DAY)
    assert ask("select due_date from cases where case_id = 'A2'") == [(dt.date(2026, 12, 31),)]


def test_a_form_that_the_cells_exclude_is_asked_about(write, load):
    load(write("a.csv", _row("A1", "31/12/2026")), as_of=DAY)
    later = write("b.csv", _row("A2", "12/31/2026") + "A3,1.50,1.00,running,03/04/2026\n")
    mapping = write("m.toml", '[cases.forms]\ndue_date = "%d/%m/%Y"\n')
    for told in (None, mapping):
        with pytest.raises(QuestionsOpen) as caught:
            load(later, as_of=DAY, mapping=told)
        (question,) = caught.value.questions
        assert (question.key, list(question.choices), question.guess) == (DUE, ["mdy"], None)
    assert load(later, as_of=DAY, answers={DUE: "mdy"}).quarantined_count == 0


def test_a_guess_is_not_remembered_as_told(write, load, kept):
    first = load(write("a.csv", _row("A1", "03.04.2026")), as_of=DAY)
    assert "due_date" not in kept(HEADER).of("cases").forms
    later = write("b.csv", _row("A2", "05.06.2026"))
    with pytest.raises(QuestionsOpen, match=DUE):
        load(later, as_of=DAY, strict=True)
    for summary in (first, load(later, as_of=DAY)):
        (told,) = [line for line in lines(summary) if DUE in line]
        assert "was read so: day first" in told
        assert f"load again with --answer {DUE}=mdy" in told


def test_the_day_of_an_export_is_not_remembered(write, load, kept):
    mapping = write("m.toml", '[file]\nexport_day = "2026-10-31"\n')
    load(write("a.csv", _row("A1", "2026-01-02")), mapping=mapping)
    assert kept(HEADER).dialect.export_day is None


def test_only_an_agency_that_a_mapping_file_names_is_remembered(write, load, kept):
    load(write("a.csv", _row("A1", "2026-01-02")), as_of=DAY, agency="Fjord")
    told = parse_mapping('[cases.constants]\nagency = "Fjord"\n', "page")
    senders = {signature(HEADER.strip().split(",")): told}
    load(write("b.csv", _row("A2", "2026-01-02")), as_of=DAY, senders=senders)
    assert "agency" not in kept(HEADER).of("cases").constants
    mapping = write("m.toml", '[cases.constants]\nagency = "Tiur"\n')
    load(write("c.csv", _row("A3", "2026-01-02")), as_of=DAY, mapping=mapping)
    load(write("d.csv", _row("A4", "2026-01-02")), as_of=DAY, agency="Fjord")
    assert kept(HEADER).of("cases").constants["agency"] == "Tiur"


def test_an_agency_that_is_told_fills_only_what_the_files_leave_blank(write, load, ask):
    named = "case_id,agency,principal,outstanding,state\nA1,Tiur,1,1,running\nA2,,1,1,running\n"
    other = write("b.csv", "case_id,principal,outstanding,state\nA3,1,1,running\n")
    load(write("a.csv", named), other, as_of=DAY, agency="Fjord")
    assert ask("select case_id, agency from cases order by 1") == [
        ("A1", "Tiur"),
        ("A2", "Fjord"),
        ("A3", "Fjord"),
    ]


def test_an_answer_is_only_for_files_that_ask(write, load, ask):
    first = write("a.csv", _row("A1", "03/04/2026"))
    other = write("b.csv", _row("A2", "12/31/2026").replace("state,", "state,agency,"))
    other.write_text(other.read_text().replace("running,", "running,Tiur,"))
    load(first, other, as_of=DAY, answers={DUE: "dmy"})
    assert ask("select case_id, due_date from cases order by 1") == [
        ("A1", dt.date(2026, 4, 3)),
        ("A2", dt.date(2026, 12, 31)),
    ]


def test_a_strict_load_stops_at_amounts_and_words_that_stay_open(write, load, store):
    rows = "A1,1,10.50,5.00,2.00,running\nA1,2,20.50,5.00,2.00,running\n"
    fees = write("a.csv", FOLDED + rows)
    with pytest.raises(QuestionsOpen, match=r"cases\.fold\.collection_fee=once"):
        load(fees, as_of=DAY, strict=True)
    assert store.current() is None
    known = "".join(f"B{number},1.50,1.00,Minnelig inkasso\n" for number in range(20_001))
    words = write("b.csv", f"case_id,principal,outstanding,status\n{known}C1,1.50,1.00,Xyzzy\n")
    with pytest.raises(QuestionsOpen, match='"Xyzzy" = "…"'):
        load(words, as_of=DAY, strict=True)
    assert store.current() is None


def test_the_order_of_what_is_told_makes_no_other_mapping():
    one, other = "[cases.columns]\n", 'case_id = "a"\n'
    both = [f'{one}{other}state = "b"\n', f'{one}state = "b"\n{other}']
    first, second = (digest(parse_mapping(text, "m")) for text in both)
    assert first == second != digest(Mapping())


def test_a_key_that_runs_into_a_text_is_refused_and_a_header_replaces_a_constant():
    with pytest.raises(MappingWrong, match="holds a text"):
        answered(answered(Mapping(), "file.sheet", "Saker"), "file.sheet.x", "y")
    told = answered(Mapping(), "cases.constants.agency", "Fjord")
    assert answered(told, "cases.columns.agency", "Byrå").of("cases").constants == {}


def test_the_day_of_mended_rows_comes_after_what_files_state_themselves():
    march, may, june = (dt.date(2026, month, 1) for month in (3, 5, 6))
    mended = Days(happened=Happened({march: 1}, 1), mended=may)
    named = Days(happened=Happened({march: 1}, 1), above=june)
    later = Days(happened=Happened({june: 1}, 1))
    assert decide(None, [mended], TODAY) == ExportDay(may, "file")
    assert decide(None, [mended, named], TODAY) == ExportDay(june, "file")
    assert decide(None, [mended, later], TODAY) == ExportDay(june, "latest date")


def test_cases_of_different_days_are_not_loaded_together(write, load, store):
    may = write("saker_2026-05-31.csv", _row("A1", "2026-01-02"))
    june = write("saker_2026-06-30.csv", _row("A2", "2026-01-02"))
    paid = write("paid.csv", "case_id,paid_on,amount\nA1,2026-05-05,1\n")
    with pytest.raises(ExportDaysDiffer) as caught:
        load(june, may, paid)
    told = str(caught.value).splitlines()
    assert told[1:3] == [
        "  saker_2026-05-31.csv: 2026-05-31",
        "  saker_2026-06-30.csv: 2026-06-30",
    ]
    assert told[3] == "  paid.csv: states no day"
    assert told[-2:] == [f"  standout load {may}", f"  standout load {paid} {june}"]
    assert store.current() is None
    assert load(may, june, as_of=DAY).export_day == DAY


def test_an_undone_load_leaves_nothing_remembered(write, load, store, kept):
    other = "case_id,principal,outstanding,state\n"
    load(write("a.csv", f"{other}A0,1.50,1.00,running\n"), as_of=DAY)
    open_days = write("b.csv", _row("A1", "03/04/2026"))
    load(open_days, as_of=DAY, answers={DUE: "mdy"})
    assert kept(HEADER).of("cases").forms["due_date"] == "mdy"
    store.undo()
    assert kept(HEADER) == Mapping(path=kept(HEADER).path, sha256=kept(HEADER).sha256)
    assert kept(other).of("cases").columns["case_id"] == "case_id"
    with pytest.raises(QuestionsOpen, match=DUE):
        load(open_days, as_of=DAY, strict=True)
