"""Questions about published figures. Everybody who may see the board may see them: they are public."""

from collections.abc import Sequence
from itertools import groupby

from handrail.insight.figures.models import PublishedCount
from handrail.insight.figures.policies import Count, Series, newest


def known_counts(series: Sequence[str] | None = None) -> list[Count]:
    """Every count imported so far, of every edition; of these series only, when they are named."""
    rows = PublishedCount.objects.order_by("series", "first", "edition")
    if series is not None:
        rows = rows.filter(series__in=series)
    return [Count(*told) for told in rows.values_list("series", "source", "unit", "first", "last", "count", "edition")]


def published_series() -> list[Series]:
    """Each series with its newest counts."""
    shown = []
    for name, counts in groupby(known_counts(), key=lambda one: one.series):
        current = newest(counts)
        shown.append(Series(name=name, source=current[-1].source, unit=current[-1].unit, counts=current))
    return shown
