"""Does a funnel name who lies beyond its band, and those nearest the edge where there is room?"""

from dashboard.charts.funnel import funnel as _funnel
from dashboard.charts.theme import Look
from dashboard.findings.funnel import Band, Funnel, Unit
from tests.charts.checked import checked

funnel = checked(_funnel)

UNITS = (
    Unit("North", 300, 0.32, 1.3),
    Unit("South", 200, 0.24, 0.8),
    Unit("South too", 201, 0.241, 0.81),
    Unit("East", 400, 0.12, 0.1),
    Unit("West", 800, 0.06, -0.7),
)
BANDS = tuple(Band(cases, 0.02, high) for cases, high in ((100, 0.35), (500, 0.26), (1000, 0.24)))
LOOK = Look()


def test_those_beyond_and_near_the_edge_are_named_where_no_name_covers_another() -> None:
    drawn = funnel(Funnel(UNITS, 0.1, BANDS, 60), "department", LOOK)
    dots = drawn.data[-1]
    named = dict(zip((one.name for one in UNITS), dots.text, strict=True))
    assert named["North"] == "North"
    assert named["East"] == named["West"] == ""
    sides = dict(zip(dots.text, dots.textposition, strict=True))
    assert sides.get("South") != sides.get("South too")
    assert list(dots.marker.color) == [LOOK.accent, *[LOOK.mark] * 4]


def test_a_dot_says_where_it_lies_when_pointed_at() -> None:
    told = funnel(Funnel(UNITS, 0.1, BANDS, 60), "department", LOOK).data[-1].hovertext
    assert told[0] == "North: 32.0%, 300 cases<br>beyond the band"
    assert told[3].endswith("within the band")
    assert told[4].endswith("on the better side")
