"""The data page: loads, books that balance, quarantine, checks and gaps."""

from tests.views.reading import markup


def test_every_file_of_the_sample_is_told_with_its_rows(page, sample):
    text = markup(page("data", sample))
    assert "fjordinkasso_saker.csv" in text
    assert "tiur_events.parquet" in text
    assert "Yes: every amount that was read is accounted for." in text


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
    assert text.count("Only those who may see every department see this.") == 6
    assert "fjordinkasso" not in text


def test_the_page_stands_over_a_bare_store(page, bare):
    page("data", bare)


def test_each_kind_of_change_leads_to_its_cases(page, told_twice):
    text = markup(page("data", told_twice))
    assert "What has changed since the export before?" in text
    for change in ("new", "vanished", "amount_changed"):
        assert f"./cases?agency=Fjord&amp;currency=NOK&amp;change={change}" in text
    assert "agency=Dal" not in text


def test_each_export_day_tells_what_was_outstanding_then(page, told_twice):
    text = markup(page("data", told_twice))
    assert text.count(">290<") == 1
    assert 90 + 200 == 290


def test_after_one_export_the_next_is_said_to_show_changes(page, poor):
    text = markup(page("data", poor))
    assert "Nothing yet: of each agency one export is loaded." in text
