"""What is open: asked in a terminal by number, else told with the option that settles it."""

import click
import pytest
from click.testing import CliRunner

from dashboard.errors import AnswerUnclear, QuestionsOpen
from dashboard.intake.understand import word_question
from dashboard.intake.understanding import Question
from dashboard.loading.questions import ask, read_answers

DAYS = Question(
    key="cases.forms.due_date",
    text="Forfall can be read in two ways. Which is right?",
    choices={"dmy": "day first", "mdy": "month first"},
    examples=("03/04/2026", "05/06/2026"),
)
HEADER = Question(
    key="cases.columns.principal",
    text="Which column is the principal?",
    choices={"Beløp": "Beløp (100,00)", "Sum i alt": "Sum i alt (120,00)"},
    guess="Sum i alt",
)
AGENCY = Question(key="cases.constants.agency", text="Who collects?", choices={})


def asked(keys: str, *questions: Question) -> tuple[dict[str, str], str]:
    """Return the answers that a person gives by these keys, and what the terminal showed."""
    answers = {}

    @click.command()
    def command() -> None:
        answers.update(ask("saker.csv", questions))

    done = CliRunner().invoke(command, input=keys)
    return answers, done.output


def test_a_choice_is_made_by_its_number():
    answers, shown = asked("2\n", DAYS)
    assert answers == {"cases.forms.due_date": "mdy"}
    assert "saker.csv can be read in more than one way" in shown
    assert "as in 03/04/2026, 05/06/2026" in shown
    assert "  1  day first" in shown


def test_the_likely_choice_is_made_by_return():
    assert asked("\n", HEADER)[0] == {"cases.columns.principal": "Sum i alt"}


def test_a_number_that_is_none_is_asked_for_again():
    assert asked("7\nx\n1\n", DAYS)[0] == {"cases.forms.due_date": "dmy"}


def test_where_any_text_will_do_it_is_written():
    answers, _shown = asked("Fjord Inkasso\n1\n", AGENCY, DAYS)
    assert answers == {
        "cases.constants.agency": "Fjord Inkasso",
        "cases.forms.due_date": "dmy",
    }


def test_without_a_terminal_each_answer_is_told_as_an_option():
    assert str(QuestionsOpen("saker.csv", [DAYS, HEADER, AGENCY])).splitlines() == [
        "saker.csv can be read in more than one way. Nothing was loaded.",
        "  Forfall can be read in two ways. Which is right? (as in 03/04/2026, 05/06/2026)",
        "    --answer cases.forms.due_date=dmy  day first",
        "    --answer cases.forms.due_date=mdy  month first",
        "  Which column is the principal?",
        "    --answer 'cases.columns.principal=Beløp'  Beløp (100,00)",
        "    --answer 'cases.columns.principal=Sum i alt'  Sum i alt (120,00), the likely one",
        "  Who collects?",
        "    --answer cases.constants.agency=…",
        "Load again with the option that is right, or write it into the mapping.",
    ]


@pytest.mark.parametrize(
    ("told", "key", "value"),
    [
        ("cases.forms.due_date=dmy", "cases.forms.due_date", "dmy"),
        ("cases.columns.principal=Sum = 1", "cases.columns.principal", "Sum = 1"),
        ("cases.values.status.a = b=running", "cases.values.status.a = b", "running"),
        ("file.delimiter==", "file.delimiter", "="),
        ("cases.values.status.odd=", "cases.values.status.odd", ""),
    ],
)
def test_an_answer_is_cut_where_its_key_ends(told, key, value):
    assert read_answers([told]) == {key: value}


@pytest.mark.parametrize("told", ["dmy", "cases.forms.due_date", "=dmy", "due_date=dmy"])
def test_an_answer_to_nothing_is_refused(told):
    with pytest.raises(AnswerUnclear, match="KEY=VALUE"):
        read_answers([told])


def test_words_that_nobody_knows_stand_once_each_with_their_codes_in_one_line():
    words = [word_question("cases", "status", word, 2) for word in ("Xyzzy", 'a "b"')]
    told = str(QuestionsOpen("saker.csv", [DAYS, *words])).splitlines()
    assert len(told) == 1 + 3 + 2 + 1 + 1 + 3 + 1
    assert told[4:6] == [
        "  What does the status 'Xyzzy' mean? (2 rows)",
        "  What does the status 'a \"b\"' mean? (2 rows)",
    ]
    assert told[6].startswith("    it stands for one of: ")
    assert "running" in told[6]
    assert told[8:11] == [
        "      [cases.values.status]",
        '      "Xyzzy" = "…"',
        '      "a \\"b\\"" = "…"',
    ]
