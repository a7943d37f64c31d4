"""Questions about published figures. Everybody who may see the board may see them: they are public."""

from collections.abc import Sequence

from handrail.insight.figures.models import PublishedCount
from handrail.insight.figures.policies.series import Count, Series, newest

COLUMNS = ("series", "source", "unit", "first", "last", "count", "edition")


def known_counts(series: Sequence[str]) -> list[Count]:
    """Every count of these series imported so far, of every edition."""
    rows = PublishedCount.objects.filter(series__in=series)
    return [Count(*told) for told in rows.values_list(*COLUMNS)]


def published_series() -> list[Series]:
    """Each series with its newest counts, in the order in which they were first imported: a county puts first what
    matters most.
    """
    of_series: dict[str, list[Count]] = {}
    for row in PublishedCount.objects.order_by("pk").values_list(*COLUMNS):
        of_series.setdefault(row[0], []).append(Count(*row))
    shown = []
    for name, counts in of_series.items():
        current = newest(counts)
        shown.append(Series(name=name, source=current[-1].source, unit=current[-1].unit, counts=current))
    return shown
