"""A mapping file is understood, or says where it is wrong."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.errors import MappingWrong
from dashboard.intake.mapping import Dialect, Mapping, signature
from dashboard.intake.mapping_file import answered, parse_mapping, read_mapping, to_toml


def test_everything_a_mapping_can_say(write):
    mapping = read_mapping(
        write(
            "fjord.toml",
            """
            [file]
            delimiter = ";"
            quote = "'"
            header_row = 4
            timezone = "Europe/Oslo"
            encoding = "cp1252"
            decimal = ","
            date = ["%d.%m.%Y", "%d.%m.%y"]
            time = "%d.%m.%Y %H:%M"
            export_day = "2026-10-31"
            sheet = "Saker"
            [cases.columns]
            case_id = "Saksnummer"
            [cases.constants]
            currency = "NOK"
            [cases.forms]
            due_date = "mdy"
            placed_on = "%y%m%d"
            [cases.fold]
            collection_fee = "once"
            [cases.values.stage]
            " Minnelig Inkasso " = "amicable"
            [payments.columns]
            amount = "Beløp"
            """,
        )
    )
    assert mapping.dialect == Dialect(
        delimiter=";",
        quote="'",
        header_row=4,
        zone="Europe/Oslo",
        encoding="cp1252",
        decimal=",",
        dates=("%d.%m.%Y", "%d.%m.%y"),
        times=("%d.%m.%Y %H:%M",),
        export_day=dt.date(2026, 10, 31),
        sheet="Saker",
    )
    assert mapping.of("cases").columns == {"case_id": "Saksnummer"}
    assert mapping.of("cases").constants == {"currency": "NOK"}
    assert mapping.of("cases").values == {"stage": {"minnelig inkasso": "amicable"}}
    assert mapping.of("cases").forms == {"due_date": "mdy", "placed_on": "%y%m%d"}
    assert mapping.of("cases").fold == {"collection_fee": "once"}
    assert mapping.of("payments").columns == {"amount": "Beløp"}
    assert mapping.of("events").columns == {}
    assert len(mapping.sha256) == 64


def test_toml_may_state_the_export_day_as_a_date(write):
    mapping = read_mapping(write("a.toml", "[file]\nexport_day = 2026-10-31\n"))
    assert mapping.dialect.export_day == dt.date(2026, 10, 31)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[cases", "not valid TOML"),
        ("[case.columns]\n", "knows no 'case'; there is: file, cases, payments"),
        ("[cases.column]\n", r"\[cases\] knows no 'column'; there is: columns, constants, values"),
        ('[cases.columns]\ncaseid = "x"\n', r"\[cases.columns\] knows no 'caseid'"),
        ('[cases.values.stage]\n"x" = "amical"\n', "knows no 'amical'; there is: pre, reminder"),
        ('[cases.values.is_disputed]\n"x" = "perhaps"\n', "knows no 'perhaps'"),
        ('[file]\ndelimiter = "a"\n', "delimiter = 'a' has to be one mark"),
        ('[file]\nquote = "x"\n', "quote = 'x' has to be one mark"),
        ("[file]\nheader_row = 0\n", "header_row = 0 has to be a row's number"),
        ('[file]\ntimezone = "Oslo"\n', "timezone = 'Oslo' is none"),
        ('[cases.forms]\ndue_date = "ddmm"\n', r"\[cases.forms\] due_date knows no 'ddmm'"),
        ('[cases.forms]\nstate = "dmy"\n', r"\[cases.forms\] state knows no 'dmy'"),
        ('[cases.fold]\nprincipal = "all"\n', r"\[cases.fold\] principal knows no 'all'"),
        ('[cases.fold]\nstate = "sum"\n', r"\[cases.fold\] knows no 'state'"),
        ('[cases.values.status]\n"x" = "lost"\n', "knows no 'lost'"),
        ('[file]\nencoding = "utf-9"\n', "the encoding 'utf-9' is unknown"),
        ('[file]\nencoding = "base64"\n', "the encoding 'base64' is unknown"),
        ('[file]\nencoding = "undefined"\n', "the encoding 'undefined' is unknown"),
        ('[file]\ndate = "dd.mm.yyyy"\n', "date = 'dd.mm.yyyy' is no pattern"),
        ('[file]\nexport_day = "31.10.2026"\n', "export_day = '31.10.2026' is no date"),
        ('[file]\nquotes = "x"\n', r"\[file\] knows no 'quotes'"),
        ("file = 3\n", r"\[file\] has to be a section"),
        ("[cases]\ncolumns = 3\n", r"\[cases.columns\] has to be a section"),
        ("[cases.columns]\ncase_id = [1]\n", "case_id has to be a text"),
        (
            '[cases.columns]\nagency = "x"\n[cases.constants]\nagency = "y"\n',
            "agency a header and a constant",
        ),
    ],
)
def test_a_wrong_mapping_says_where(write, text, reason):
    with pytest.raises(MappingWrong, match=reason):
        read_mapping(write("a.toml", text))


def test_a_missing_mapping_is_named(tmp_path: Path):
    with pytest.raises(MappingWrong, match=r"none\.toml: it cannot be opened"):
        read_mapping(tmp_path / "none.toml")


def test_what_is_written_reads_back_the_same(write):
    mapping = read_mapping(write("a.toml", SOME))
    assert replace(parse_mapping(to_toml(mapping), "kept"), sha256="") == replace(
        mapping, path=None, sha256=""
    )


def test_an_answer_becomes_part_of_the_mapping(write):
    mapping = read_mapping(write("a.toml", SOME))
    told = answered(mapping, "cases.forms.due_date", "mdy")
    told = answered(told, "cases.values.status.På vent. 2", "on_hold_other")
    told = answered(told, "file.header_row", "7")
    assert told.of("cases").forms == {"due_date": "mdy"}
    assert told.of("cases").values["status"] == {"på vent. 2": "on_hold_other"}
    assert told.of("cases").columns == mapping.of("cases").columns
    assert told.dialect.header_row == 7


def test_an_answer_that_a_mapping_cannot_hold_is_refused():
    with pytest.raises(MappingWrong, match="knows no 'sideways'"):
        answered(Mapping(), "cases.forms.due_date", "sideways")


def test_a_sender_is_known_by_its_headers_in_any_order():
    assert signature(["Saksnr", " Hovedstol "]) == signature(["hovedstol", "SAKSNR"])
    assert signature(["Saksnr", "standout_row"]) == signature(["Saksnr"])
    assert signature(["Saksnr"]) != signature(["Saksnr", "Hovedstol"])


SOME = """
    [file]
    delimiter = ";"
    date = "%d.%m.%Y"
    export_day = "2026-10-31"
    [cases.columns]
    case_id = "Saksnummer"
    [cases.values.stage]
    "Minnelig inkasso" = "amicable"
"""
