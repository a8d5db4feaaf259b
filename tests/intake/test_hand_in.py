"""Files that are handed in: understood one by one, answered, changed, and loaded as agreed."""

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook

from dashboard.errors import MappingWrong
from dashboard.intake import edits
from dashboard.intake.hand_in import HandIn
from dashboard.intake.load import load
from dashboard.warehouse.notes import Notes
from dashboard.warehouse.store import Store

# No day above the 12th: which of the numbers is the month stays open.
HEADER = "Saksnummer;Mottatt;Hovedstol;Utestående;Status\n"
OPEN = HEADER + "1;03/04/2026;1 000,50;1 000,50;Minnelig inkasso\n"
SETTLED = OPEN.replace("03/04", "23/04").replace("\n1;", "\n2;")
PAYMENTS = "Saksnummer;Betalt dato;Beløp\n1;24/04/2026;100,00\n"
ROWS = "cases.forms.placed_on"

Hand = Callable[..., HandIn]


@pytest.fixture
def hand(tmp_path: Path) -> Hand:
    def hand_in(**files: str | bytes) -> HandIn:
        handed = HandIn(tmp_path / "store")
        named = {name.replace("_", "."): content for name, content in files.items()}
        handed.files.take(
            (name, BytesIO(content.encode("cp1252") if isinstance(content, str) else content))
            for name, content in named.items()
        )
        handed.look()
        return handed

    return hand_in


def test_each_file_is_understood_or_refused_by_itself(hand: Hand):
    handed = hand(saker_csv=OPEN, betalinger_csv=PAYMENTS, brev_pdf=b"%PDF-1.7")
    assert [(part.name, part.table) for part in handed.parts] == [
        ("betalinger.csv", "payments"),
        ("saker.csv", "cases"),
    ]
    assert [path.name for path in handed.refused] == ["brev.pdf"]


def test_the_members_of_an_archive_are_understood(hand: Hand):
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("saker.csv", OPEN.encode("cp1252"))
        archive.writestr("betalinger.csv", PAYMENTS.encode("cp1252"))
    handed = hand(mai_zip=packed.getvalue())
    assert {part.name for part in handed.parts} == {"mai.zip/saker.csv", "mai.zip/betalinger.csv"}
    paths, _wishes = handed.to_load()
    assert [path.name for path in paths] == ["mai.zip"]


def test_an_open_question_is_answered_and_stays_to_be_changed(hand: Hand):
    handed = hand(saker_csv=OPEN)
    ((part, question),) = handed.open_questions()
    assert question.key == ROWS
    handed.answer(part.sender, ROWS, "dmy")
    handed.look()
    assert list(handed.open_questions()) == []
    assert [one.key for one in handed.asked(part.sender)] == [ROWS]
    assert handed.answer_to(part.sender, ROWS) == "dmy"
    assert handed.export_day.day == dt.date(2026, 4, 3)
    handed.answer(part.sender, ROWS, "mdy")
    handed.look()
    assert handed.export_day.day == dt.date(2026, 3, 4)


def test_an_answer_that_cannot_be_is_refused_and_changes_nothing(hand: Hand):
    handed = hand(saker_csv=OPEN)
    (part,) = handed.parts
    with pytest.raises(MappingWrong):
        handed.answer(part.sender, ROWS, "backwards")
    assert handed.answer_to(part.sender, ROWS) is None


def test_what_was_agreed_is_loaded_and_next_months_file_is_known(hand: Hand):
    handed = hand(saker_csv=OPEN)
    (part,) = handed.parts
    handed.answer(part.sender, ROWS, "dmy")
    handed.look()
    paths, wishes = handed.to_load()
    summary = load(paths, Store(handed.store), wishes)
    assert (summary.export_day, summary.export_day_origin) == (dt.date(2026, 4, 3), "latest date")
    later = hand(saker_csv=OPEN.replace("03/04", "04/05"))
    (known,) = later.parts
    assert list(later.open_questions()) == []
    assert known.known is not None
    assert known.known.file_name == "saker.csv"
    later.forget(known.sender)
    later.look()
    assert [question.key for _part, question in later.open_questions()] == [ROWS]


def test_files_with_the_same_headings_share_their_answers(hand: Hand):
    handed = hand(mai_csv=OPEN, juni_csv=OPEN.replace("\n1;", "\n2;"))
    assert len({part.sender for part in handed.parts}) == 1
    handed.answer(handed.parts[0].sender, ROWS, "dmy")
    handed.look()
    assert list(handed.open_questions()) == []


def test_a_part_that_is_left_out_is_not_loaded(hand: Hand):
    handed = hand(mai_csv=SETTLED, annet_csv=PAYMENTS)
    handed.left_out = {"annet.csv"}
    paths, wishes = handed.to_load()
    summary = load(paths, Store(handed.store), wishes)
    assert [file.name for file in summary.files] == ["mai.csv"]


def test_a_member_that_is_left_out_is_not_loaded(hand: Hand):
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("saker.csv", SETTLED.encode("cp1252"))
        archive.writestr("kopi.csv", SETTLED.encode("cp1252"))  # would be refused as alike
    handed = hand(mai_zip=packed.getvalue())
    handed.left_out = {"mai.zip/kopi.csv"}
    paths, wishes = handed.to_load()
    summary = load(paths, Store(handed.store), wishes)
    assert [file.name for file in summary.files] == ["mai.zip/saker.csv"]


def test_what_a_header_feeds_is_changed(hand: Hand):
    handed = hand(saker_csv=SETTLED)
    (part,) = handed.parts
    assert part.understood is not None
    seen = part.understood.seen.columns
    handed.change(
        part.sender, lambda told: edits.feed(told, "cases", seen, "Utestående", "paid_total")
    )
    handed.look()
    (changed,) = handed.parts
    assert changed.understood is not None
    assert changed.understood.seen.columns["paid_total"] == "Utestående"
    assert "outstanding" not in changed.understood.seen.columns
    assert changed.known is None


def test_a_file_that_no_table_fits_can_be_told(hand: Hand):
    handed = hand(saker_csv="Kolonne A;Kolonne B;Kolonne C;Kolonne D\n1;100,00;40,00;31/01/2026\n")
    (part,) = handed.parts
    assert part.understood is None
    assert part.headers == ("Kolonne A", "Kolonne B", "Kolonne C", "Kolonne D")
    told = {
        "Kolonne A": "case_id",
        "Kolonne B": "principal",
        "Kolonne C": "outstanding",
        "Kolonne D": "placed_on",
    }
    for header, column in told.items():
        handed.change(
            part.sender, lambda one, h=header, c=column: edits.feed(one, "cases", {}, h, c)
        )
        handed.look()
    handed.change(part.sender, lambda one: edits.fill(one, "cases", "state", "running"))
    handed.look()
    assert handed.parts[0].table == "cases"


def test_a_header_row_that_was_told_is_remembered_with_the_headers_as_found(hand: Hand):
    text = "Rapport;for;alle;saker;i mai\n" + OPEN.replace("03/04", "23/04")
    handed = hand(saker_csv=text)
    (part,) = handed.parts
    handed.change(part.sender, lambda one: edits.cut(one, header_row=2))
    handed.look()
    (cut,) = handed.parts
    assert cut.sender == part.sender
    assert (cut.layout.header_row, cut.table) == (2, "cases")
    paths, wishes = handed.to_load()
    load(paths, Store(handed.store), wishes)
    (later,) = hand(saker_csv=text.replace("23/04", "24/05")).parts
    assert (later.layout.header_row, later.table) == (2, "cases")
    assert later.known is not None


def test_the_day_that_a_person_gives_is_the_one_that_is_loaded(hand: Hand):
    handed = hand(saker_csv=SETTLED)
    handed.as_of = dt.date(2026, 5, 31)
    assert handed.export_day.origin == "given"
    paths, wishes = handed.to_load()
    assert load(paths, Store(handed.store), wishes).export_day == dt.date(2026, 5, 31)


def test_a_remembered_mapping_that_can_no_longer_be_read_is_told_and_can_be_forgotten(hand: Hand):
    first = hand(saker_csv=SETTLED)
    (part,) = first.parts
    Notes(first.store).remember(part.sender, "saker.csv", "[cases.columns]\nnothing = 'X'")
    first.look()
    assert isinstance(first.parts[0].refusal, MappingWrong)
    first.forget(part.sender)
    first.look()
    assert first.parts[0].table == "cases"


def test_a_stranger_in_an_archive_is_left_out_until_somebody_wants_it(hand: Hand):
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("saker.csv", SETTLED.encode("cp1252"))
        archive.writestr("farger.csv", "farge;form\nblå;rund\n".encode("cp1252"))
    handed = hand(mai_zip=packed.getvalue())
    assert [part.name for part in handed.taken] == ["mai.zip/saker.csv"]
    handed.left_out.clear()
    handed.look()
    assert len(handed.taken) == 2


def test_errors_name_a_file_and_not_where_it_lies(hand: Hand):
    handed = hand(brev_pdf=b"%PDF-1.7")
    (error,) = handed.refused.values()
    assert str(handed.files.folder) not in str(handed.worded(error))
    assert str(handed.worded(error)).startswith("brev.pdf: ")


def test_no_sheet_of_a_workbook_is_held(hand: Hand):
    packed = BytesIO()
    with Workbook(packed) as book:
        sheet = book.add_worksheet("Saker")
        for row, line in enumerate(SETTLED.strip().split("\n")):
            sheet.write_row(row, 0, line.split(";"))
    handed = hand(mai_xlsx=packed.getvalue())
    (part,) = handed.parts
    assert part.preview.height == 1
    assert part.understood is not None
    assert part.understood.export.headers == part.headers
    with pytest.raises(ValueError, match="closed"):
        part.understood.export.source.batches()
