"""A whole table linked: its own estimate if there is enough to estimate from, every pair worth a look, and clusters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np

from handrail.methods.linkage.bands import Lines
from handrail.methods.linkage.clusters import Clusters, cluster, why_not_one
from handrail.methods.linkage.estimating import TooFewToEstimate, estimate
from handrail.methods.linkage.frequencies import Frequencies, count_frequencies
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.model import CannotUseModel, Model
from handrail.methods.linkage.pairs import NO_PAIRS, Engine, ScoredPairs
from handrail.methods.linkage.rules import RULES
from handrail.methods.linkage.scoring import Score, Scorer
from handrail.methods.linkage.shipped import shipped_model
from handrail.methods.linkage.sides import Told
from handrail.methods.linkage.tables import known_comparisons


@dataclass(frozen=True)
class Linked:
    """The pairs, the strongest first, the model and frequencies they were scored by, and what is to be said of it."""

    mentions: tuple[Mention, ...]
    pairs: ScoredPairs
    model: Model
    frequencies: Frequencies
    said: tuple[str, ...]

    def scored(self) -> Iterator[tuple[Mention, Mention, Score]]:
        """Each pair with where its weight comes from."""
        scorer = Scorer(self.model, self.frequencies)
        for left, right in zip(self.pairs.left, self.pairs.right, strict=True):
            one, other = self.mentions[left], self.mentions[right]
            yield one, other, scorer.score(one, other)

    def clusters(self, lines: Lines) -> Clusters:
        """Clusters over the strong leads, each held against all records of its cluster."""
        scorer = Scorer(self.model, self.frequencies)
        strong = self.pairs.where(self.pairs.weights >= lines.strong_at)
        joined = list(zip(strong.left.tolist(), strong.right.tolist(), strict=True))
        # Nearly all that is asked about is a strong lead itself; what is heavier than any rule allows, none holds back.
        unruled = set(compress(joined, (strong.weights > max(0.0, *(rule.at_most for rule in RULES))).tolist()))

        def why_not(left: int, right: int) -> str | None:
            if (min(left, right), max(left, right)) in unruled:
                return None
            score = scorer.score(self.mentions[left], self.mentions[right])
            return why_not_one(score, prior_bits=self.model.prior_bits)

        return cluster(joined, why_not)


def link(
    mentions: Sequence[Mention],
    others: Sequence[Mention] | None,
    *,
    engine: Engine,
    lines: Lines,
    keep_shipped: bool = False,
) -> Linked:
    """Every pair within the mentions, or with `others` across, that is at least a suggestion."""
    told = Told(mentions, others)
    model, said = model_for(told, keep_shipped=keep_shipped)
    frequencies = count_frequencies(told.mentions)
    found = engine(told, model, frequencies, at_least=lines.suggest_at) if known_comparisons(told) else NO_PAIRS
    order = np.lexsort((found.right, found.left, -found.weights))
    return Linked(told.mentions, found.where(order), model, frequencies, said)


def model_for(told: Told, *, keep_shipped: bool = False) -> tuple[Model, tuple[str, ...]]:
    """The table's own model, or the shipped one, and which it is and why.

    An estimate that lacks a level is refused, unless what is shipped is to stand for what it lacks.
    """
    shipped = shipped_model()
    try:
        estimated = estimate(told, shipped, keep_shipped=keep_shipped)
    except TooFewToEstimate as reason:
        return shipped, (f"Scored by the shipped model: {reason}",)
    except CannotUseModel as refused:
        why = "Scored by the shipped model, because an estimate on these records lacks levels (--keep-shipped):"
        return shipped, (why, *refused.faults)
    said = [f"Scored by a model {estimated.model.source}."]
    if estimated.as_shipped:
        said.append(f"Not trained, and so as shipped: {'; '.join(estimated.as_shipped)}.")
    return estimated.model, tuple(said)
