"""Allow for one dependence of two lists after another, as long as the overlap is far from what is expected.

Chan, Silverman and Vincent (2021): begin without dependences. Compare the overlap of every pair that is not allowed
for with what the model expects; allow for the most surprising one if its chance is below the threshold and the larger
model has an estimate; stop otherwise. 0.02 is the threshold that did best in their 28 simulated situations.
"""

from dataclasses import dataclass

from handrail.methods.prevalence.existence import existence_on
from handrail.methods.prevalence.fitting import Fit, fit
from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.models import Model, main_effects, pairs
from handrail.methods.prevalence.poisson import smaller_tail
from handrail.methods.prevalence.transforms import superset_sums

THRESHOLD = 0.02


@dataclass
class NotEstimable(Exception):
    """No number can be given, and this is why."""

    reason: str

    def __str__(self) -> str:
        return self.reason


def stepwise(lists: Lists, *, threshold: float = THRESHOLD) -> Fit:
    """The fit of the model that stepwise selection ends with.

    Raises:
        NotEstimable: not even the model without dependences has an estimate.
    """
    current = fit_main_effects(lists)
    while (larger := one_more(lists, current, threshold)) is not None:
        current = larger
    return current


def fit_main_effects(lists: Lists) -> Fit:
    """The fit without dependences. Raises NotEstimable when it has no estimate."""
    model = main_effects(lists.size)
    if (fitted := admissible_fit(lists, model)) is None:
        raise NotEstimable(str(existence_on(model, lists.support).why_not(lists, model)))
    return fitted


def one_more(lists: Lists, current: Fit, threshold: float) -> Fit | None:
    """The fit with the most surprising pair allowed for; None when no pair is surprising enough."""
    for chance, pair in surprises(lists, current):
        if chance >= threshold:
            return None
        if (fitted := admissible_fit(lists, current.model.with_term(pair))) is not None:
            return fitted
    return None


def surprises(lists: Lists, current: Fit) -> list[tuple[float, int]]:
    """The pairs not allowed for, the most surprising first; of equals the first pair."""
    seen, expected = superset_sums(lists.counts.astype(float)), current.fitted.copy()
    expected[0] = 0.0
    expected = superset_sums(expected)
    missing = [pair for pair in pairs(lists.size) if pair not in current.model.terms]
    return sorted(
        ((smaller_tail(float(seen[pair]), float(expected[pair])), pair) for pair in missing), key=lambda found: found[0]
    )


def admissible_fit(lists: Lists, model: Model) -> Fit | None:
    """The fit if it has one estimate: proved by itself, or else by the linear programme."""
    fitted = fit(lists.counts, model)
    return fitted if fitted.certified or existence_on(model, lists.support).admissible else None
