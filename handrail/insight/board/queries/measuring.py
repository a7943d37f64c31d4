"""Figures of the pack that are measures of the dictionary: counted by its rules, in its words, hidden as it hides."""

from collections.abc import Iterator, Mapping, Sequence

from handrail.foundation.locality import current_locality
from handrail.insight.board.models import Theme
from handrail.insight.board.policies import Period, Table, Wording
from handrail.insight.figures.policies.measuring import measured
from handrail.insight.figures.queries.measures import COUNTED
from handrail.insight.figures.queries.rows import Rows
from handrail.rules.localities.measures import UNITS, MeasureEntry

# What the board's other figures tell already is left out: nobody subtracts one from the other.
MEASURES: Mapping[Theme, Sequence[str]] = {
    Theme.NRM: ("nrm_and_notifications", "reasonable_grounds", "conclusive_grounds", "reconsiderations"),
    Theme.SUPPORT: ("files_opened", "written_plans", "settled_homes", "work_after", "exploited_since"),
    Theme.OPERATIONS: ("reception_centres", "arrests_charges_orders"),
    Theme.AWARENESS: ("staff_trained", "sessions_held", "leaflets_given", "campaigns_begun", "drivers_reached"),
}
Counted = tuple[Wording, Table, bool]
"""The words of a figure, its table, and whether its rows add up."""


def figures_of_measures(rows: Rows, *, period: Period, threshold: int) -> Iterator[Counted]:
    """The measures that the county's dictionary counts, by theme."""
    entries = {entry.code: entry for entry in current_locality().measures if entry.counted}
    for theme, codes in MEASURES.items():
        for code in codes:
            if code in entries:
                yield figure_of(entries[code], theme, rows, period=period, threshold=threshold)


def figure_of(entry: MeasureEntry, theme: Theme, rows: Rows, *, period: Period, threshold: int) -> Counted:
    """One measure in a period."""
    shape_told, events_of = COUNTED[entry.code]
    shape = shape_told()
    value = measured(events_of(rows), shape, period=period, threshold=threshold, shows_small=entry.shows_small)
    words = Wording(
        entry.code, entry.name, UNITS[entry.unit], entry.definition, tuple(entry.caveats), theme=theme.value
    )
    return words, value.table, shape.total
