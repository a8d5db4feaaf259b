"""A mapping file is understood, or says where it is wrong."""

import datetime as dt
from pathlib import Path

import pytest

from dashboard.errors import MappingWrong
from dashboard.intake.mapping import Dialect, read_mapping


def test_everything_a_mapping_can_say(write):
    mapping = read_mapping(
        write(
            "fjord.toml",
            """
            [file]
            delimiter = ";"
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
            [cases.values.stage]
            " Minnelig Inkasso " = "amicable"
            [payments.columns]
            amount = "Beløp"
            """,
        )
    )
    assert mapping.dialect == Dialect(
        delimiter=";",
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
        ('[cases.values.principal]\n"x" = "1"\n', "a money has no words"),
        ('[cases.values.is_disputed]\n"x" = "perhaps"\n', "knows no 'perhaps'"),
        ('[file]\ndelimiter = "/"\n', r"delimiter knows no '/'; there is: ,, ;, \\t, |"),
        ('[file]\nencoding = "utf-9"\n', "the encoding 'utf-9' is unknown"),
        ('[file]\nencoding = "base64"\n', "the encoding 'base64' is unknown"),
        ('[file]\nencoding = "undefined"\n', "the encoding 'undefined' is unknown"),
        ('[file]\ndate = "dd.mm.yyyy"\n', "date = 'dd.mm.yyyy' is no pattern"),
        ('[file]\nexport_day = "31.10.2026"\n', "export_day = '31.10.2026' is no date"),
        ('[file]\nquote = "x"\n', r"\[file\] knows no 'quote'"),
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
