"""What a question may be written with, so that every engine gives the same rows for it."""

import pytest
from sqlglot import exp

from dashboard.errors import NotPortable
from dashboard.shipped import shipped
from dashboard.sqlfile import read_sql_file, sql_files
from dashboard.warehouse.portable.refused import check_portable, faults
from dashboard.warehouse.portable.written_out import parsed

# Facts are derived where they are loaded, on one machine, and published.
ON_ONE_MACHINE = ("derive", "load")
FILES = {
    str(path.relative_to(shipped("queries"))): read_sql_file(path, path.stem)
    for path in sorted(shipped("queries").rglob("*.sql"))
    if path.relative_to(shipped("queries")).parts[0] not in ON_ONE_MACHINE
}


@pytest.mark.parametrize("name", FILES)
def test_every_engine_understands_a_file_alike(name):
    check_portable(name, parsed(FILES[name].statement))


@pytest.mark.parametrize("name", FILES)
def test_no_cte_is_named_like_what_questions_stand_on(name):
    own = {cte.alias for cte in parsed(FILES[name].statement).find_all(exp.CTE)}
    assert own.isdisjoint({*sql_files("model"), *sql_files("derive")})


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("select paid / placed as rate from a", "share(part, whole)"),
        ("select paid / nullif(placed, 0) as rate from a", "share(part, whole)"),
        ("select round(paid, 2) as paid from a", "pages round it"),
        ("select avg(paid) as paid from a", "share(sum(…), count(…))"),
        ("select cast(paid as integer) as paid from a", "a cast to double"),
        ("select cast(paid as decimal(9, 1)) as paid from a", "a cast to double"),
        ("select median(paid) as paid from a", "median(cast(… as double))"),
        ("select quantile_cont(paid, 0.9) as paid from a", "median(cast(… as double))"),
        ("select list(paid) as paid from a", "one row a value"),
        ("select string_agg(paid, ', ') as paid from a", "string_agg(distinct word"),
        ("select unnest(paid) as paid from a", "such as calendar"),
        ("select * from range(10)", "such as calendar"),
        ("select * exclude (paid) from a", "the columns, one by one"),
        ("select * from a union all by name select * from b", "in one order"),
        ("select closed_on - placed_on as days from a", "date_diff('day', from, to)"),
        ("select date_diff('month', placed_on, closed_on) as months from a", "date_diff('day'"),
        ("select date_trunc('week', placed_on) as week from a", "date_trunc('month', …)"),
        ("select cells ->> '$.paid' as paid from a", "queries/derive/"),
        ("select sum(paid) over (order by day rows 2 preceding) as paid from a", "without a frame"),
        ("select * from a asof join b on a.day >= b.day", "a join on columns"),
        ("with recursive a as (select 1) select * from a", "such as calendar"),
        ("pivot a on paid using sum(b)", "one sum(…)"),
        ("select first(paid order by day) as paid from a", "readme"),
        ("select regexp_matches(paid, 'x') as paid from a", "contains(…)"),
        ("select frobnicate(paid) as paid from a", "readme"),
        ("select * from (values (1), (2))", "with x (a) as (values …)"),
    ],
)
def test_what_engines_differ_in_is_refused_with_what_to_write(written, instead):
    with pytest.raises(NotPortable) as refused:
        check_portable("departments/new.sql", parsed(written))
    told = str(refused.value).lower()
    assert "departments/new.sql" in told
    assert instead.lower() in told


def test_each_fault_is_told():
    written = "select round(paid, 2) as paid, avg(paid) as mean from a"
    assert len({fault.construct for fault in faults(parsed(written))}) == 2
