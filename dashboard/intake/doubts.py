"""What only storing a file shows to be open, as questions; a strict load stops at them."""

from collections.abc import Iterator

from dashboard.errors import QuestionsOpen
from dashboard.i18n import _
from dashboard.intake.reconcile import OTHER_WORDS
from dashboard.intake.summary import FileSummary
from dashboard.intake.understand import word_question
from dashboard.intake.understanding import Question
from dashboard.model import TABLES


def check_certain(file: FileSummary) -> None:
    """Raise QuestionsOpen where amounts are added up on a guess, or words say nothing yet."""
    if found := tuple(doubts(file)):
        raise QuestionsOpen(file.name, found, file.understood.sender)


def doubts(file: FileSummary) -> Iterator[Question]:
    """Yield what is open of a file that was read to its end."""
    for column, how in file.folds.items():
        if how == "unsure":
            yield fold_question(file.table, column)
    for column, words in file.unknown_words.items():
        for word in [one for one in words if one != OTHER_WORDS]:
            yield word_question(file.table, column, word, words[word])


def fold_question(table: str, column: str) -> Question:
    """Ask whether an amount is added up over the rows of a case or told on each of them."""
    return Question(
        key=f"{table}.fold.{column}",
        text=_(
            "{column} on several rows of one case: what is it?",
            column=_(TABLES[table][column].label),
        ),
        choices={
            "sum": _("added up over the rows"),
            "once": _("the whole case's, told on each row"),
        },
        guess="sum",
    )
