"""What made-up counties teach: how often 95% holds the truth, what wrong links do, and what two years can tell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from handrail.methods.prevalence.awareness import Verdict, says
from handrail.methods.prevalence.estimates import Estimate, Work, estimate_by
from handrail.methods.prevalence.histories import Lists, add_up
from handrail.methods.prevalence.links import with_links_missed
from handrail.methods.prevalence.lower_bound import surely_at_least
from handrail.methods.prevalence.sensitivity import number_by_bic, number_by_main_effects, number_by_stepwise
from tests.methods.prevalence.published import NEW_ORLEANS_5, UK_5

CAPTURE = np.array([0.16, 0.10, 0.07, 0.05])
COUNTIES, DRAWS, YEARS = 200, 40, 200
METHODS = ("stepwise", "bic", "decomposable")
REFERS = 6.0


@dataclass(frozen=True)
class Truth:
    """So many people, of whom a share is found at another rate; and by how much more often two lists hold the same."""

    people: int
    words: str
    share: float = 0.0
    rate: float = 1.0
    refers: float = 1.0

    def county(self, seed: int) -> Lists:
        """One county; the rates are such that as many are seen as if all were alike."""
        draw = np.random.default_rng(seed)
        hidden = np.arange(self.people) < self.share * self.people
        rates = np.outer(np.where(hidden, self.rate, 1.0), CAPTURE)
        rates *= CAPTURE.sum() / rates.sum(axis=1).mean()
        chances = np.array([self.chances(each) for each in np.unique(rates, axis=0)])
        kinds = [np.count_nonzero((rates == each).all(axis=1)) for each in np.unique(rates, axis=0)]
        counts = sum(draw.multinomial(many, chance) for many, chance in zip(kinds, chances, strict=True))
        return add_up("ABCD", [(history, int(count)) for history, count in enumerate(counts) if history])

    def chances(self, rates: np.ndarray) -> np.ndarray:
        """How likely each history is."""
        on = (np.arange(16)[:, None] >> np.arange(4)) & 1
        chances = np.prod(np.where(on, rates, 1 - rates), axis=1) * np.where(on[:, 0] & on[:, 1], self.refers, 1.0)
        return np.asarray(chances / chances.sum())


TRUTHS = (
    Truth(300, "independent"),
    Truth(300, "one pair refers", refers=REFERS),
    Truth(300, "60% seen a fifth as often", 0.6, 0.2),
    Truth(300, "half almost invisible", 0.5, 0.02),
    Truth(1_000, "independent"),
    Truth(1_000, "60% seen a fifth as often", 0.6, 0.2),
    Truth(1_000, "half almost invisible", 0.5, 0.02),
)


def counties() -> None:
    """How often the truth is held, by method; and how often the floor is above it."""
    print(f"  {COUNTIES} counties each: middle number, how often 95% holds the truth, upper limit over lower")
    for truth in TRUTHS:
        lists = [truth.county(seed) for seed in range(COUNTIES)]
        seen, several = np.mean([(one.observed, one.on_several()) for one in lists], axis=0)
        floors = np.array([surely_at_least(one, seed=1, replicates=400) for one in lists])
        print(f"    {truth.people:5,} people, {truth.words}: {seen:.0f} seen, {several:.1f} on several; ", end="")
        print(f"floor above the truth {np.mean(floors > truth.people):.0%}")
        for method in METHODS:
            print(f"      {method:14}{held(truth.people, estimates(method, lists))}", flush=True)


def estimates(method: str, lists: Sequence[Lists]) -> Iterator[Estimate]:
    """What a method says of each county."""
    return (estimate_by(method, one, Work(seed=1, replicates=400)) for one in lists)


def held(people: int, found: Iterator[Estimate]) -> str:
    """The middle number, how often the interval holds the truth, and how wide it is."""
    given = [(one.population or 0.0, one.interval.low, one.interval.high) for one in found if one.interval]
    numbers = np.array(given)
    holds = np.mean((numbers[:, 1] <= people) & (people <= numbers[:, 2]))
    return f"{np.median(numbers[:, 0]):8,.0f}{holds:8.0%}{np.median(numbers[:, 2] / numbers[:, 1]):7.1f}"


def links() -> None:
    """By how much missed links raise a number, by method."""
    print("  missed links: times the number        main  stepwise  all models")
    methods = (number_by_main_effects, number_by_stepwise, number_by_bic)
    for place, lists in (("United Kingdom", UK_5), ("New Orleans", NEW_ORLEANS_5)):
        for share in (0.05, 0.10, 0.20):
            draw = np.random.default_rng(7)
            changed = [with_links_missed(lists, share, draw) for _ in range(DRAWS)]
            times = [np.mean([found / true for one in changed if (found := number(one))])
                     for number in methods if (true := number(lists))]  # fmt: skip
            print(
                f"    {place}, {lists.on_several()} on several, {share:4.0%}{''.join(f'{one:10.2f}' for one in times)}",
                flush=True,
            )


def years() -> None:
    """How often growth is told of two years, when there is none, some, or only a group that was never seen before."""
    print(f"  two years of {YEARS} counties: how often the verdict is more victims")
    for people in (300, 1_000, 5_000):
        draw = np.random.default_rng(people)
        shares = [share_of_victims(draw, people, *changes) for changes in ((1.0, 2.0, 0), (1.5, 1.0, 0), (2.0, 1.0, 0))]
        shares.append(share_of_victims(draw, people, 1.0, 1.0, people // 2))
        words = ("awareness alone", "half more", "twice as many", "a group newly reached")
        print(
            f"    {people:5,} people: {', '.join(f'{word} {one:.0%}' for word, one in zip(words, shares, strict=True))}"
        )


def share_of_victims(draw: np.random.Generator, people: int, times: float, rates: float, unseen: int) -> float:
    """How often two years are said to be consistent with more victims; `unseen` people are seen in the second only."""
    found = [says([a_year(draw, people - unseen, 1.0), a_year(draw, int(people * times), rates)]) for _ in range(YEARS)]
    return float(np.mean([one is Verdict.VICTIMS for one in found]))


def a_year(draw: np.random.Generator, people: int, rates: float) -> Lists:
    """A year of a county whose lists are independent."""
    histories = (draw.random((people, 4)) < CAPTURE * rates) @ (1 << np.arange(4))
    return add_up("ABCD", [(int(one), 1) for one in histories if one])
