"""JSON: objects become rows, what lies in them flat columns or tables of their own."""

from pathlib import Path

import pytest

from dashboard.errors import FileUnreadable
from dashboard.intake.files import jsonscan
from dashboard.intake.files.batch import Unreadable
from dashboard.intake.files.reader import Export, opened
from dashboard.intake.mapping import Mapping
from dashboard.refusals import coded
from tests.intake.reading import cells_of, numbers_of, unreadable_of


def exports_of(tmp_path: Path, text: str, name: str = "saker.json") -> list[Export]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with opened([path], Mapping()) as exports:
        return exports


def test_a_list_of_objects_is_a_table(tmp_path: Path):
    (export,) = exports_of(tmp_path, '[{"id": "A1", "sum": 100.50}, {"id": "A2", "by": "Ås"}]')
    assert (export.name, export.headers) == ("saker.json", ("id", "sum", "by"))
    assert cells_of(export) == [("A1", "100.50", None), ("A2", None, "Ås")]
    assert numbers_of(export) == [1, 2]


def test_values_stay_as_they_are_written(tmp_path: Path):
    text = '[{"a": 1.10, "b": 12345678901234567890, "c": true, "d": null, "e": 1e5, "f": ["x", 2]}]'
    (export,) = exports_of(tmp_path, text)
    assert cells_of(export) == [("1.10", "12345678901234567890", "true", None, "100000", "x, 2")]


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        ("1.234567890e7", "12345678.90"),
        ("-2.5E+1", "-25"),
        ("1e-3", "0.001"),
        ("1e999999999", "1e999999999"),
        ("0e-999999999", "0e-999999999"),
    ],
)
def test_an_exponent_is_written_out_exactly(tmp_path: Path, number: str, exact: str):
    (export,) = exports_of(tmp_path, f'[{{"sum": {number}}}]')
    assert cells_of(export) == [(exact,)]


@pytest.mark.parametrize("name", ["saker.json", "saker.ndjson"])
def test_padding_after_json_is_not_seen(tmp_path: Path, name: str):
    (export,) = exports_of(tmp_path, '{"id": 1}\n{"id": 2}\n' + "\0" * 64, name)
    assert (cells_of(export), unreadable_of(export)) == ([("1",), ("2",)], [])
    (export,) = exports_of(tmp_path, '[{"id": 1}]\n' + "\0" * 3, "liste.json")
    assert cells_of(export) == [("1",)]


def test_objects_in_objects_are_flattened(tmp_path: Path):
    text = '[{"id": 1, "debtor": {"name": "Ola", "address": {"city": "Ås"}}}]'
    (export,) = exports_of(tmp_path, text)
    assert export.headers == ("id", "debtor.name", "debtor.address.city")
    assert cells_of(export) == [("1", "Ola", "Ås")]


CASES = """{"exported": "2026-01-31", "agency": {"name": "Kravia"}, "cases": [
    {"department": "Nord", "case_id": "A1", "payments": [{"amount": 10.00}, {"amount": -2.5}]},
    {"department": "Nord", "case_id": "A2", "payments": []},
    {"department": "Sør", "case_id": "A3", "payments": [{"amount": 7}]}
]}"""


def test_nested_payments_carry_the_key_of_their_case(tmp_path: Path):
    cases, payments = exports_of(tmp_path, CASES)
    assert (cases.name, payments.name) == ("saker.json", "saker.json#payments")
    # An empty list is no column either: "payments" would pass for an amount.
    assert cases.headers == ("department", "case_id")
    assert payments.headers == ("case_id", "amount")
    assert cells_of(payments) == [("A1", "10.00"), ("A1", "-2.5"), ("A3", "7")]
    assert numbers_of(payments) == [1, 1, 3]


def test_what_stands_beside_the_list_is_its_preamble(tmp_path: Path):
    layout = exports_of(tmp_path, CASES)[0].source.layout
    assert layout.preamble == ("exported: 2026-01-31", "agency.name: Kravia")
    assert (layout.kind, layout.header_row) == ("json", 0)


def test_a_list_with_ids_of_its_own_tells_both(tmp_path: Path):
    text = '[{"id": 1, "payments": [{"id": 7, "amount": 5}]}, {"id": 2}]'
    _cases, payments = exports_of(tmp_path, text)
    assert payments.headers == ("parent.id", "id", "amount")
    assert cells_of(payments) == [("1", "7", "5")]


def test_two_lists_side_by_side_are_two_exports(tmp_path: Path):
    text = '{"cases": [{"case_id": "A1"}], "payments": [{"case_id": "A1", "amount": 5}]}'
    assert [one.name for one in exports_of(tmp_path, text)] == [
        "saker.json#cases",
        "saker.json#payments",
    ]


@pytest.mark.parametrize("name", ["saker.ndjson", "saker.jsonl", "saker.json"])
def test_a_value_per_line_is_a_table(tmp_path: Path, name: str):
    (export,) = exports_of(tmp_path, '{"id": 1, "x": "a"}\n\n{"id": 2}\n{"id": 3,\n5\n', name)
    assert export.source.layout.kind == "ndjson"
    assert cells_of(export) == [("1", "a"), ("2", None)]
    assert numbers_of(export) == [1, 3]
    assert unreadable_of(export) == [
        Unreadable(4, coded("no_object"), ('{"id": 3,',)),
        Unreadable(5, coded("no_object"), ("5",)),
    ]


def test_a_value_among_objects_is_kept_apart(tmp_path: Path):
    (export,) = exports_of(tmp_path, '[{"id": 1}, 7, {"id": 2}]')
    assert cells_of(export) == [("1",), ("2",)]
    assert unreadable_of(export) == [Unreadable(2, coded("list_value"), ("7",))]


def test_a_long_text_is_read_piece_by_piece(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(jsonscan, "_READ_CHARS", 7)
    text = (
        "["
        + ", ".join(f'{{"id": {number}, "navn": "Bjørn {number}"}}' for number in range(300))
        + "]"
    )
    (export,) = exports_of(tmp_path, text)
    assert cells_of(export) == [(str(number), f"Bjørn {number}") for number in range(300)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[{"id": 1},\n{"id": 2', "the JSON is broken in line 2"),
        ('[{"id": 1}\n{"id": 2}]', "the JSON is broken in line 2"),
        ('[{"id": 1}] x', "“x” follows after the end"),
        ('{"id" 1}', "the JSON is broken in line 1: one of these is expected: “:”"),
        ('[{"id": }]', "the JSON is broken in line 1: a value is expected"),
        ('[{"id": "Ola}]', "a text is not closed"),
        ("[1, 2]", "there is no list of objects"),
        ("[]", "there is no list of objects"),
        ('{"status": "ok"}', "there is no list of objects"),
        ("[" * 100_000, "too many values lie within each other"),
        (" ", "the JSON is broken"),
    ],
)
def test_what_is_no_table_says_why(tmp_path: Path, text: str, reason: str):
    with pytest.raises(FileUnreadable, match=reason):
        exports_of(tmp_path, text)
