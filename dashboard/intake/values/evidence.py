"""What the cells of a column say about the form they are written in."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain, zip_longest

from dashboard.intake.understanding import NUMBER_FORMS, Form

# The ways in which a cell can be read: forms that give it the same value stand together, the one
# that it is most at home in first.
Ways = tuple[tuple[Form, ...], ...]

SHOWN = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """What cells say about their form; evidence of several batches adds up.

    `counts`: how many cells can be read in which ways, those left out that say nothing.
    `samples`: the first few cells of each. `is_dotted`: no day that leaves the order of its parts
    open has anything but points between them.
    """

    forms: tuple[Form, ...]
    counts: Mapping[Ways, int] = field(default_factory=dict)
    samples: Mapping[Ways, tuple[str, ...]] = field(default_factory=dict)
    is_dotted: bool = True

    def __add__(self, other: "Evidence") -> "Evidence":
        """Return the evidence of both."""
        samples = {
            ways: (*self.samples.get(ways, ()), *other.samples.get(ways, ()))[:SHOWN]
            for ways in (*self.samples, *other.samples)
        }
        counts = Counter(self.counts) + Counter(other.counts)
        return Evidence(self.forms, counts, samples, self.is_dotted and other.is_dotted)

    @property
    def is_open(self) -> bool:
        """Say whether no cell says anything, so that every form will do."""
        return not self.counts

    @property
    def is_mixed(self) -> bool:
        """Say whether no form can be that of every cell."""
        return bool(self.counts) and not self._fitting

    @property
    def settled(self) -> Form | None:
        """Return the only form that can be meant; None where several can, or none."""
        fitting = self._fitting
        if self.is_open or not fitting or any(map(self._is_split, self.counts)):
            return None
        common = max(self.counts, key=lambda ways: self.counts[ways])
        at_home = [form for group in common for form in group if form in fitting]
        return at_home[0]

    @property
    def choices(self) -> tuple[Form, ...]:
        """Return the forms to choose from where none is settled, the one that reads most first."""
        return () if self.settled else self.readable

    @property
    def readable(self) -> tuple[Form, ...]:
        """Return the forms that read every cell, else any cell; that which reads most first."""
        reads: Counter[Form] = Counter()
        for ways, count in self.counts.items():
            if _read_by(ways) != set(self.forms) or len(ways) > 1:
                reads.update(dict.fromkeys(_read_by(ways), count))
        wanted = self._fitting or self.forms
        return tuple(sorted((one for one in wanted if reads[one]), key=lambda one: -reads[one]))

    def excludes(self, form: Form) -> bool:
        """Say whether the cells cannot be meant in a form.

        That is so where others read every cell and it does not, or where it reads none of them.
        """
        if self._fitting or self.is_open:
            return not self.is_open and form not in self._fitting
        return not any(form in _read_by(ways) for ways in self.counts)

    @property
    def leaning(self) -> Form | None:
        """Return the choice that is likely without being certain, for a question's guess.

        Days with points between are written day first wherever points are used. Numbers with
        either decimal mark read alike under both as long as none could have thousands.
        """
        choices = self.choices
        harmless = all(len(ways) == 1 for ways in self.counts)
        if self.forms == NUMBER_FORMS:
            return choices[0] if choices and harmless else None
        likely = not self.is_mixed and (self.is_dotted or harmless)
        return "dmy" if likely and set(choices) == {"dmy", "mdy"} else None

    @property
    def examples(self) -> tuple[str, ...]:
        """Return a few cells that leave the form open, or that show it where it is settled."""
        telling = [ways for ways in self.counts if self.is_mixed or self._is_split(ways)]
        by_way = (self.samples[ways] for ways in telling or self.counts)
        in_turn = chain.from_iterable(zip_longest(*by_way))
        return tuple(one for one in in_turn if one is not None)[:SHOWN]

    @property
    def _fitting(self) -> tuple[Form, ...]:
        return tuple(
            form for form in self.forms if all(form in _read_by(one) for one in self.counts)
        )

    def _is_split(self, ways: Ways) -> bool:
        """Say whether cells of this kind leave open which of the fitting forms is meant.

        05/05/2026 reads alike day first and month first, but the next cell may not.
        """
        tells_itself = len(ways) == 1 and _read_by(ways) == set(self.forms)
        return not tells_itself and len(_read_by(ways).intersection(self._fitting)) > 1


def _read_by(ways: Ways) -> set[Form]:
    return set(chain.from_iterable(ways))
