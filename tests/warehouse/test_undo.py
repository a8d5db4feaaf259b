"""A load is taken back whole, one after the other, and never the wrong one."""

import pytest

from dashboard.errors import NoStore, NothingToUndo
from dashboard.settings import settings
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


def test_the_first_load_is_taken_back_too_and_leaves_an_empty_store(store):
    with pytest.raises(NoStore):
        store.undo()
    add_load(store, "A1")
    undone = store.undo()
    assert (undone.number, undone.files) == (1, ("A1.csv",))
    assert store.current() is None
    with pytest.raises(NoStore):
        store.undo()


def test_a_store_that_was_emptied_is_loaded_again_under_a_new_version(store):
    add_load(store, "A1")
    first = store.current()
    store.undo()
    add_load(store, "A2")
    assert store.current() != first
    assert case_ids(store) == ["A2"]
    add_load(store, "A3")
    store.undo()
    assert case_ids(store) == ["A2"]
    store.undo()
    assert store.current() is None


def test_a_first_load_whose_figures_were_derived_anew_is_taken_back_whole(store):
    add_load(store, "A1")
    store.refresh()
    store.undo()
    assert store.current() is None


@pytest.fixture
def only_two_are_kept(monkeypatch):
    monkeypatch.setenv("STANDOUT_KEPT_VERSIONS", "2")
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.mark.usefixtures("only_two_are_kept")
def test_a_load_is_not_taken_back_where_no_state_from_before_it_is_kept(store):
    add_load(store, "A1")
    add_load(store, "A2")
    add_load(store, "A3")
    store.undo()
    with pytest.raises(NothingToUndo, match="no state from before"):
        store.undo()
    assert case_ids(store) == ["A1", "A2"]
