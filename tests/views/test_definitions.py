"""Definitions: every metric and every column, found by words and by address."""

from dashboard.catalogue import metrics
from dashboard.model import TABLES
from tests.views.reading import markup


def test_every_metric_and_every_column_is_there(page, poor):
    text = markup(page("definitions", poor))
    assert all(f'id="{name}"' in text for name in metrics())
    assert all(f"<code>{name}</code>" in text for table in TABLES.values() for name in table.names)


def test_the_address_opens_a_metric_and_puts_it_first(page, poor):
    text = markup(page("definitions", poor, metric="solved_rate"))
    assert text.index('id="solved_rate" open=""') < text.index('id="case_count"')


def test_words_leave_only_what_they_occur_in(page, poor):
    app = page("definitions", poor)
    app.text_input[0].set_value("placement lag").run()
    text = markup(app)
    assert 'id="placement_lag"' in text
    assert 'id="case_count"' not in text
