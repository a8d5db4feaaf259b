"""A load is taken back whole, one after the other, and never the wrong one."""

import pytest

from dashboard.errors import NoStore, NothingToUndo
from tests.warehouse.versions import add_load, case_ids


def test_the_last_load_is_taken_back_and_named(store):
    add_load(store, "A1")
    add_load(store, "A2")
    undone = store.undo()
    assert case_ids(store) == ["A1"]
    assert (undone.number, undone.files) == (2, ("A2.csv",))


def test_loads_are_taken_back_one_after_the_other_past_what_was_undone_before(store):
    add_load(store, "A1")
    add_load(store, "A2")
    store.undo()
    add_load(store, "A3")
    store.undo()
    assert case_ids(store) == ["A1"]


def test_figures_derived_anew_are_no_load(store):
    add_load(store, "A1")
    add_load(store, "A2")
    store.refresh()
    store.undo()
    assert case_ids(store) == ["A1"]


def test_the_first_load_cannot_be_taken_back(store):
    with pytest.raises(NoStore):
        store.undo()
    add_load(store, "A1")
    with pytest.raises(NothingToUndo, match="no state from before"):
        store.undo()
    assert case_ids(store) == ["A1"]
