"""The best model by BIC on many tables at once: over all models, or over the few that did best on the data."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from handrail.methods.prevalence.all_models import SearchTooLong, best_by_bic
from handrail.methods.prevalence.existence import existence_on
from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.kernel import CERTIFIED
from handrail.methods.prevalence.kernel_models import NOTHING, fit_each, search
from handrail.methods.prevalence.models import Model, every_model
from handrail.methods.prevalence.stepwise import NotEstimable
from handrail.methods.prevalence.stepwise_many import ROWS_AT_ONCE, Tables, Tell, say_nothing, support_of
from handrail.methods.prevalence.transforms import Reals

MOST_LISTS_AT_ONCE = 5  # the models of six are too many to hold: each table is searched by itself
ROOM_FOR_DOUBT = 8_000
# Steps of the search on one of many tables: the six lists published so far take some hundred, with room for ten times
# as many. What takes more would take hours a thousand times.
STEPS_OF_MANY = 2_000
TRIED_FIRST, MOST_UNFINISHED = 20, 1


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Models one after another, as arrays."""

    models: tuple[Model, ...]
    terms: NDArray[np.int64]
    starts: NDArray[np.int64]


@dataclass(frozen=True)
class Choice:
    """What was chosen on one table: the model and its dark figure; no model and not a number where there is none."""

    model: Model | None
    dark: float


def catalogue(models: Sequence[Model]) -> Catalogue:
    """These models as arrays."""
    terms = np.array([term for model in models for term in (0, *model.terms)], dtype=np.int64)
    starts = np.cumsum([0, *(model.parameters for model in models)], dtype=np.int64)
    return Catalogue(tuple(models), terms, starts)


@cache
def everything(size: int) -> Catalogue:
    """All models of three to five lists."""
    return catalogue(every_model(size))


@cache
def masks_of(size: int) -> NDArray[np.int64]:
    """Each model's terms as one number; those of six lists or more would not fit."""
    return np.array([sum(1 << term for term in model.terms) for model in everything(size).models], dtype=np.int64)


@cache
def absences(size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Sets of terms to lack (each joint term, each two pairs), and the largest model that lacks them."""
    places = {mask: place for place, mask in enumerate(masks_of(size).tolist())}
    joint = [term for term in range(1, 2**size) if term.bit_count() > 1]
    lacked: list[tuple[int, ...]] = [(term,) for term in joint]
    lacked += [two for two in combinations(joint, 2) if all(term.bit_count() == 2 for term in two)]
    widest = [
        sum(1 << term for term in range(1, 2**size) if not any(term & gone == gone for gone in these))
        for these in lacked
    ]
    return np.array([sum(1 << gone for gone in these) for these in lacked]), np.array([places[mask] for mask in widest])


def best_by_bic_many(
    tables: Tables, size: int, *, hopeful: Sequence[Model] = (), threads: int = 2, tell: Tell = say_nothing
) -> list[Choice]:
    """The best of all models by BIC, on each table.

    Args:
        tables: people by history, one table in each row.
        size: how many lists.
        hopeful: models to try first; they change how long it takes and nothing else.
        threads: how many work at it; that changes nothing else either.
        tell: told how many tables are done.
    """
    blocks = [tables[first : first + ROWS_AT_ONCE] for first in range(0, len(tables), ROWS_AT_ONCE)]
    found: list[Choice] = []
    with ThreadPoolExecutor(threads) as pool:
        for choices in pool.map(lambda block: [best_on(counts, size, hopeful) for counts in block], blocks):
            found += choices
            tell(len(found), len(tables))
    return found


def best_on(counts: Tables, size: int, hopeful: Sequence[Model]) -> Choice:
    """The best of all models on one table."""
    if size > MOST_LISTS_AT_ONCE:
        return searched_by_itself(counts, size)
    held, people = everything(size), counts.astype(np.float64)
    first = np.array([places_of(size)[model] for model in hopeful], dtype=np.int64)
    doubtful, doubts = np.empty(ROOM_FOR_DOUBT, dtype=np.int64), np.empty(ROOM_FOR_DOUBT)
    winner, best, dark, doubted = search(
        people, size, held.terms, held.starts, masks_of(size), first, *absences(size), doubtful, doubts
    )
    support = support_of(people)
    for at in np.argsort(doubts[:doubted], kind="stable"):
        model = held.models[doubtful[at]]
        if doubts[at] < best and existence_on(model, support).admissible:
            return Choice(model, dark_by(held, int(doubtful[at]), people, size))
    return Choice(held.models[winner], dark) if winner != NOTHING else Choice(None, np.nan)


@cache
def places_of(size: int) -> dict[Model, int]:
    return {model: place for place, model in enumerate(everything(size).models)}


def dark_by(held: Catalogue, place: int, people: Reals, size: int) -> float:
    """The dark figure by one model of a catalogue."""
    return float(fits_of(held, np.array([place]), people, size)[1][0])


def fits_of(
    held: Catalogue, chosen: NDArray[np.int64], people: Reals, size: int
) -> tuple[Reals, Reals, NDArray[np.int64]]:
    """Log-likelihoods (without constant), dark figures and states of chosen models of a catalogue."""
    likes, darks = np.empty(len(chosen)), np.empty(len(chosen))
    states = np.empty(len(chosen), dtype=np.int64)
    fit_each(people, size, held.terms, held.starts, chosen, likes, darks, states)
    return likes, darks, states


def searched_by_itself(counts: Tables, size: int) -> Choice:
    """The best of all models of six lists or more on one table."""
    try:
        best = best_by_bic(Lists(tuple(str(place) for place in range(size)), counts), most_steps=STEPS_OF_MANY)
    except NotEstimable:
        return Choice(None, np.nan)
    return Choice(best.model, best.population - float(counts.sum()))


def why_not_many(tables: Tables, size: int) -> str | None:
    """Why the search cannot be made again on each of many tables, if so: tried on the first twenty of them."""
    if size <= MOST_LISTS_AT_ONCE:
        return None
    unfinished = 0
    for tried, counts in enumerate(tables[:TRIED_FIRST], start=1):
        unfinished += not is_finished(counts, size)
        if unfinished > MOST_UNFINISHED:
            return (
                f"No interval is given: among all models of {size} lists the search would have to be made again in "
                f"each sample, and in {unfinished} of the first {tried} it did not come to an end in "
                f"{STEPS_OF_MANY:,} steps. Merge lists, or take the interval of another method."
            )
    return None


def is_finished(counts: Tables, size: int) -> bool:
    """Whether the search comes to an end on one table in so many steps."""
    try:
        best_by_bic(Lists(tuple(str(place) for place in range(size)), counts), most_steps=STEPS_OF_MANY)
    except SearchTooLong:
        return False
    except NotEstimable:
        pass
    return True


def best_of_top_many(tables: Tables, models: Sequence[Model], *, threads: int = 2, tell: Tell = say_nothing) -> Reals:
    """The dark figure by the best (BIC) of the first k models, for every k: one row for each table, one column for k.

    Not a number where none of the first k has an estimate.
    """
    held = catalogue(models)
    found: list[Reals] = []
    with ThreadPoolExecutor(threads) as pool:
        for row in pool.map(lambda counts: nested_darks(held, counts.astype(np.float64)), tables):
            found.append(row)
            if len(found) % ROWS_AT_ONCE == 0 or len(found) == len(tables):
                tell(len(found), len(tables))
    return np.array(found)


def nested_darks(held: Catalogue, people: Reals) -> Reals:
    """The dark figures by the best of the first model, the first two, and so on."""
    size, places = held.models[0].size, np.arange(len(held.models))
    likes, darks, states = fits_of(held, places, people, size)
    bic = np.diff(held.starts) * np.log(people.sum()) - 2 * likes
    support, best, dark, row = support_of(people), np.inf, np.nan, np.empty(len(places))
    for place in places:
        proved = states[place] & CERTIFIED
        if bic[place] < best and (proved or existence_on(held.models[place], support).admissible):
            best, dark = bic[place], darks[place]
        row[place] = dark
    return row
