"""The data page: loads, books that balance, quarantine, checks and gaps."""

from tests.views.reading import markup


def test_every_file_of_the_sample_is_told_with_its_rows(page, sample):
    text = markup(page("data", sample))
    assert "fjordinkasso_saker.csv" in text
    assert "tiur_events.parquet" in text
    assert "Yes: every amount that was read is stored or in quarantine." in text


def test_no_quarantine_is_said_to_be_none(page, sample):
    assert "None: every row that was read could be stored." in markup(page("data", sample))


def test_what_is_missing_names_the_cards_that_stay_empty(page, poor):
    text = markup(page("data", poor))
    assert "Does waiting before placement cost money?" in text
    assert "Due date, Placed on" in text


def test_checks_without_a_finding_are_counted(page, sample):
    labels = [one.label for one in page("data", sample).expander]
    assert any("checks found nothing" in label for label in labels)


def test_a_limited_reader_sees_no_row_of_checks_or_quarantine(page, sample, monkeypatch):
    monkeypatch.setenv("STANDOUT_DEPARTMENTS", '["Renhold"]')
    app = page("data", sample)
    assert not app.expander
    text = markup(app)
    assert "Only those who may see every department see the quarantine." in text
    assert text.count("Only those who may see every department see this.") == 4
    assert "fjordinkasso" not in text


def test_the_page_stands_over_a_bare_store(page, bare):
    page("data", bare)
