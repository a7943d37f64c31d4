"""What may be said of these lists at all: no estimate, a range with a warning, or a range.

The gates are this project's own rules. Why they are where they are is in decision 0035; each has its sentence.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handrail.methods.prevalence.convergence import Convergence
from handrail.methods.prevalence.existence import existence_on
from handrail.methods.prevalence.fitting import fit
from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.models import main_effects, pairs
from handrail.methods.prevalence.resampling import FAR_FROM_CENTRE, Resampled
from handrail.methods.prevalence.scatter import doubts_about_samples
from handrail.methods.prevalence.wording import rounded

FEWEST_ON_SEVERAL = 10
FEWEST_TOLD = 5
ENOUGH_ON_SEVERAL = 30
MOST_FAILED = 0.05
MOST_APART = 2.0
MOST_AT_EDGE = 1e-4


class Gate(StrEnum):
    """What may be shown."""

    REFUSED = "refused"  # no estimate: only the counts and what is missing
    AMBER = "amber"  # a range, with what is wrong with it
    GREEN = "green"  # a range; never a single number


@dataclass(frozen=True)
class Verdict:
    """What may be shown, and each reason in a sentence."""

    gate: Gate
    sentences: tuple[str, ...] = ()


def judge(refusals: Sequence[str], doubts: Sequence[str]) -> Verdict:
    """Refused for any refusal; amber for any doubt; green without either."""
    if refusals:
        return Verdict(Gate.REFUSED, tuple(refusals))
    return Verdict(Gate.AMBER, tuple(doubts)) if doubts else Verdict(Gate.GREEN)


def refusals(lists: Lists, *, fed: Iterable[str] = ()) -> list[str]:
    """Why no estimate may be given.

    Args:
        lists: the people seen.
        fed: lists that hold people because another list's organisation sent them there (a notified authority).
    """
    return [*structural(lists, fed), *without_overlap(lists), *too_few(lists), *without_estimate(lists)]


def structural(lists: Lists, fed: Iterable[str]) -> Iterator[str]:
    """Lists that are no lists of their own."""
    for name in fed:
        yield (
            f"{name} is where other organisations on these lists send people. It is not an independent look at who is "
            f"there: merge it with them or leave it out."
        )
    for pair in pairs(lists.size):
        one, other = lists.names_of(pair)
        both = lists.seen_by(pair)
        if both and all(lists.seen_by(1 << place) == both for place in range(lists.size) if pair >> place & 1):
            yield f"{one} and {other} hold exactly the same people: they are one list."


def without_overlap(lists: Lists) -> Iterator[str]:
    """Lists that say nothing about the others."""
    for place, name in enumerate(lists.names):
        held = lists.seen_by(1 << place)
        if held == 0:
            yield f"Nobody is on the list {name}."
        elif held == int(lists.counts[1 << place]):
            yield f"Nobody on the list {name} is on any other: it says nothing about how many people the others miss."


def too_few(lists: Lists) -> Iterator[str]:
    """Overlaps too few for any answer."""
    several = lists.on_several()
    if several < FEWEST_ON_SEVERAL:
        yield (
            f"{few(several)} on two lists or more; below {FEWEST_ON_SEVERAL} a single link that is missed or wrong "
            f"changes the answer by a tenth or more."
        )


def without_estimate(lists: Lists) -> Iterator[str]:
    """Lists on which not even the model without dependences has an estimate."""
    model = main_effects(lists.size)
    if not fit(lists.counts, model).certified:
        reason = existence_on(model, lists.support).why_not(lists, model)
        if reason:
            yield reason


def few(count: int) -> str:
    """How many people, without telling one to four apart: in a county they could be known."""
    return f"Fewer than {FEWEST_TOLD} people are" if 0 < count < FEWEST_TOLD else people(count)


def people(count: int) -> str:
    return "One person is" if count == 1 else f"{count:,} people are"


def doubts_about(lists: Lists, found: Resampled | None = None) -> Iterator[str]:
    """Why an estimate may be shown only as a range with a warning."""
    several = lists.on_several()
    if FEWEST_ON_SEVERAL <= several < ENOUGH_ON_SEVERAL:
        yield (
            f"{people(several)} on two lists or more: each link that is missed or wrong moves the answer "
            f"by about {1 / several:.0%}."
        )
    if found is None:
        return
    if abs(found.bias) > FAR_FROM_CENTRE:
        yield (
            "The estimate lies far from the middle of what other samples would have given, so that its corrected "
            "interval hangs on few of them."
        )
    if found.failed > MOST_FAILED:
        yield (
            f"In {found.failed:.0%} of the samples drawn again no number could be given; the interval leaves them out."
        )
    yield from doubts_about_samples(found)


def doubts_about_average(edge: float, modes: int) -> Iterator[str]:
    """Why an average over models may mislead."""
    if edge > MOST_AT_EDGE:
        yield "The average has no end within ten thousand times the people seen: the lists do not settle it."
    if modes > 1:
        yield f"The average has {modes} separate humps: models that explain the lists well say different numbers."


def doubts_about_chains(found: Convergence) -> Iterator[str]:
    """Why a sample drawn by chains may mislead."""
    if not found.reached:
        yield (
            f"The chains do not agree (R-hat {found.r_hat:.2f} where 1.01 is the most, {found.effective_draws:,.0f} "
            f"independent draws where 400 are the fewest): their number depends on where they began."
        )


def hanging_on_one_list(all_lists: float, left_out: Iterable[tuple[str, float | None]]) -> Iterator[str]:
    """Whether leaving one list out changes the number more than twofold."""
    for change, population in left_out:
        if population is None:
            yield f"There is no number {change}: all of it hangs on that list."
        elif max(population, all_lists) > MOST_APART * min(population, all_lists):
            numbers = f"{rounded(population):,} {change} and {rounded(all_lists):,} with all lists"
            yield f"The number is {numbers}: more than twofold."


def far_apart(populations: Sequence[float]) -> Iterator[str]:
    """Whether methods that are each defensible disagree too much."""
    if populations and max(populations) > MOST_APART * min(populations):
        yield (
            f"Methods disagree more than twofold on the same lists: from {rounded(min(populations)):,} "
            f"to {rounded(max(populations)):,}."
        )
