"""What a page asked the last time is asked at once for another selection."""

import threading

import pytest

from dashboard.filters import Filters, Scope
from dashboard.warehouse.ahead import Ahead

EVERYTHING = Scope(everything=True)
NORTH = Filters(department=("North",))
SOUTH = Filters(department=("South",))


class Asked:
    """Notes what is asked; each question waits until so many are asked at once."""

    def __init__(self, at_once: int = 1) -> None:
        self.questions: list[tuple[str, Filters]] = []
        self._all_here = threading.Barrier(at_once)

    def __call__(self, question: str, filters: Filters, _scope: Scope) -> None:
        self.questions.append((question, filters))
        self._all_here.wait(timeout=20)


def run_page(ahead: Ahead[str], filters: Filters, *questions: tuple[str, Filters]) -> None:
    with ahead.page("overview", filters, EVERYTHING):
        for question, asked in questions:
            ahead.note(question, asked)


def wait_for(ahead: Ahead[str]) -> None:
    ahead._pool.shutdown(wait=True)


def test_the_first_run_asks_nothing_ahead():
    asked = Asked()
    run_page(Ahead(asked, 2), NORTH, ("months", NORTH))
    assert asked.questions == []


def test_the_next_run_asks_the_same_for_its_selection_and_at_once():
    asked = Asked(at_once=2)
    ahead = Ahead(asked, 2)
    run_page(ahead, NORTH, ("months", NORTH), ("ageing", NORTH.narrow(open=True)))
    with ahead.page("overview", SOUTH, EVERYTHING):
        while len(asked.questions) < 2:
            threading.Event().wait(0.01)
    wait_for(ahead)
    assert sorted(asked.questions) == [("ageing", SOUTH.narrow(open=True)), ("months", SOUTH)]


def test_what_another_page_asked_is_not_asked():
    asked = Asked()
    ahead = Ahead(asked, 2)
    run_page(ahead, NORTH, ("months", NORTH))
    with ahead.page("customers", SOUTH, EVERYTHING):
        pass
    wait_for(ahead)
    assert asked.questions == []


def test_a_run_that_is_broken_off_leaves_nothing_in_line():
    asked = Asked(at_once=2)
    ahead = Ahead(asked, 1)
    run_page(ahead, NORTH, ("months", NORTH), ("ageing", NORTH), ("levels", NORTH))
    with pytest.raises(KeyboardInterrupt), ahead.page("overview", SOUTH, EVERYTHING):
        while not asked.questions:
            threading.Event().wait(0.01)
        raise KeyboardInterrupt
    asked._all_here.wait(timeout=20)  # lets go the one that was under way
    wait_for(ahead)
    assert asked.questions == [("months", SOUTH)]


def test_a_run_that_is_broken_off_is_no_example_for_the_next():
    asked = Asked()
    ahead = Ahead(asked, 2)
    run_page(ahead, NORTH, ("months", NORTH))
    with pytest.raises(KeyboardInterrupt), ahead.page("overview", NORTH, EVERYTHING):
        raise KeyboardInterrupt
    with ahead.page("overview", SOUTH, EVERYTHING):
        while ("months", SOUTH) not in asked.questions:
            threading.Event().wait(0.01)
    wait_for(ahead)
    assert ("months", SOUTH) in asked.questions
