"""The model: how likely each level is where two records are of one person, and where they are of two."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, Final

from handrail.methods.linkage.comparisons import BY_NAME, COMPARISONS

SUM_MAY_BE_OFF: Final = 1e-3


class CannotUseModel(ValueError):
    """The model lacks a level or has one that no pair could be at. `faults` has a sentence for each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Chances:
    """The chance of a level: `m` among pairs of one person, `u` among pairs of two."""

    m: float
    u: float

    @property
    def bits(self) -> float:
        """What the level adds to the weight: positive speaks for one person, negative for two."""
        return math.log2(self.m / self.u)


@dataclass(frozen=True)
class Model:
    """Chances for each level of each comparison, and the chance that any two records are of one person.

    Raises:
        CannotUseModel: a comparison or level is missing, was never trained, or its chances do not add up to one.
    """

    version: str
    prior: float
    chances: Mapping[str, tuple[Chances, ...]]
    source: str

    def __post_init__(self) -> None:
        if faults := faults_of(self):
            raise CannotUseModel(faults)

    @cached_property
    def fingerprint(self) -> str:
        """The first 16 hexadecimal digits of a hash of everything a score depends on."""
        said = json.dumps(values_of(self), sort_keys=True)
        return sha256(said.encode()).hexdigest()[:16]

    @property
    def prior_bits(self) -> float:
        """The logarithm of the odds that any two records are of one person."""
        return math.log2(self.prior / (1 - self.prior))

    def chance_to_agree(self, column: str) -> float:
        """The chance that two records of two people have the same value in a column whose frequency matters."""
        return next(
            chances.u
            for comparison in COMPARISONS
            for level, chances in zip(comparison.levels, self.chances[comparison.name], strict=True)
            if level.by_frequency == column
        )


def faults_of(model: Model) -> list[str]:
    """A sentence for everything that is wrong with a model."""
    faults = [] if 0 < model.prior < 1 else [f"prior: a chance between 0 and 1 was expected, not {model.prior}."]
    faults += [f"{name}: nothing by that name is compared." for name in model.chances.keys() - BY_NAME.keys()]
    for name, comparison in BY_NAME.items():
        given = model.chances.get(name, ())
        if len(given) != len(comparison.levels):
            faults.append(f"{name}: {len(comparison.levels)} levels were expected, not {len(given)}.")
            continue
        faults += [
            f"{name}, {level.name}: was not trained: m is {chances.m} and u {chances.u}; both must lie between 0 and 1."
            for level, chances in zip(comparison.levels, given, strict=True)
            if not (0 < chances.m < 1 and 0 < chances.u < 1)
        ]
        for letter, total in (("m", sum(c.m for c in given)), ("u", sum(c.u for c in given))):
            if not abs(total - 1) <= SUM_MAY_BE_OFF:
                faults.append(f"{name}: the {letter} of its levels come to {total:.4f}; 1 was expected.")
    return faults


def values_of(model: Model) -> dict[str, Any]:
    """The model as plain values."""
    return {
        "version": model.version,
        "source": model.source,
        "prior": model.prior,
        "comparisons": {
            name: {
                level.name: {"m": chances.m, "u": chances.u}
                for level, chances in zip(BY_NAME[name].levels, given, strict=True)
            }
            for name, given in model.chances.items()
        },
    }


def write_model(model: Model) -> str:
    """The model as JSON, with its fingerprint."""
    return json.dumps({**values_of(model), "fingerprint": model.fingerprint}, indent=1)


def read_model(text: str) -> Model:
    """The model of a JSON text.

    Raises:
        CannotUseModel: it is no model, a level is missing or untrained, or it was changed after it was written.
    """
    try:
        values = json.loads(text)
        chances = {name: chances_in(name, levels) for name, levels in values["comparisons"].items()}
        model = Model(values["version"], float(values["prior"]), chances, values["source"])
        fingerprint = values["fingerprint"]
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        if isinstance(fault, CannotUseModel):
            raise
        raise CannotUseModel(
            ["The text is not a model: version, source, prior, comparisons and fingerprint were expected."]
        ) from None
    if model.fingerprint != fingerprint:
        raise CannotUseModel(["The model was changed after it was written: its fingerprint does not fit."])
    return model


def chances_in(name: str, levels: dict[str, dict[str, float]]) -> tuple[Chances, ...]:
    """The chances of one comparison, in the order of its levels. Raises CannotUseModel."""
    if name not in BY_NAME:
        raise CannotUseModel([f"{name}: nothing by that name is compared."])
    missing = [level.name for level in BY_NAME[name].levels if level.name not in levels]
    if missing:
        raise CannotUseModel([f"{name}: the level {level} is missing." for level in missing])
    return tuple(
        Chances(float(levels[level.name]["m"]), float(levels[level.name]["u"])) for level in BY_NAME[name].levels
    )
