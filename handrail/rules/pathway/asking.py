"""Which unanswered questions would change the answer? Read off the rules, without trying every answer.

The answer is a set of things (steps, additions to their words, the route), each of which is there when one of its
clauses holds. Answering one question can bring a thing that is not there only through a clause that fails by that
question alone; and it can take a thing away only if the new answer breaks every clause that holds now. Both can be
seen from the bits of a clause that are broken.
"""

from handrail.rules.localities.pathway import AT_THRESHOLD
from handrail.rules.pathway.engine import Engine
from handrail.rules.pathway.facts import UNKNOWN
from handrail.rules.pathway.masks import Masks


def keys_to_ask(engine: Engine, bits: int) -> tuple[str, ...]:
    """The facts whose answer alone would change the answer, in the order of the questions.

    If there are none, but several answers together still would, the facts of the shortest way to a change.
    """
    open_fields = {unknown: whole for unknown, whole in engine.layout.asked.items() if bits & unknown}
    unanswered = sum(open_fields)
    within = sum(open_fields.values())
    found = 0
    for masks in engine.outputs:
        found |= changes(masks, bits, unanswered, within, open_fields)
    if not found:
        found = together(engine.outputs, bits, unanswered)
    return tuple(key for key, field in engine.layout.fields.items() if found & field.bits.get(UNKNOWN, 0))


def changes(masks: Masks, bits: int, unanswered: int, within: int, open_fields: dict[int, int]) -> int:
    """The unanswered facts (their bits of "unknown") any of which could bring this thing or take it away."""
    nearly: list[tuple[int, int]] = []
    brought, breaking, there = 0, within, False
    for mask in masks:
        broken = bits & mask
        if not broken:
            there, breaking = True, breaking & mask
        elif not broken & (broken - 1) and broken & unanswered:
            brought |= broken
            nearly.append((broken, mask))
    if not there:
        return brought
    for unknown, mask in nearly:
        breaking &= ~(open_fields[unknown] & ~mask)
    return sum(unknown for unknown, whole in open_fields.items() if breaking & whole) if breaking else 0


def together(outputs: tuple[Masks, ...], bits: int, unanswered: int) -> int:
    """The unanswered facts of the shortest clause that only they keep from holding, of a thing that is not there."""
    ways = [
        broken
        for masks in outputs
        if all(bits & mask for mask in masks)
        for mask in masks
        if not (broken := bits & mask) & ~unanswered
    ]
    return min(ways, key=lambda broken: (broken.bit_count(), broken), default=0)


def question_of(key: str) -> str:
    """The question behind a fact of the rules."""
    return "victims" if key == AT_THRESHOLD else key
