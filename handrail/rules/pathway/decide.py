"""Facts in, steps out: what to do next for somebody who may be exploited, in order, and on whose authority."""

from datetime import date, datetime

from handrail.rules.localities.locality import Locality
from handrail.rules.pathway.asking import keys_to_ask, question_of
from handrail.rules.pathway.decision import Decision, Due, Step, StepChannel
from handrail.rules.pathway.engine import Engine, Fired, engine_of
from handrail.rules.pathway.facts import UNKNOWN, Facts
from handrail.rules.pathway.invariants import UnsafeDecision, refuse_if_broken
from handrail.rules.pathway.wording import places_by_postcode, wording_of

__all__ = ["Decision", "Due", "Step", "StepChannel", "UnsafeDecision", "decide"]


def decide(facts: Facts, *, on: date, locality: Locality, at: datetime | None = None) -> Decision:
    """What to do next, by the rules that held on that day.

    `at` is an aware moment: with it, steps say whether their channel is open and by what time they are due. Raises
    UnsafeDecision rather than hand out an answer that breaks what must always hold.
    """
    engine, wording = engine_of(locality, on=on), wording_of(locality, on=on)
    bits = engine.layout.bits_of(facts)
    fired = engine.fired(bits)
    decision = Decision(
        on=on,
        route=engine.route(bits),
        steps=tuple(wording.step(one, facts, at) for one in fired),
        ask_next=ask_next(engine, bits, fired, facts, locality=locality),
        safer=engine.safer_sides(bits),
    )
    refuse_if_broken(decision, facts)
    return decision


def ask_next(engine: Engine, bits: int, fired: list[Fired], facts: Facts, *, locality: Locality) -> tuple[str, ...]:
    """The unanswered questions whose answer would change this answer, in the order of the pack's questions.

    A postcode changes no step, but whom a step says to ring.
    """
    keys = set(map(question_of, keys_to_ask(engine, bits)))
    if facts.get("postcode") == UNKNOWN and any(map(places_by_postcode, fired)):
        keys.add("postcode")
    return tuple(question.key for question in locality.pathway.questions if question.key in keys)
