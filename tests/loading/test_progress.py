"""The moving line: how many, how much of it, how fast; and no more often than can be read."""

from dashboard.loading.progress import ProgressLine


def test_it_tells_count_share_and_speed_of_each_file(capsys):
    seconds = iter([0.0, 2.0, 2.01, 4.0, 5.0])
    show = ProgressLine(lambda: next(seconds))
    show(1000, 4000, "a.csv")
    show(1500, 4000, "a.csv")  # too soon to be read
    show(4000, 4000, "a.csv")
    show(50, None, "b.csv")
    show.end()
    first = "\ra.csv: 1,000 rows, 25%, 500 rows a second"
    second = "\ra.csv: 4,000 rows, 100%, 1,000 rows a second"
    third = "\rb.csv: 50 rows, 50 rows a second"
    assert capsys.readouterr().err == f"{first}{second}\n{third}\n"


def test_a_shorter_line_leaves_nothing_of_the_longer_one(capsys):
    seconds = iter([0.0, 1.0, 1000.0])
    show = ProgressLine(lambda: next(seconds))
    show(1000, None, "a.csv")
    show(1001, 1001, "a.csv")
    first, second = capsys.readouterr().err.split("\r")[1:]
    assert len(second) >= len(first)


def test_where_nothing_was_read_nothing_is_shown(capsys):
    ProgressLine().end()
    assert capsys.readouterr().err == ""
