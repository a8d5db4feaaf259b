"""Which marks of a figure can be named without covering others, and on which side."""

from collections.abc import Iterable, Mapping, Sequence

_LETTER, _LINE, _DOT = 6.6, 15.0, 7.0  # pixels: a letter's width, a name's height, half a mark
_SIDES = ("middle right", "middle left", "top center", "bottom center")

Place = tuple[float, float]
_Box = tuple[float, float, float, float]


def sides(dots: Sequence[Place], names: Mapping[int, str], size: Place) -> dict[int, str]:
    """Return on which side of its dot each name stands; those without room are left out.

    Dots are in pixels from the lower left of a figure of a size; the first names choose first.
    """
    taken = [_around(dot) for dot in dots]
    found: dict[int, str] = {}
    for number, name in names.items():
        others = [box for place, box in enumerate(taken) if place != number]
        for side in _SIDES:
            box = _box(dots[number], name, side)
            if _is_inside(box, size) and not any(_overlap(box, one) for one in others):
                found[number] = side
                taken.append(box)
                break
    return found


def _around(dot: Place) -> _Box:
    return dot[0] - _DOT, dot[1] - _DOT, dot[0] + _DOT, dot[1] + _DOT


def _box(dot: Place, name: str, side: str) -> _Box:
    wide = _LETTER * len(name)
    left = {"middle right": _DOT, "middle left": -_DOT - wide}.get(side, -wide / 2)
    low = {"top center": _DOT, "bottom center": -_DOT - _LINE}.get(side, -_LINE / 2)
    return dot[0] + left, dot[1] + low, dot[0] + left + wide, dot[1] + low + _LINE


def _is_inside(box: _Box, size: Place) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= size[0] and box[3] <= size[1]


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def scaled(values: Iterable[float], low: float, high: float, size: float) -> list[float]:
    """Return where values between two ends lie on an axis of a size."""
    return [(one - low) / ((high - low) or 1.0) * size for one in values]
