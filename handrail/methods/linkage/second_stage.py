"""What the desk's own decisions teach: how much each field's bits are worth here, once about 2,000 pairs were decided.

It changes no direction: what speaks for one person never comes to speak against, and more agreement never weighs less.
A logistic regression on the bits of each comparison, with coefficients that cannot be negative and that are held to
one, which is the first stage unchanged, as long as the decisions do not say otherwise. Decisions made by no person
teach nothing, and neither does a pair that a rule holds back: the rule says what it weighs, and not its fields.

Where both say given name, surname and birthday, nothing is added to these bits: they are what the first stage is
surest of, and what fragments teach is no reason to move them all up or down.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handrail.methods.linkage.comparisons import BY_NAME
from handrail.methods.linkage.scoring import Contribution, Score

FEWEST: Final = 2_000
FEWEST_OF_EACH: Final = 100
NAMES: Final = tuple(BY_NAME)
AGREEING: Final = "fields that agree"
CROSSED: Final = "crossed"


class TooFewDecisions(Exception):
    """There are too few decisions to learn from, or nearly all say the same."""


@dataclass(frozen=True)
class Decision:
    """A pair as it was scored by the first stage, and what a person decided: are they the same?"""

    score: Score
    same: bool


@dataclass(frozen=True)
class SecondStage:
    """The worth of a bit that speaks for, and of one that speaks against, by comparison.

    Unless both say who they are, `agreeing` bits are added for each field that agrees and `starting` bits to the pair.
    `learnt_from` decisions were used.
    """

    worth_for: tuple[float, ...]
    worth_against: tuple[float, ...]
    agreeing: float
    starting: float
    learnt_from: int

    def score(self, first: Score, *, prior_bits: float) -> Score:
        """The pair again, each contribution at its worth. A rule still holds the weight back."""
        parts = [self.at_worth(part) for part in first.contributions]
        agreed, starting = beside_the_fields(first)
        if agreed and self.agreeing:
            parts.append(Contribution(AGREEING, f"{agreed:.0f}", self.agreeing * agreed))
        weight = prior_bits + self.starting * starting + sum(part.bits for part in parts)
        return Score(weight if first.rule is None else min(weight, first.rule.at_most), tuple(parts), first.rule)

    def at_worth(self, part: Contribution) -> Contribution:
        """A contribution at its worth."""
        worth = (self.worth_for if part.bits > 0 else self.worth_against)[NAMES.index(part.comparison)]
        return Contribution(part.comparison, part.level, part.bits * worth)


def learn(decisions: Sequence[Decision], *, prior_bits: float) -> SecondStage:
    """The second stage that fits these decisions best.

    Raises:
        TooFewDecisions: fewer than 2,000, or fewer than 100 of either kind.
    """
    from handrail.methods.linkage.fitting import fitted  # slow to load, and needed by nothing that is waited for

    if len(decisions) < FEWEST:
        raise TooFewDecisions(f"{len(decisions):,} pairs were decided; {FEWEST:,} are needed.")
    telling = [decision for decision in decisions if decision.score.rule is None]
    same = [decision.same for decision in telling]
    if min(same.count(True), same.count(False)) < FEWEST_OF_EACH:
        raise TooFewDecisions(
            f"At least {FEWEST_OF_EACH} pairs that are one and as many that are two are needed, "
            "without those that a rule holds back."
        )
    places, held_to = len(NAMES), [1.0] * (2 * len(NAMES)) + [0.0, 0.0]
    worth = fitted([features(decision.score) for decision in telling], same, held_to, offset=prior_bits)
    return SecondStage(tuple(worth[:places]), tuple(worth[places : 2 * places]), worth[-2], worth[-1], len(decisions))


def features(score: Score) -> list[float]:
    """Bits for and bits against by comparison, and what is counted beside them."""
    speaking_for, against = dict.fromkeys(NAMES, 0.0), dict.fromkeys(NAMES, 0.0)
    for part in score.contributions:
        (speaking_for if part.bits > 0 else against)[part.comparison] = part.bits
    return [*speaking_for.values(), *against.values(), *beside_the_fields(score)]


def beside_the_fields(score: Score) -> tuple[float, float]:
    """How many fields agree, and one for what a pair starts with; nothing of either where both say who they are."""
    if say_who(score):
        return 0.0, 0.0
    return float(sum(part.bits > 0 for part in score.contributions)), 1.0


def say_who(score: Score) -> bool:
    """Whether both say given name, surname and birthday. Names that changed places are told by the given name."""
    told = {part.comparison: part.level for part in score.contributions}
    return "born" in told and "given" in told and ("surname" in told or told["given"] == CROSSED)
