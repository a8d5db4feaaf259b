"""The page that loads files: drop, look, answer, load, prove, and next month without a question."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.intake.job import dismiss, job_of
from dashboard.settings import settings
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
