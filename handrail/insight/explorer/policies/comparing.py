"""The same table of two periods, number beside number: how many times as many, how sure, and in which words."""

from collections.abc import Iterator
from dataclasses import dataclass

from handrail.insight.explorer.policies.grids import ALL, Grid
from handrail.methods.change.counted import Counted
from handrail.methods.change.rates import compare

CHANCE = (
    "Of twenty comparisons in which nothing changed, about one looks like a change by chance. "
    "None of these shows why anything changed."
)


@dataclass(frozen=True)
class Change:
    """One number in both periods. `ratio` and `verdict` are empty where either is hidden."""

    labels: tuple[str, ...]
    before: int | None
    after: int | None
    ratio: str
    verdict: str

    @property
    def label(self) -> str:
        """Its labels in one line."""
        return ", ".join(label for label in self.labels if label != ALL) or ALL


def changes(before: Grid, after: Grid, *, days_before: int, days_after: int) -> Iterator[Change]:
    """Each number in both periods, as rates by day, so that periods of unequal length can be compared."""
    from handrail.methods.change.telling import ratio_told  # here and below: slow to load
    from handrail.methods.change.verdict import verdict_on

    earlier = dict(before.tidy)
    for labels, now in after.tidy:
        then = earlier[labels]
        if then is None or now is None:
            yield Change(labels, then, now, "", "")
            continue
        found = compare(Counted(then, days_before), Counted(now, days_after))
        yield Change(labels, then, now, ratio_told(found), verdict_on(found).value)


def meanings(verdicts: set[str]) -> list[tuple[str, str]]:
    """What each verdict that was given means."""
    from handrail.methods.change.verdict import MEANS, Verdict

    return [(verdict.value, MEANS[verdict]) for verdict in Verdict if verdict.value in verdicts]
