"""The figures of the board in order: its own, and measures of the dictionary in their words. None is counted here."""

from collections.abc import Iterator, Mapping, Sequence

from handrail.foundation.locality import current_locality
from handrail.insight.board.models import Theme
from handrail.insight.board.policies import Wording, wording
from handrail.insight.figures.queries.measures import shape_of
from handrail.rules.localities.measures import UNITS, MeasureEntry

OWN = (
    *(wording.MONTH, wording.SOURCE, wording.DISTRICT, wording.KIND, wording.OUTCOME),
    *(wording.REFERRALS, wording.VISITS, wording.FOUND),
)
# What the board's other figures tell already is left out: nobody subtracts one from the other.
MEASURES: Mapping[Theme, Sequence[str]] = {
    Theme.NRM: ("nrm_and_notifications", "reasonable_grounds", "conclusive_grounds", "reconsiderations"),
    Theme.SUPPORT: ("files_opened", "written_plans", "settled_homes", "work_after", "exploited_since"),
    Theme.OPERATIONS: ("reception_centres", "arrests_charges_orders"),
    Theme.AWARENESS: ("staff_trained", "sessions_held", "leaflets_given", "campaigns_begun", "drivers_reached"),
}
Worded = tuple[Wording, bool]
"""The words of a figure, and whether its rows add up."""


def figures_in_order() -> list[Worded]:
    """Every figure of the board, theme by theme."""
    worded = [*((one, one is not wording.FOUND) for one in OWN), *figures_of_measures()]
    return sorted(worded, key=lambda one: list(Theme).index(Theme(one[0].theme)))


def figures_of_measures() -> Iterator[Worded]:
    """The measures that the county's dictionary counts, by theme."""
    entries = {entry.code: entry for entry in current_locality().measures if entry.counted}
    for theme, codes in MEASURES.items():
        yield from (figure_of(entries[code], theme) for code in codes if code in entries)


def figure_of(entry: MeasureEntry, theme: Theme) -> Worded:
    """One measure in the words of its entry."""
    words = Wording(
        entry.code, entry.name, UNITS[entry.unit], entry.definition, tuple(entry.caveats), theme=theme.value
    )
    return words, shape_of(entry).total
