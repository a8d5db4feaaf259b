"""A line above a table may name the agency that collects; most lines do not."""

import pytest

from dashboard.intake.load import load as load_exports
from dashboard.intake.naming.agencies import agency_above
from dashboard.intake.reception import Wishes
from dashboard.intake.report import lines

TABLE = "Saksnr;Hovedstol;Utestående;Status;Kundenavn;Opprettet\n"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Beta Inkasso AS", "Beta Inkasso AS"),
        ("Saksliste fra Beta Inkasso A/S per 31.10.2026", "Beta Inkasso A/S"),
        ("Beta Inkasso AS – åpne saker", "Beta Inkasso AS"),
        ("Pohjolan Perintä Oy", "Pohjolan Perintä Oy"),
        ("Nordic Debt Recovery Ltd, open cases", "Nordic Debt Recovery Ltd"),
        ("Nordfällan Inkasso AB", "Nordfällan Inkasso AB"),
        ("Nord Inkasso GmbH", "Nord Inkasso GmbH"),
        ("Inkassobyrå: Kravia", "Kravia"),
        ("Inkassobyrå Kravia AS", "Kravia AS"),
        ("agency: Kravia", "Kravia"),
    ],
)
def test_a_line_names_the_agency(line, name):
    found = agency_above([line, "Eksportdato: 31.10.2026"], "cases")
    assert found is not None
    assert (found.name, found.line) == (name, line)


@pytest.mark.parametrize(
    "told",
    [
        ["Kreditor: Eng AS"],
        ["Saker til inkasso for Eng AS"],
        ["Rapport: Inkassosaker Eng AS"],
        ["Inkasso"],
        ["Åpne saker per 31.01.2026"],
        ["Beta Inkasso AS", "Alfa Inkasso AS"],
    ],
)
def test_other_lines_name_none(told):
    assert agency_above(told, "cases") is None


def test_two_senders_with_equal_numbers_do_not_replace_each_other(write, load, ask):
    for name, customer in (("Alfa", "Kari"), ("Beta", "Ola")):
        rows = f"1001;100,00;50,00;Åpen;{customer};02.01.2026\n"
        summary = load(write(f"{name}.csv", f"{name} Inkasso AS\n\n{TABLE}{rows}"))
    assert ask("select agency, customer_name from cases order by 1") == [
        ("Alfa Inkasso AS", "Kari"),
        ("Beta Inkasso AS", "Ola"),
    ]
    told = "  agency: Beta Inkasso AS, read above the table (Beta Inkasso AS); if it is another one"
    assert any(line.startswith(told) for line in lines(summary))


def test_what_a_person_says_counts_before_the_line(write, store, ask):
    rows = "1001;100,00;50,00;Åpen;Kari;02.01.2026\n"
    file = write("a.csv", f"Alfa Inkasso AS\n\n{TABLE}{rows}")
    summary = load_exports([file], store, Wishes(agency="Gamma"))
    assert ask("select agency from cases") == [("Gamma",)]
    assert not any("read above the table" in line for line in lines(summary))
    answered = {"cases.constants.agency": "Delta"}
    load_exports(
        [write("b.csv", f"Alfa Inkasso AS\n\n{TABLE}2{rows}")], store, Wishes(answers=answered)
    )
    assert ask("select agency from cases order by 1") == [("Delta",), ("Gamma",)]


def test_an_agency_beside_a_list_of_json_is_taken(write, load, ask):
    case = '{"case_id": "1", "principal": 5, "outstanding": 5, "state": "running"}'
    load(write("a.json", f'{{"agency": "Kravia", "exported": "2026-10-31", "cases": [{case}]}}'))
    assert ask("select agency from cases") == [("Kravia",)]


def cases_told(write, load, *rows: str) -> list[str]:
    header = "case_id;customer_id;customer_name;principal;outstanding;state;placed_on\n"
    return list(load(write("a.csv", header + "".join(f"{row}\n" for row in rows))).cases_told())


def test_a_load_tells_how_many_cases_were_new_changed_and_the_same(write, load):
    first = ["1;7;Kari;9;5;running;2026-01-02", "2;8;Ola;9;9;running;2026-01-02"]
    assert cases_told(write, load, *first) == ["Cases: 2 new, 0 changed, 0 as stored before"]
    then = ["1;7;Kari;9;4;running;2026-01-02", first[1], "3;9;Per;1;1;running;2026-01-03"]
    assert cases_told(write, load, *then) == ["Cases: 1 new, 1 changed, 1 as stored before"]


def test_cases_that_become_those_of_other_customers_are_warned_of(write, load):
    cases_told(write, load, *(f"{one};;Kari {one};9;5;running;2026-01-02" for one in range(4)))
    others = [f"{one};;Ola {one};9;5;running;2026-01-05" for one in range(1, 4)]
    told = cases_told(write, load, *others, "0;;Kari 0;9;5;running;2026-01-02")
    assert told[0] == "Cases: 0 new, 3 changed, 1 as stored before"
    assert told[1].startswith("3 stored cases were replaced by those of other customers")
    assert "such as 1. Is it another agency?" in told[1]
    assert "--agency NAME" in told[1]
