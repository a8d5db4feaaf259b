"""The page that loads files: drop, look, answer, load, prove, and next month without a question."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import scope_of
from dashboard.components.quarantine_files import _maker
from dashboard.filters import Filters
from dashboard.i18n import language
from dashboard.intake.hand_in import HandIn
from dashboard.intake.job import Job, dismiss, job_of
from dashboard.refusals import told
from dashboard.settings import settings
from dashboard.warehouse.store import Store
from dashboard.warehouse.warehouse import Warehouse
from tests.reading import page, reading, text_of

HEADER = "Fjordinkasso AS\n\nSaksnummer;Mottatt;Hovedstol;Utestående;Status\n"
# No day above the 12th: which of the numbers is the month stays open. One row is no row.
MAY = HEADER + "1;03/04/2026;1 000,50;1 000,50;Minnelig inkasso\n2;05/04/2026;tull;1,00;Åpen\n"
JUNE = HEADER + "1;03/04/2026;1 000,50;900,50;Minnelig inkasso\n3;06/05/2026;2,00;2,00;Rettslig\n"
SECONDS = 60


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Path]:
    """A store that nothing was ever loaded into."""
    folder = tmp_path / "store"
    with reading(folder):
        yield folder
    dismiss(folder)


def drop(app: AppTest, name: str, text: str) -> AppTest:
    uploader = app.file_uploader[0]
    uploader.upload(name, text.encode("cp1252")).run()
    assert not app.exception
    return app


def loaded(app: AppTest, store: Path) -> AppTest:
    app.button("load").click().run()
    job = job_of(store)
    assert job is not None
    assert job.wait(SECONDS)
    return app.run()


@pytest.mark.usefixtures("store")
def test_an_empty_store_asks_for_files():
    app = page("load")
    assert not app.exception
    assert "Nothing has been loaded yet." in text_of(app)
    assert app.file_uploader


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("name", ["", "cases", "data"])
def test_every_other_page_of_an_empty_store_leads_there(name: str):
    app = page(name)
    assert not app.exception
    sent = [json.loads(one.proto.json)["go"] for one in app.get("bidi_component")]
    assert "./load" in sent


@pytest.mark.usefixtures("store")
def test_an_open_question_keeps_a_file_from_being_loaded_until_it_is_answered():
    app = drop(page("load"), "saker_mai.csv", MAY)
    text = text_of(app)
    assert "saker_mai.csv → Cases" in text
    assert "Windows-1252" in text
    assert "names in row 3" in text
    assert "Above the table: Fjordinkasso AS" in text
    assert app.button("load").disabled
    assert "First answer, for saker_mai.csv" in text
    app.radio[0].set_value("dmy").run()
    assert not app.button("load").disabled
    assert "Export day" in app.date_input[0].label
    assert app.date_input[0].value.isoformat() == "2026-04-05"


def test_a_load_ends_with_its_books_and_next_months_file_needs_no_answer(store: Path):
    app = drop(page("load"), "saker_mai.csv", MAY)
    app.radio[0].set_value("dmy").run()
    text = text_of(loaded(app, store))
    assert "1 row is stored, 1 in quarantine. Export day 3 Apr 2026" in text
    assert "Rows 2 1 1" in text
    assert "saker_mai.mend.csv" in [one.label for one in app.get("download_button")]
    app.button("more").click().run()
    drop(app, "saker_juni.csv", JUNE)
    assert "read as saker_mai.csv of" in text_of(app)
    assert not app.radio
    text = text_of(loaded(app, store))
    assert "2 rows are stored. Export day 6 May 2026" in text


def test_what_was_loaded_can_be_undone_and_its_files_are_there_again(store: Path):
    app = drop(page("load"), "saker_mai.csv", MAY)
    app.radio[0].set_value("dmy").run()
    loaded(app, store)
    app.button("more").click().run()
    loaded(drop(app, "saker_juni.csv", JUNE), store)
    app.button("undo").click().run()
    assert "saker_juni.csv → Cases" in text_of(app)
    app.button("take-others").click().run()
    assert list(store.glob("handed_in_*")) == []


def test_the_first_load_can_be_undone_and_its_files_loaded_again(store: Path):
    app = drop(page("load"), "saker_mai.csv", MAY)
    app.radio[0].set_value("dmy").run()
    loaded(app, store)
    assert any("the store is then empty" in one.value for one in app.markdown)
    app.button("undo").click().run()
    assert Store(store).current() is None
    assert "saker_mai.csv → Cases" in text_of(app)
    assert "1 row is stored" in text_of(loaded(app, store))


@pytest.mark.usefixtures("store")
def test_a_file_that_cannot_be_read_says_why_and_can_be_left():
    app = drop(page("load"), "brev.pdf", "%PDF-1.7")
    assert "brev.pdf cannot be read" in text_of(app)
    assert app.button("load").disabled
    app.button("drop-brev.pdf").click().run()
    assert app.file_uploader


@pytest.mark.usefixtures("store")
def test_a_file_that_no_table_fits_asks_what_it_is():
    app = drop(page("load"), "noe.csv", "Farge;Form\nblå;rund\nrød;kantet\n")
    assert app.button("load").disabled
    assert "First say what these hold, or leave them out: noe.csv." in text_of(app)
    (table,) = [one for one in app.selectbox if one.label == "The file holds"]
    table.set_value("payments").run()
    assert not app.exception
    assert {"Farge", "Form"} <= {one.label for one in app.selectbox}


@pytest.mark.usefixtures("store")
def test_another_header_for_a_column_and_a_value_for_every_row():
    app = drop(page("load"), "saker.csv", MAY)
    (part,) = app.session_state["hand-in"].parts
    app.session_state[f"columns-{part.sender[:12]}"] = True
    app.run()
    (header,) = [one for one in app.selectbox if one.label == "Utestående"]
    header.set_value("paid_total").run()
    (agency,) = [one for one in app.text_input if one.label == "Agency"]
    agency.set_value("Fjord").run()
    assert not app.exception
    text = text_of(app)
    assert "Paid told" in text
    assert "Agency is Fjord in every row" in text


@pytest.mark.usefixtures("store")
def test_amounts_with_a_minus_are_shown_as_turned_and_can_be_left_as_they_are():
    rows = "1;1 000,00;-400,00;600,00;Minnelig inkasso\n2;50,00;0,00;50,00;Minnelig inkasso\n"
    app = drop(page("load"), "saker.csv", f"Saksnummer;Hovedstol;Innbetalt;Rest;Status\n{rows}")
    assert "Paid with a minus, turned" in text_of(app)
    (part,) = app.session_state["hand-in"].parts
    app.session_state[f"columns-{part.sender[:12]}"] = True
    app.run()
    (sign,) = [one for one in app.selectbox if (one.key or "").endswith("sign-paid_total")]
    sign.set_value("plus").run()
    assert not app.exception
    assert "Paid with a minus, turned" not in text_of(app)


@pytest.mark.usefixtures("store")
def test_a_reader_of_some_departments_may_load_nothing(monkeypatch):
    monkeypatch.setenv("STANDOUT_DEPARTMENTS", "Kantine")
    settings.cache_clear()
    app = page("load")
    assert not app.file_uploader
    assert any("may load files" in one.value for one in app.caption)


def test_a_remembered_sender_is_listed_and_forgotten(store: Path):
    app = drop(page("load"), "saker.csv", MAY)
    app.radio[0].set_value("dmy").run()
    loaded(app, store)
    app.button("more").click().run()
    assert any("saker" in one.value for one in app.markdown)
    (forget,) = [one for one in app.button if (one.key or "").startswith("forget-known-")]
    forget.click().run()
    assert not any("saker" in one.value for one in app.markdown)


def start_may(**parameters: str) -> AppTest:
    app = drop(page("load", **parameters), "saker_mai.csv", MAY)
    app.radio[0].set_value("dmy").run()
    return app


def test_how_a_load_ended_is_shown_with_its_buttons_to_whoever_started_it_alone(store: Path):
    owner = loaded(start_may(), store)
    other = drop(page("load"), "saker_juni.csv", JUNE)
    told = text_of(other)
    assert "Another reader's load, or yours from another window: 1 row is stored" in told
    assert "All loads and checks" in told
    assert "saker_juni.csv → Cases" in told
    assert {"more", "undo"}.isdisjoint(one.key for one in other.button)
    assert not other.get("download_button")
    assert "What was loaded?" in text_of(owner.run())
    owner.button("more").click().run()
    told = text_of(other.run())
    assert "saker_juni.csv → Cases" in told
    assert "Another reader's load" not in told


def test_the_outcome_of_a_load_outlives_that_of_another_reader(store: Path):
    owner = loaded(start_may(), store)
    other = loaded(drop(page("load"), "saker_juni.csv", JUNE), store)
    assert "2 rows are stored" in text_of(other)
    assert "1 row is stored, 1 in quarantine" in text_of(owner.run())
    owner.button("more").click().run()
    assert "Another reader's load" in text_of(owner)
    assert "What was loaded?" in text_of(other.run())


def test_only_whoever_started_a_load_can_stop_it(store: Path, monkeypatch: pytest.MonkeyPatch):
    may_go_on = threading.Event()
    count = Job._count

    def held(job: Job, *counted: Any) -> None:
        assert may_go_on.wait(SECONDS)
        count(job, *counted)

    monkeypatch.setattr(Job, "_count", held)
    owner = start_may()
    owner.button("load").click().run()
    other = page("load")
    may_go_on.set()
    job = job_of(store)
    assert job is not None
    assert job.wait(SECONDS)
    assert [one.key for one in owner.button if one.key == "cancel"] == ["cancel"]
    assert [one.key for one in other.button if one.key == "cancel"] == []
    assert any("Another reader started this load" in one.value for one in other.caption)


def test_a_load_of_a_norwegian_reader_is_told_in_norwegian_and_kept_in_no_language(
    store: Path, monkeypatch: pytest.MonkeyPatch
):
    looks: list[str] = []
    look = HandIn.look

    def counted(hand_in: HandIn) -> None:
        looks.append(language.get())
        look(hand_in)

    monkeypatch.setattr(HandIn, "look", counted)
    app = start_may(lang="nb")
    assert looks == ["nb", "nb"], "once when they came, once when an answer was given"
    loaded(app, store)
    assert "1 rad er lagret, 1 i karantene" in text_of(app)
    entries = Warehouse(store, settings()).export(
        "data/quarantine", Filters(), scope_of(settings())
    )
    assert told(entries["reason"].item()).startswith("Hovedstol (Principal): this is no number.")
    assert any("Hovedstol = 'tull': dette er ikke et tall." in one.value for one in app.code)


def test_rows_to_mend_are_those_of_the_load_that_is_shown(store: Path):
    owner = loaded(start_may(), store)
    loaded(drop(page("load"), "saker_juni.csv", JUNE.replace("2,00;2,00", "tøys;2,00")), store)
    (button,) = owner.run().get("download_button")
    assert button.label == "saker_mai.mend.csv"
    summary = owner.session_state["hand-in-load"].summary
    (content,) = _maker(summary)().values()
    assert "tull" in content.decode("utf-8-sig")
    assert "tøys" not in content.decode("utf-8-sig")


@pytest.mark.usefixtures("store")
def test_the_page_shows_what_words_are_taken_for_before_loading():
    told = text_of(drop(page("load"), "saker.csv", MAY.replace("Åpen", "Xyzzy")))
    assert "What words are taken for" in told
    assert told.index("nothing yet: answer above") < told.index("Stage: Amicable")
