"""What holds whatever the weights say: twins and households are not one person, and a shared place is no identity.

A rule is data: the pair is at one of these levels in each of these comparisons, and then its weight is at most so much.
One table is read by the scorer of one pair and by the one of a million.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from handrail.methods.linkage.comparisons import BY_NAME, MISSING

# Suggested still, so that a person sees the two beside each other; never a strong lead, and never joined unseen.
TWINS_BITS: Final = 2.0
HOUSEHOLD_BITS: Final = 0.5
NOBODY_BITS: Final = -5.0


@dataclass(frozen=True)
class Rule:
    """Where a pair is at one of the levels named in every comparison named, its weight is `at_most`, because `why`."""

    name: str
    where: Mapping[str, frozenset[str]]
    at_most: float
    why: str
    two_people: bool = True  # whether it says that there are two, or only that nothing says who it is


def levels(*names: str) -> frozenset[str]:
    """Levels by name."""
    return frozenset(names)


SHARED_PLACE: Final = levels("whole", "door", "house", "street", "postcode")

NOT_SAME: Final = levels("near", "other", MISSING)
NAMED_ALIKE: Final = levels("same", "crossed", "form", "alias", "near", "sound")

RULES: Final = (
    Rule(
        "twins",
        {"born": levels("same"), "surname": levels("same", "near"), "given": levels("other"), "address": SHARED_PLACE},
        TWINS_BITS,
        "birthday, surname and place are the same and the given name is another: perhaps twins",
    ),
    Rule(
        "siblings",
        {
            "given": levels("other"),
            "surname": levels("same", "near"),
            "born": levels("slip"),
            "address": SHARED_PLACE,
            "email": NOT_SAME,
            "handle": NOT_SAME,
            "phone": NOT_SAME,
        },
        HOUSEHOLD_BITS,
        "surname and place are the same, the given name is another and the birthday one slip off: perhaps siblings",
    ),
    Rule(
        "namesakes",
        {
            "given": NAMED_ALIKE,
            "surname": levels("same", "near", MISSING),
            "born": levels("other"),
            "email": NOT_SAME,
            "handle": NOT_SAME,
            "phone": NOT_SAME,
        },
        HOUSEHOLD_BITS,
        "the names agree and no part of the birthday does: perhaps a parent and a child of one name",
    ),
    Rule(
        "household",
        {
            "given": levels("other"),
            "born": levels("two parts", "year or new year", "other", MISSING),
            "email": NOT_SAME,
            "handle": NOT_SAME,
        },
        HOUSEHOLD_BITS,
        "neither given name nor birthday agrees: perhaps they only share a household, a telephone or a vehicle",
    ),
    Rule(
        "family",
        {
            "given": levels(MISSING),
            "surname": levels("same", "near"),
            "born": levels("two parts", "year or new year", "other", MISSING),
            "email": NOT_SAME,
            "handle": NOT_SAME,
            "phone": NOT_SAME,
        },
        HOUSEHOLD_BITS,
        "one gives no first name, and neither birthday nor telephone agrees: a family shares its name and house",
        two_people=False,
    ),
    Rule(
        "place alone",
        {
            "given": levels(MISSING),
            "surname": levels("sound", "other", MISSING),
            "born": levels("two parts", "year or new year", "other", MISSING),
            "email": NOT_SAME,
            "handle": NOT_SAME,
            "phone": NOT_SAME,
        },
        NOBODY_BITS,
        "no name, birthday or telephone agrees: a shared place or vehicle does not say who somebody is",
        two_people=False,
    ),
)

# For each comparison, which grades a rule asks for; grades are counted as the levels are, None where nothing is known.
Grades = Sequence[int | None]


def grades_asked(rule: Rule) -> list[tuple[int, frozenset[int | None]]]:
    """The rule's question by place of the comparison and grade."""
    places = {name: place for place, name in enumerate(BY_NAME)}
    return [
        (
            places[name],
            frozenset(
                [grade for grade, level in enumerate(BY_NAME[name].levels) if level.name in wanted]
                + ([None] if MISSING in wanted else [])
            ),
        )
        for name, wanted in rule.where.items()
    ]


ASKED: Final = tuple((rule, grades_asked(rule)) for rule in RULES)


def rule_for(grades: Grades) -> Rule | None:
    """The first rule that holds a pair back, if any."""
    for rule, asked in ASKED:
        if all(grades[place] in wanted for place, wanted in asked):
            return rule
    return None
