"""How far needs are met, on a scale where not asked is no level, and how that changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean


@dataclass(frozen=True, kw_only=True, repr=False)
class Rating:
    """What was found of one need: the worker's level and the person's own, 1 to 5 or None, and words."""

    level: int | None = None
    own_level: int | None = None
    said: str = ""
    note: str = ""


@dataclass(frozen=True)
class NeedChange:
    """One need now and at the first assessment. `change` is None unless both were asked."""

    domain: str
    first: int | None
    latest: int | None
    own_first: int | None = None
    own_latest: int | None = None

    @property
    def change(self) -> int | None:
        """How many levels up, or down if less than 0."""
        return None if self.first is None or self.latest is None else self.latest - self.first


def changes(
    domains: Sequence[str],
    first: Mapping[str, tuple[int | None, int | None]],
    latest: Mapping[str, tuple[int | None, int | None]],
) -> list[NeedChange]:
    """Each need, in the order of `domains`, from (level, own level) at the first and at the latest assessment."""
    nothing = (None, None)
    return [
        NeedChange(
            domain,
            first.get(domain, nothing)[0],
            latest.get(domain, nothing)[0],
            first.get(domain, nothing)[1],
            latest.get(domain, nothing)[1],
        )
        for domain in domains
    ]


def mean_change(found: Sequence[NeedChange]) -> float | None:
    """The mean change over the needs that were asked both times; None if there are none."""
    both = [one.change for one in found if one.change is not None]
    return fmean(both) if both else None


def why_not_rate(ratings: Mapping[str, Rating], *, domains: Sequence[str]) -> str | None:
    """Say why these ratings cannot be kept, if so."""
    if strange := set(ratings) - set(domains):
        return f"There is no such need: {', '.join(sorted(strange))}."
    levels = [level for one in ratings.values() for level in (one.level, one.own_level)]
    if any(level is not None and not 1 <= level <= 5 for level in levels):
        return "A level is from 1 to 5."
    if all(level is None for level in levels):
        return "Ask about at least one need."
    return None
