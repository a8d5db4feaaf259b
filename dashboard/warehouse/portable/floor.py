"""What questions stand on: tables and views by name, and their text for a selection."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from sqlglot import exp

from dashboard.warehouse.portable.literals import with_values
from dashboard.warehouse.portable.narrowed import narrowed
from dashboard.warehouse.portable.written_out import (
    read_beneath,
    tables_read,
    views,
    written_out,
)

Sources = Mapping[str, exp.Query]
Variables = tuple[tuple[str, Any], ...]
Say = Callable[[exp.Query], str]

GROUPS: Final = "ledger_groups"
DISPUTED: Final = "disputed_facts"
_CASES: Final = "case_facts"
_VISIBLE: Final = "visible_cases"
_SELECTED: Final = "selected_cases"
_LEDGER: Final = "selected_ledger"
_SUMMED_UP: Final = "select * from selected_cases where moved_on <= export_day()"
_VIEWS_KEPT = 1024  # some dozens for each selection; a page asks a dozen questions of one


class Floor:
    """Sources and the views of queries/model upon them.

    The text is kept by selection, as it is most of the work and the same for all questions of a
    page; `say` puts a tree into an engine's words.
    """

    def __init__(self, queries: Mapping[str, exp.Query], say: Say) -> None:
        self.queries = narrowed(queries)
        self._say = say
        self._reads = {name: tables_read(query) for name, query in self.queries.items()}
        self._text_of = lru_cache(_VIEWS_KEPT)(self._told)

    def beneath(self, question: exp.Query, variables: Variables) -> Iterator[exp.CTE]:
        """Yield what a question stands on, each after what it reads itself."""
        read = read_beneath(question, self._reads)
        for name in self.queries:
            if name in read:
                text = exp.var(self._text_of(name, variables))
                yield exp.CTE(this=text, alias=exp.TableAlias(this=exp.to_identifier(name)))

    def _told(self, name: str, variables: Variables) -> str:
        return self._say(with_values(self.queries[name], dict(variables)))


def on_cases(sources: Sources, say: Say) -> Floor:
    """Return what any question can stand on."""
    return Floor({**sources, **views()}, say)


class OnDisputed(Floor):
    """What a question about disputed cases alone can stand on: no case beside them."""

    def __init__(self, sources: Sources, say: Say) -> None:
        super().__init__({**sources, _CASES: sources[DISPUTED], **views()}, say)
        # What is read of cases by another way than the selection is meant to be of all.
        self._reads_beside = {**self._reads, _SELECTED: set[str]()}

    def bears(self, question: exp.Query, variables: Variables) -> bool:
        """Return whether only disputed cases are selected, and nothing is asked of others."""
        told = dict(variables)
        if not (told.get("reason") or told.get("disputed") or told.get("dispute_open")):
            return False
        return not read_beneath(question, self._reads_beside) & {_CASES, _VISIBLE}


class OnGroups(Floor):
    """What a question can stand on that asks of no case by itself: rows for many cases alike.

    `ledger_groups` names its columns as cases and the ledger name theirs. So the views that select
    cases select its rows, and those are the ledger of the selected cases, summed up.
    """

    def __init__(self, sources: Sources, columns: Collection[str], say: Say) -> None:
        told = {**sources, _CASES: sources[GROUPS], **views(), _LEDGER: written_out(_SUMMED_UP)}
        super().__init__(told, say)
        self._columns = frozenset(columns)
        self._of_cases = {_CASES}
        for name, query in self.queries.items():
            if tables_read(query) & self._of_cases:
                self._of_cases.add(name)

    def bears(self, question: exp.Query, variables: Variables) -> bool:
        """Return whether a question and what is selected are of nothing that groups do not tell."""
        if not dict(variables).get("on_turning_days"):
            return False
        read = tables_read(question)
        if _LEDGER not in read or (read - {_LEDGER}) & self._of_cases:
            return False
        selected = with_values(self.queries[_SELECTED], dict(variables)).find(exp.Where)
        named = {one.name for one in selected.find_all(exp.Column)} if selected else set()
        return named <= self._columns
