"""What is compared, and in which grades: the one specification that is scored in Python and written out for Splink.

A comparison has levels, the most alike first; a pair is at the first level that holds, at the last where none does, and
at none where one of them does not say. Fields of one address are one comparison, because whoever lives in one house
lives in one street, one town and one postcode: four agreements would count one fact four times.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from handrail.methods.linkage.days import DayAndMonthCrossed, DayKnown
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.predicates import (
    Alike,
    AllOf,
    AnyOf,
    Both,
    Crossed,
    Dialect,
    Either,
    NotApart,
    OneSlip,
    Predicate,
    Same,
    SamePart,
    Within,
)

MISSING: Final = "missing"


@dataclass(frozen=True)
class Level:
    """How alike two mentions are in one thing; `when` is None for the last level, which is whatever is left.

    `by_frequency` names the column of which a rare value counts for more and a common one for less.
    """

    name: str
    when: Predicate | None
    by_frequency: str | None = None


@dataclass(frozen=True)
class Comparison:
    """One thing in which two mentions are compared, where `if_known` holds and `but_not_if` does not."""

    name: str
    if_known: Predicate
    levels: tuple[Level, ...]
    but_not_if: Predicate | None = None

    @property
    def columns(self) -> frozenset[str]:
        """Every column that is looked at."""
        asked = [self.if_known, self.but_not_if, *(level.when for level in self.levels)]
        return frozenset().union(*(predicate.columns for predicate in asked if predicate is not None))

    def missing_sql(self, dialect: Dialect) -> str:
        """Where nothing can be compared."""
        unknown = f"NOT {self.if_known.sql(dialect)}"
        return unknown if self.but_not_if is None else f"{unknown} OR {self.but_not_if.sql(dialect)}"


OTHER: Final = Level("other", None)
NAMES_CROSSED: Final = Crossed("given", "surname", 0.9)
# What one writes as the street another writes as the locality.
STREET_NEAR: Final = AnyOf((Alike("street", 0.9), Either("street", "locality", 0.9)))
LOCALITY_NEAR: Final = Alike("locality", 0.9)
TOWN_NEAR: Final = Alike("town", 0.9)
WHOLE_QUARTER: Final = AnyOf(
    (
        AllOf((Same("postcode"), TOWN_NEAR)),
        AllOf((Same("postcode"), LOCALITY_NEAR)),
        AllOf((TOWN_NEAR, LOCALITY_NEAR)),
    )
)
# Every county has its High Streets: with another postcode or another town it is another street.
NO_OTHER_PLACE: Final = AllOf((NotApart("postcode"), AnyOf((NotApart("town"), TOWN_NEAR))))
SAME_QUARTER: Final = AnyOf((Same("postcode"), Same("sector"), TOWN_NEAR, LOCALITY_NEAR))

# Two of different years who are both of the first of January agree in what nobody knew.
DAY_KNOWN: Final = DayKnown("born")
TWO_PARTS: Final = AnyOf(
    (
        SamePart("born", 0, 6),
        SamePart("born", 4, 8),
        AllOf((SamePart("born", 0, 4), SamePart("born", 6, 8))),
    )
)

COMPARISONS: Final = (
    Comparison(
        "given",
        Both("given"),
        (
            Level("same", Same("given"), by_frequency="given"),
            Level("crossed", NAMES_CROSSED),
            Level("form", Same("given_root")),
            Level("alias", AnyOf((Either("given", "alias"), Same("alias")))),
            Level("near", Alike("given", 0.92)),
            Level("sound", AnyOf((Same("given_sound"), Alike("given", 0.85), Within("given", 1, or_ends=False)))),
            OTHER,
        ),
    ),
    Comparison(
        "surname",
        Both("surname"),
        (
            Level("same", Same("surname"), by_frequency="surname"),
            Level("near", AnyOf((Same("surname_root"), Alike("surname", 0.92)))),
            Level("sound", AnyOf((Same("surname_sound"), Alike("surname", 0.85), Within("surname", 3)))),
            OTHER,
        ),
        # Names that changed places were counted with the given name.
        but_not_if=NAMES_CROSSED,
    ),
    Comparison(
        "born",
        Both("born"),
        (
            Level("same", Same("born"), by_frequency="born"),
            Level("slip", AllOf((DAY_KNOWN, AnyOf((OneSlip("born"), DayAndMonthCrossed("born")))))),
            Level("two parts", AllOf((DAY_KNOWN, TWO_PARTS))),
            Level("year or new year", AnyOf((SamePart("born", 0, 4), SamePart("born", 4, 8)))),
            OTHER,
        ),
    ),
    Comparison("sex", Both("sex"), (Level("same", Same("sex")), OTHER)),
    Comparison("nationality", Both("nationality"), (Level("same", Same("nationality")), OTHER)),
    Comparison(
        "phone",
        Both("phone"),
        (Level("same", Same("phone")), Level("near", AnyOf((OneSlip("phone"), Within("phone", 6)))), OTHER),
    ),
    Comparison(
        "email",
        Both("email"),
        (Level("same", Same("email")), Level("near", AnyOf((OneSlip("email"), Alike("email", 0.95)))), OTHER),
    ),
    Comparison("handle", Both("handle"), (Level("same", Same("handle")), Level("near", OneSlip("handle")), OTHER)),
    Comparison(
        "plate",
        Both("plate"),
        (Level("same", Same("plate")), Level("near", AnyOf((OneSlip("plate"), Within("plate", 3)))), OTHER),
    ),
    Comparison(
        "address",
        AnyOf((Both("postcode"), Both("street"), Both("locality"), Both("town"))),
        (
            Level("whole", AllOf((Same("house"), STREET_NEAR, WHOLE_QUARTER))),
            Level("door", AllOf((Same("house"), STREET_NEAR, SAME_QUARTER, NO_OTHER_PLACE))),
            Level(
                "house",
                AnyOf(
                    (
                        AllOf((Same("house"), Same("postcode"))),
                        AllOf((Same("house"), AnyOf((STREET_NEAR, LOCALITY_NEAR)), NO_OTHER_PLACE)),
                        AllOf((AnyOf((Same("postcode"), LOCALITY_NEAR)), STREET_NEAR)),
                    )
                ),
            ),
            Level("street", AllOf((SAME_QUARTER, STREET_NEAR, NO_OTHER_PLACE))),
            Level(
                "postcode",
                AnyOf((Same("postcode"), AllOf((STREET_NEAR, NO_OTHER_PLACE)), AllOf((LOCALITY_NEAR, TOWN_NEAR)))),
            ),
            Level("street elsewhere", STREET_NEAR),
            Level("quarter", AnyOf((Same("sector"), LOCALITY_NEAR, AllOf((OneSlip("postcode"), TOWN_NEAR))))),
            Level("town", AnyOf((TOWN_NEAR, OneSlip("postcode")))),
            OTHER,
        ),
    ),
    Comparison(
        "business", Both("business"), (Level("same", Same("business")), Level("near", Alike("business", 0.9)), OTHER)
    ),
)
BY_NAME: Final = {comparison.name: comparison for comparison in COMPARISONS}
FREQUENCY_COLUMNS: Final = ("given", "surname", "born")

Grader = Callable[[Mention, Mention], int | None]


def grader_of(comparison: Comparison) -> Grader:
    """A function that says at which level two mentions are, counted from 0, or None where nothing can be compared."""
    known = comparison.if_known.answer()
    unless = None if comparison.but_not_if is None else comparison.but_not_if.answer()
    answers = tuple(level.when.answer() for level in comparison.levels if level.when is not None)

    def grade(left: Mention, right: Mention) -> int | None:
        if not known(left, right) or (unless is not None and unless(left, right)):
            return None
        for place, answer in enumerate(answers):
            if answer(left, right):
                return place
        return len(answers)

    return grade
