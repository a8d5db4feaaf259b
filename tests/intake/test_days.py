"""A day or time is read as what it says, or not at all."""

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.intake.values import cells
from tests.intake.one_cell import assert_reads, one, texts

NO_SUCH_DAY = "there is no such day or time in the calendar from 1900 to 2199"
OTHER_ORDER = "this date has its parts in the order"
DAY_NUMBER = "this looks like a spreadsheet's number of a day"
NO_DATE = "this is no date"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # How it is written, and as what it is read under dmy, mdy, ymd and serial.
        ("2026-01-31", {"all": dt.date(2026, 1, 31)}),
        ("2026/01/31", {"all": dt.date(2026, 1, 31)}),
        ("20260105", {"all": dt.date(2026, 1, 5)}),
        ("2026-01-31+01:00", {"all": dt.date(2026, 1, 31)}),
        ("5. januar 2026", {"all": dt.date(2026, 1, 5)}),
        ("den 5 januari 2026", {"all": dt.date(2026, 1, 5)}),
        ("5. tammikuuta 2026", {"all": dt.date(2026, 1, 5)}),
        ("05-okt-26", {"all": dt.date(2026, 10, 5)}),
        ("5.mai.2026", {"all": dt.date(2026, 5, 5)}),
        ("31 Dec 2025", {"all": dt.date(2025, 12, 31)}),
        ("Dec 31, 2025", {"all": dt.date(2025, 12, 31)}),
        ("December 31st, 2025", {"all": dt.date(2025, 12, 31)}),
        ("2. MÄRZ 1999", {"all": dt.date(1999, 3, 2)}),
        ("2. ma\u0308rz 1999", {"all": dt.date(1999, 3, 2)}),
        ("12.5.26", {"dmy": dt.date(2026, 5, 12), "mdy": dt.date(2026, 12, 5)}),
        ("01/02/2026", {"dmy": dt.date(2026, 2, 1), "mdy": dt.date(2026, 1, 2)}),
        ("5. 1. 2026", {"dmy": dt.date(2026, 1, 5), "mdy": dt.date(2026, 5, 1)}),
        ("31 12 2025", {"dmy": dt.date(2025, 12, 31)}),
        ("12/31/2025", {"mdy": dt.date(2025, 12, 31)}),
        ("26-01-05", {"dmy": dt.date(2005, 1, 26), "ymd": dt.date(2026, 1, 5)}),
        ("260105", {"dmy": dt.date(2005, 1, 26), "ymd": dt.date(2026, 1, 5)}),
        ("26.01.05", {"dmy": dt.date(2005, 1, 26)}),
        ("31122025", {"dmy": dt.date(2025, 12, 31)}),
        ("1.1.69", {"dmy": dt.date(2069, 1, 1), "mdy": dt.date(2069, 1, 1)}),
        ("1.1.70", {"dmy": dt.date(1970, 1, 1), "mdy": dt.date(1970, 1, 1)}),
        ("29.02.2024", {"dmy": dt.date(2024, 2, 29)}),
        ("29.02.2025", {}),
        ("31.02.2026", {}),
        ("31.12.1899", {}),
        ("1899-12-31", {}),
        ("01.01.1900", {"dmy": dt.date(1900, 1, 1), "mdy": dt.date(1900, 1, 1)}),
        ("0026-01-31", {}),
        ("45231", {"serial": dt.date(2023, 11, 1)}),
        ("45231.5", {"serial": dt.date(2023, 11, 1)}),
        ("45231,99", {"serial": dt.date(2023, 11, 1)}),
        ("25569", {"serial": dt.date(1970, 1, 1)}),
        ("19999", {}),
        ("80001", {}),
        ("2026-01-31 10:00:00", {"all": dt.date(2026, 1, 31)}),
        ("31.1.2026 kl. 14.30", {"dmy": dt.date(2026, 1, 31)}),
        ("31.1.2026 25:00", {}),
        ("2026-W05-1", {}),
        ("ca 5. januar 2026", {}),
        ("januar 2026", {}),
        ("12.05", {}),
        ("10-11-12-13", {}),
        ("soon", {}),
    ],
)
def test_a_day(text, expected):
    for form in ("dmy", "mdy", "ymd", "serial"):
        found = one(cells.day(texts(text), form))
        wanted = expected.get("all", expected.get(form))
        assert found == wanted if wanted else isinstance(found, str), form


@pytest.mark.parametrize(
    ("text", "form", "reason"),
    [
        ("31.02.2026", "dmy", NO_SUCH_DAY),
        ("31.12.1899", "dmy", NO_SUCH_DAY),
        ("12/31/2025", "dmy", f'{OTHER_ORDER} "mdy"'),
        ("31/12/2025", "mdy", f'{OTHER_ORDER} "dmy"'),
        ("45231", "dmy", DAY_NUMBER),
        ("soon", "dmy", NO_DATE),
        ("soon", "%d.%m.%Y", "this is no date written like %d.%m.%Y"),
    ],
)
def test_a_day_that_cannot_be_read_says_why(text, form, reason):
    assert_reads(one(cells.day(texts(text), form)), reason)


@pytest.mark.parametrize(
    "text",
    [
        *("00.00.0000", "0000-00-00", "00000000", "0001-01-01T00:00:00", "NULL", "NaT"),
        *("9999-12-31", "9999-12-31 23:59:59", "99991231", "12/31/9999"),
        *("31.12.9999", "31/12/9999"),
    ],
)
def test_what_programs_write_for_no_day_is_an_empty_cell(text):
    assert one(cells.day(texts(text), "dmy")) is None


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        ("4/6/2013", "%m/%d/%Y", dt.date(2013, 4, 6)),
        ("1.2.26", "%d.%m.%y", dt.date(2026, 2, 1)),
        ("2026-01-31", "%d.%m.%Y", dt.date(2026, 1, 31)),
        ("2026-05-01", "%Y-%d-%m", dt.date(2026, 1, 5)),
        ("31.01.2026 10:30", "%d.%m.%Y %H:%M", dt.date(2026, 1, 31)),
        ("31.01.2026", "%Q", NO_DATE),
        ("1/2/13", "%m/%d/%Y", NO_DATE),
        ("13/1/2013", "%m/%d/%Y", NO_DATE),
    ],
)
def test_a_day_under_a_pattern(text, pattern, expected):
    assert_reads(one(cells.day(texts(text), pattern)), expected)


OSLO = "Europe/Oslo"


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("2026-01-31", None, dt.datetime(2026, 1, 31)),
        ("2026-01-31 13:30", None, dt.datetime(2026, 1, 31, 13, 30)),
        ("2026-01-31T13:30:05.250", None, dt.datetime(2026, 1, 31, 13, 30, 5, 250_000)),
        ("31.1.2026 9:05", None, dt.datetime(2026, 1, 31, 9, 5)),
        ("31.01.2026 09.05.07", None, dt.datetime(2026, 1, 31, 9, 5, 7)),
        ("1/2/2026 12:30 AM", None, dt.datetime(2026, 2, 1, 0, 30)),
        ("1/2/2026 2:30 p.m.", None, dt.datetime(2026, 2, 1, 14, 30)),
        ("5. januar 2026 kl. 14.30", None, dt.datetime(2026, 1, 5, 14, 30)),
        # The clock on the wall stays as it is written; only UTC is moved to a zone that is told.
        ("2026-01-31T23:30:00+01:00", OSLO, dt.datetime(2026, 1, 31, 23, 30)),
        ("2026-01-31T23:30:00-05:00", OSLO, dt.datetime(2026, 1, 31, 23, 30)),
        ("2026-01-30T23:00:00Z", None, dt.datetime(2026, 1, 30, 23)),
        ("2026-01-30T23:00:00Z", OSLO, dt.datetime(2026, 1, 31)),
        ("2026-01-30T23:00:00+00:00", OSLO, dt.datetime(2026, 1, 31)),
        ("2026-01-30 23:00:00 UTC", OSLO, dt.datetime(2026, 1, 31)),
        ("30.01.2026 23:00Z", OSLO, dt.datetime(2026, 1, 31)),
        # Summer time begins on 29 March 2026 and ends on 25 October, both at 01:00 UTC.
        ("2026-03-29T00:59:00Z", OSLO, dt.datetime(2026, 3, 29, 1, 59)),
        ("2026-03-29T01:00:00Z", OSLO, dt.datetime(2026, 3, 29, 3, 0)),
        ("2026-03-29 02:30", OSLO, dt.datetime(2026, 3, 29, 2, 30)),
        ("2026-10-25T00:30:00Z", OSLO, dt.datetime(2026, 10, 25, 2, 30)),
        ("2026-10-25T01:30:00Z", OSLO, dt.datetime(2026, 10, 25, 2, 30)),
        ("2026-01-31 25:00", None, NO_SUCH_DAY),
        ("2026-01-31 13:00 PM", None, NO_SUCH_DAY),
        ("soon", None, NO_DATE),
    ],
)
def test_a_time(text, zone, expected):
    found = one(cells.time(texts(text), "dmy", zone))
    assert_reads(found, expected)
    if isinstance(expected, dt.datetime):
        assert one(cells.day(texts(text), "dmy", zone)) == expected.date()
        # Beside a cell of another shape it is read by the careful rules, and alike.
        beside = cells.time(texts("5. mai 2026", text), "dmy", zone)
        assert beside.values.to_list() == [dt.datetime(2026, 5, 5), expected]


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("31.01.2026 23:30 +0100", OSLO, dt.datetime(2026, 1, 31, 23, 30)),
        ("30.01.2026 23:30 +0000", OSLO, dt.datetime(2026, 1, 31, 0, 30)),
        ("30.01.2026 23:30 +0000", None, dt.datetime(2026, 1, 30, 23, 30)),
        ("2026-01-31", OSLO, dt.datetime(2026, 1, 31)),
    ],
)
def test_a_time_under_a_pattern_with_an_offset(text, zone, expected):
    assert one(cells.time(texts(text), "%d.%m.%Y %H:%M %z", zone)) == expected


def test_a_number_of_a_day_has_the_time_behind_its_mark():
    read = cells.time(texts("45231.5", "45231.6041666667", "45231"), "serial")
    assert read.values.to_list() == [
        dt.datetime(2023, 11, 1, 12),
        dt.datetime(2023, 11, 1, 14, 30),
        dt.datetime(2023, 11, 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("2026-01", "2026-1", "202601", "01.2026", "1/2026", "januar 2026", "Jan-26"),
        *("2026 tammikuu", "31.1.2026", "2026-01-31", "31.1.2026 10:00"),
    ],
)
def test_a_month_is_its_first_day(text):
    assert one(cells.month(texts(text), "dmy")) == dt.date(2026, 1, 1)


def test_no_month_is_a_fault():
    assert_reads(one(cells.month(texts("2026-13"), "dmy")), NO_DATE)
    assert one(cells.month(texts("1.2.2026"), "%m.%d.%Y")) == dt.date(2026, 1, 1)


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "fi": "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "nb, short": "jan feb mar apr mai jun jul aug sep okt nov des",
    "de, short": "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
    "sv, short": "jan. feb. mars apr. maj juni juli aug. sept. okt. nov. dec.",
}
DAYS = st.dates(dt.date(1970, 1, 1), dt.date(2069, 12, 31))


@example(dt.date(2024, 2, 29), "dmy", ".", True, True)
@settings(deadline=None)
@given(
    DAYS,
    st.sampled_from(("dmy", "mdy", "ymd")),
    st.sampled_from((".", "/", "-", " ", "")),
    st.booleans(),
    st.booleans(),
)
def test_a_day_reads_back_in_every_order(day, form, mark, is_short, is_padded):
    # Only 26-01-31 and 260131 have a year of two digits in front; without marks all is padded.
    is_short = is_short and (form != "ymd" or mark in ("-", ""))
    is_padded = is_padded or mark == "" or (is_short and form == "ymd")
    parts = {
        "d": f"{day.day:02}" if is_padded else str(day.day),
        "m": f"{day.month:02}" if is_padded else str(day.month),
        "y": f"{day.year % 100:02}" if is_short else str(day.year),
    }
    text = mark.join(parts[part] for part in form)
    assert one(cells.day(texts(text), form)) == day


@settings(deadline=None)
@given(
    DAYS,
    st.sampled_from(list(MONTHS)),
    st.sampled_from(("{d}. {m} {y}", "{d} {m} {y}", "{d:02}-{m}-{y}", "{d}.{m}.{y}", "{d}/{m}/{y}"))
    | st.sampled_from(("{m} {d}, {y}", "{m}-{d}-{y}", "{y}-{m}-{d:02}", "{d:02}{m}{y}")),
    st.sampled_from(("dmy", "mdy", "ymd", "serial")),
    st.sampled_from((str.lower, str.upper, str.title)),
)
def test_a_day_reads_back_with_its_month_in_every_language(day, language, shape, form, case):
    name = case(MONTHS[language].split()[day.month - 1])
    text = shape.format(d=day.day, m=name, y=day.year)
    assert one(cells.day(texts(text), form)) == day


@settings(deadline=None)
@given(st.datetimes(dt.datetime(1954, 11, 1), dt.datetime(2119, 1, 1)), st.data())
def test_a_time_reads_back(moment, data):
    moment = moment.replace(microsecond=0)
    shape = data.draw(
        st.sampled_from(("%d.%m.%Y %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H.%M.%S"))
        | st.sampled_from(("%Y-%m-%d %H:%M:%S+02:00", "%d-%m-%Y, %I:%M:%S %p"))
    )
    read = cells.time(texts(moment.strftime(shape), "no time"), "dmy", OSLO)
    assert read.values.to_list() == [moment, None]
    number = (moment - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)
    assert one(cells.time(texts(f"{number:.9f}"), "serial")) == moment
