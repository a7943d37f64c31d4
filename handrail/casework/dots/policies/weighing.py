"""How two people are weighed here: by chances, and by what decisions teach once that was taken into use."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, Final

from handrail.methods.linkage.bands import Lines
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.model import CannotUseModel, Model, read_model
from handrail.methods.linkage.scoring import Score, Scorer
from handrail.methods.linkage.second_stage import NAMES, Decision, SecondStage, learn

TESTED_ON: Final = 5  # one decision in so many is kept back, to see what the others teach


@dataclass(frozen=True)
class Weigher:
    """What weighs two people. `fingerprint` changes with anything that a weight depends on."""

    first: Scorer
    second: SecondStage | None = None

    @property
    def model(self) -> Model:
        """The chances."""
        return self.first.model

    @property
    def fingerprint(self) -> str:
        """The name of all of it, by which a link says what weighed it."""
        return self.model.fingerprint if self.second is None else fingerprint_of(self.second, self.model)

    def score(self, left: Mention, right: Mention) -> Score:
        """The weight with where it comes from."""
        return self.many(left, [right])[0]

    def many(self, left: Mention, rights: Sequence[Mention]) -> list[Score]:
        """What each of these weighs beside one, in their order."""
        scores, second, prior = self.first.many(left, rights), self.second, self.model.prior_bits
        return scores if second is None else [second.score(score, prior_bits=prior) for score in scores]


def fingerprint_of(stage: SecondStage, model: Model) -> str:
    """The first 16 hexadecimal digits of a hash of a second stage and of the chances that it corrects."""
    said = json.dumps([asdict(stage), model.fingerprint], sort_keys=True)
    return sha256(said.encode()).hexdigest()[:16]


def contents_of(stage: SecondStage, audit: Mapping[str, Any]) -> dict[str, Any]:
    """What to keep of a second stage."""
    return {**asdict(stage), "comparisons": list(NAMES), "audit": dict(audit)}


def model_of(contents: Mapping[str, Any]) -> Model | None:
    """Chances as they were kept; None where other levels are told apart now than then."""
    try:
        return read_model(json.dumps(contents))
    except CannotUseModel:
        return None


def stage_of(contents: Mapping[str, Any]) -> SecondStage | None:
    """A second stage as it was kept; None where other things are compared now than then."""
    if tuple(contents["comparisons"]) != NAMES:
        return None
    worths = (tuple(contents["worth_for"]), tuple(contents["worth_against"]))
    return SecondStage(*worths, contents["agreeing"], contents["starting"], contents["learnt_from"])


def audit_of(decisions: Sequence[Decision], *, prior_bits: float) -> dict[str, Any]:
    """How decisions that were kept back are told at the strong line, before and after the others teach.

    Raises:
        TooFewDecisions: too few would be left to learn from.
    """
    kept_back = [each for place, each in enumerate(decisions) if place % TESTED_ON == 0]
    taught = learn([each for place, each in enumerate(decisions) if place % TESTED_ON], prior_bits=prior_bits)
    after = [Decision(taught.score(each.score, prior_bits=prior_bits), each.same) for each in kept_back]
    return {"kept_back": len(kept_back), "before": at_strong_line(kept_back), "after": at_strong_line(after)}


def at_strong_line(decisions: Sequence[Decision]) -> dict[str, int]:
    """How many of one person are over the line, and how many of two; and how many there are of each."""
    over = [each.same for each in decisions if each.score.weight >= Lines().strong_at]
    same = sum(each.same for each in decisions)
    return {"same": same, "same_over": sum(over), "other": len(decisions) - same, "other_over": len(over) - sum(over)}
