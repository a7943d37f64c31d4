"""What is known to lead to the person, or to somebody else: every name, number and address, earlier ones included."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handrail.rules.referral_form.conditions import Answers
from handrail.rules.referral_form.fields import LEFT_OPEN, IdentifierKind, ReferralForm


@dataclass(frozen=True, repr=False)
class Identifier:
    """One thing that leads to one person, as it was typed. Its repr shows nothing."""

    kind: IdentifierKind
    value: str


@dataclass(frozen=True, repr=False)
class Known:
    """What leads to the person, which stays in no notification without their agreement; and what leads to others."""

    theirs: frozenset[Identifier] = frozenset()
    others: frozenset[Identifier] = frozenset()

    def __or__(self, more: "Known") -> "Known":
        return Known(self.theirs | more.theirs, self.others | more.others)


NOTHING_KNOWN = Known()


def known_from(
    *,
    theirs: Mapping[IdentifierKind, Iterable[str]],
    others: Mapping[IdentifierKind, Iterable[str]] | None = None,
) -> Known:
    """What is known, from lists of what was typed by kind."""
    return Known(identifiers(theirs), identifiers(others or {}))


def identifiers(typed: Mapping[IdentifierKind, Iterable[str]]) -> frozenset[Identifier]:
    """Each thing typed as an identifier; empty ones are none."""
    return frozenset(
        Identifier(kind, value.strip()) for kind, values in typed.items() for value in values if value.strip()
    )


def known_in(answers: Answers, form: ReferralForm) -> Known:
    """What these answers tell of the person, whether or not the form would now show the field that holds it."""
    return Known(
        theirs=frozenset(
            Identifier(field.holds, value.strip())
            for field in form.fields
            if field.holds
            and isinstance(value := answers.get(field.id), str)
            and value.strip()
            and value not in LEFT_OPEN
        )
    )
