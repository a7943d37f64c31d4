"""All methods side by side on the same lists, and what may be said: never a single number."""

from collections.abc import Collection
from dataclasses import dataclass

from handrail.methods.prevalence.estimates import USUAL, Estimate, Work, answer, estimate_by, range_of
from handrail.methods.prevalence.gates import (
    Gate,
    Verdict,
    doubts_about,
    far_apart,
    hanging_on_one_list,
    judge,
    refusals,
)
from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.lower_bound import surely_at_least
from handrail.methods.prevalence.sensitivity import Sensitivity, sensitivity
from handrail.methods.prevalence.stepwise import NotEstimable
from handrail.methods.prevalence.unsure import Unsure
from handrail.methods.prevalence.with_links import with_links_drawn
from handrail.methods.prevalence.wording import FLOOR, rounded

SURE_OF_ALL = Unsure()
HAVE_GATES = ("decomposable", "latent")  # what makes a range amber whichever method was asked for


@dataclass(frozen=True)
class Survey:
    """What was asked for, the other methods beside it, and what may be shown of either."""

    chosen: Estimate
    beside: tuple[Estimate, ...]
    verdict: Verdict
    hangs_on: Sensitivity | None  # none where nothing was compared
    at_least: float | None  # so many people in all, whatever lists depend on; none where nothing may be said

    @property
    def range(self) -> tuple[float, float] | None:
        """From the lowest to the highest limit of all methods that gave a number."""
        return range_of([one for one in (self.chosen, *self.beside) if one.method != FLOOR])


def survey(
    lists: Lists,
    method: str,
    work: Work,
    *,
    beside: Collection[str] = USUAL,
    fed: Collection[str] = (),
    anyway: bool = False,
    unsure: Unsure = SURE_OF_ALL,
) -> Survey:
    """Ask one method, and others for comparison.

    Args:
        lists: the people seen.
        method: the one asked for.
        work: seed, replicates, threads and who is told.
        beside: methods to compare it with.
        fed: lists that other organisations on these lists send people to.
        anyway: work out the numbers that a gate holds back, as for a comparison with other programs.
        unsure: people who are counted as two and may be one.

    Raises:
        NotLists: there are more of these than the lists hold.
    """
    against = refusals(lists, fed=fed)
    if against and not anyway:
        return Survey(answer(lists, method, None, warnings=tuple(against)), (), judge(against, ()), None, None)
    chosen = estimate_by(method, lists, work)
    others = [estimate_by(other, lists, work) for other in beside if other != method]
    floor = surely_at_least(lists, seed=work.seed, replicates=work.replicates)
    if unsure.pairs:
        drawn, lower = with_links_drawn(lists, unsure, work)
        others, floor = [*others, drawn], min(floor, lower)
    hangs_on = sensitivity_or_none(lists) if beside and chosen.population else None
    doubts = doubts_of(lists, chosen, others, hangs_on)
    return Survey(chosen, tuple(others), judge(against, doubts), hangs_on, floor)


def doubts_of(
    lists: Lists, chosen: Estimate, others: Collection[Estimate], hangs_on: Sensitivity | None
) -> tuple[str, ...]:
    """All that makes a range amber, each once."""
    counted = [one for one in (chosen, *others) if one.population and one.counted and one.method != FLOOR]
    doubts = [*chosen.warnings, *far_apart([one.population for one in counted if one.population])]
    doubts += [doubt for one in others if one.method in HAVE_GATES and one.population for doubt in one.warnings]
    if hangs_on and (base := estimate_of(hangs_on.by, (chosen, *others))):
        doubts += hanging_on_one_list(base, [(one.change, one.population) for one in hangs_on.left_out])
    return tuple(dict.fromkeys([*doubts, *doubts_about(lists)]))


def sensitivity_or_none(lists: Lists) -> Sensitivity | None:
    """What the number hangs on; None where a gate was passed by and there is no number to change."""
    try:
        return sensitivity(lists)
    except NotEstimable:
        return None


def estimate_of(method: str, estimates: Collection[Estimate]) -> float | None:
    """What one of several methods said."""
    return next((one.population for one in estimates if one.method == method), None)


def at_least_in_words(found: Survey) -> str:
    """The floor in a sentence."""
    if found.verdict.gate is Gate.REFUSED or found.at_least is None:
        return "No estimate can be given from these lists."
    missing = max(found.at_least - found.chosen.observed, 0.0)
    return (
        f"There are at least about {rounded(missing):,} more people than the {found.chosen.observed:,} on these lists."
    )
