"""What the number hangs on: one list, one link, an assumption that no data can test; and whether it finds the known.

Every question here is asked of an estimator again, with its selection, on lists that are a little different.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from handrail.methods.prevalence.closed_population import UNORDERED, closed_population
from handrail.methods.prevalence.fitting import fit
from handrail.methods.prevalence.histories import Lists, NotLists, add_up, moved, without_list
from handrail.methods.prevalence.models import Model, pairs
from handrail.methods.prevalence.stepwise import NotEstimable, fit_main_effects, stepwise
from handrail.methods.prevalence.transforms import Reals

Number = Callable[[Lists], float | None]  # the population, or None where none can be given
PSEUDO_COUNTS = (0.1, 0.5, 1.0)
MOST_LISTS_SEARCHED = 6
MOST_LISTS_AVERAGED = 5
DEPENDENCES = (0.5, 2 / 3, 1.0, 1.5, 2.0, 3.0, 5.0)


@dataclass(frozen=True)
class Changed:
    """One change and what the number is then; None where there is none."""

    change: str
    population: float | None


@dataclass(frozen=True)
class Known:
    """A list hidden on purpose: how many people are on it, and how many the others say."""

    name: str
    true: int
    population: float | None

    @property
    def log_bias(self) -> float | None:
        """How far off, on the logarithm: below nothing is too few."""
        return math.log(self.population / self.true) if self.population else None


@dataclass(frozen=True)
class Rival:
    """A model that explains the lists nearly as well as the best: by how much its BIC is above, and its number."""

    model: str
    in_words: str
    above: float
    population: float


@dataclass(frozen=True)
class Sensitivity:
    """All that the number hangs on, asked with one estimator."""

    by: str
    left_out: tuple[Changed, ...]
    links: tuple[Changed, ...]
    pairs_depend: tuple[tuple[float, float | None], ...]
    all_depend: tuple[tuple[float, float | None], ...]
    known: tuple[Known, ...]
    priors: tuple[tuple[float, float | None], ...]  # the average's number by its pseudo-count
    rivals: tuple[Rival, ...]  # the models within six of the best BIC, the best first
    rates: tuple[Changed, ...]  # by each closed-population model in which the order of lists says nothing


def sensitivity(lists: Lists) -> Sensitivity:
    """Ask everything: of the best of all models up to six lists, and of stepwise selection above, which is quicker.

    Raises:
        NotEstimable: there is no number that anything could change.
    """
    by, number = ("bic", number_by_bic) if lists.size <= MOST_LISTS_SEARCHED else ("stepwise", number_by_stepwise)
    base = stepwise(lists).model
    return Sensitivity(
        by,
        tuple(leave_one_list_out(lists, number)),
        tuple(one_link_more_or_less(lists, number)),
        tuple(if_lists_depended(lists, base)),
        tuple(if_all_lists_depended(lists, base)),
        tuple(find_what_is_known(lists, number)),
        tuple(if_the_prior_differed(lists)),
        tuple(rivals(lists)) if by == "bic" else (),
        tuple(if_people_differed(lists)),
    )


def number_by_bic(lists: Lists) -> float | None:
    """The population by the best of all models."""
    from handrail.methods.prevalence.all_models import best_by_bic

    return number_or_none(lambda: best_by_bic(lists).population)


def number_by_stepwise(lists: Lists) -> float | None:
    """The population by stepwise selection."""
    return number_or_none(lambda: stepwise(lists).population)


def number_by_main_effects(lists: Lists) -> float | None:
    """The population if no list depends on another."""
    return number_or_none(lambda: fit_main_effects(lists).population)


def number_or_none(of: Callable[[], float]) -> float | None:
    try:
        return of()
    except NotEstimable:
        return None


def leave_one_list_out(lists: Lists, number: Number) -> list[Changed]:
    """The number with each list left out in turn."""
    found = []
    for place, name in enumerate(lists.names):
        try:
            found.append(Changed(f"without {name}", number(without_list(lists, place))))
        except NotLists:
            found.append(Changed(f"without {name}", None))
    return found


def one_link_more_or_less(lists: Lists, number: Number) -> list[Changed]:
    """The number if one more pair of people were the same person, and if one link were false; for each two lists."""
    found = []
    for pair in pairs(lists.size):
        one, other = (1 << place for place in range(lists.size) if pair >> place & 1)
        names = " and ".join(lists.names_of(pair))
        for words, change in (("one link more between", 1), ("one link fewer between", -1)):
            counts = lists.counts.copy()
            counts[[one, other]] -= change
            counts[pair] += change
            if counts.min() >= 0:
                found.append(Changed(f"{words} {names}", number(Lists(lists.names, counts))))
    return found


def if_lists_depended(
    lists: Lists, model: Model, dependences: Sequence[float] = DEPENDENCES
) -> list[tuple[float, float | None]]:
    """The population if every two lists that the model takes as independent had this odds ratio instead.

    At 1 it is the model's own number. Above 1 whoever is on one list is likelier on the other: more people are unseen
    than it says. Nothing in the lists tells which it is.
    """
    assumed = [pair for pair in pairs(lists.size) if pair not in model.terms]
    held = np.array([sum(history & pair == pair for pair in assumed) for history in range(2**lists.size)])
    return [(ratio, with_offset(lists, model, held * math.log(ratio))) for ratio in dependences]


def if_all_lists_depended(
    lists: Lists, model: Model, dependences: Sequence[float] = DEPENDENCES
) -> list[tuple[float, float | None]]:
    """The population if the highest-order interaction had this ratio and not 1.

    It is the one assumption that every model makes and no data can show: all that it changes is the people on no list,
    who are so many times as many (Bishop, Fienberg and Holland 1975).
    """
    fitted = fit(lists.counts, model)
    return [(ratio, lists.observed + fitted.dark * ratio if fitted.certified else None) for ratio in dependences]


def with_offset(lists: Lists, model: Model, offset: Reals) -> float | None:
    """The population by a model to which something is added that is not estimated."""
    fitted = fit(lists.counts, model, offset=offset)
    return fitted.population if fitted.certified else None


def rivals(lists: Lists) -> list[Rival]:
    """What the models say that explain the lists nearly as well as the best."""
    from handrail.methods.prevalence.all_models import worth_showing

    shown = worth_showing(lists)
    return [
        Rival(one.model.notation, one.model.in_words(lists.names), one.bic - shown[0].bic, one.population)
        for one in shown
    ]


def if_the_prior_differed(lists: Lists) -> list[tuple[float, float | None]]:
    """The average's number under other pseudo-counts: where cells are empty the prior decides. Up to five lists."""
    if lists.size > MOST_LISTS_AVERAGED:
        return []
    from handrail.methods.prevalence.averaging import average

    return [(count, average(lists, pseudo_count=count).median) for count in (2.0**-lists.size, *PSEUDO_COUNTS)]


def if_people_differed(lists: Lists) -> list[Changed]:
    """The number if people, lists or both differed in how likely they are to meet, and no list depended on another."""

    def number(model: str) -> float | None:
        return number_or_none(lambda: closed_population(lists, model).population)

    return [Changed(model, number(model)) for model in UNORDERED]


def find_what_is_known(lists: Lists, number: Number) -> list[Known]:
    """Hide each list in turn and ask the others how many people are on it (Binette and Steorts 2022)."""
    found = []
    for place, name in enumerate(lists.names):
        rest = [other for other in range(lists.size) if other != place]
        among = (
            (moved(history, rest), int(lists.counts[history])) for history in lists.support if history >> place & 1
        )
        try:
            seen = add_up([lists.names[other] for other in rest], [row for row in among if row[0]])
            population = number(seen)
        except NotLists:
            population = None
        found.append(Known(name, lists.seen_by(1 << place), population))
    return found
