"""A second stage that was learnt from decisions which a county might have made, and is not in use."""

import random

from django.db import transaction
from django.utils import timezone

from handrail.casework.dots.actions.learning import keep
from handrail.casework.dots.models import Learnt, LearntKind
from handrail.casework.dots.policies.weighing import audit_of, contents_of, fingerprint_of
from handrail.methods.linkage.scoring import Contribution, Score
from handrail.methods.linkage.second_stage import FEWEST, Decision, learn
from handrail.methods.linkage.shipped import shipped_model


def decided(count: int) -> list[Decision]:
    """Decisions of a county where a plate says nothing of who somebody is."""
    chance, prior = random.Random(1), shipped_model().prior_bits
    made = []
    for place in range(count):
        same = place % 2 == 0
        bits = {"born": 12.0 if same else -5.0, "given": 6.0 if same else -2.0, "plate": chance.choice([12.0, -1.5])}
        parts = tuple(Contribution(name, "same" if worth > 0 else "other", worth) for name, worth in bits.items())
        made.append(Decision(Score(prior + sum(bits.values()), parts, None), same))
    return made


def second_stage() -> Learnt:
    """It; a second time the same."""
    model, made = shipped_model(), decided(2 * FEWEST)
    stage = learn(made, prior_bits=model.prior_bits)
    contents = contents_of(stage, audit_of(made, prior_bits=model.prior_bits))
    name = fingerprint_of(stage, model)
    kind = LearntKind.SECOND_STAGE
    with transaction.atomic():
        return keep(kind, name, contents, len(made), rests_on=model.fingerprint, at=timezone.now())
