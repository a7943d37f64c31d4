"""What is known of somebody, opened for a rule that needs it. Whoever shows it to a person asks `queries`."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from handrail.casework.persons.models import CapacityAssessment, ConsentPurpose, PotentialVictim
from handrail.foundation.vault import subjects

ADULT = "adult"
CHILD = ("under_18", "may_be_under_18")
IN_DOUBT = ("doubted", "lacking")


@dataclass(frozen=True, repr=False)
class Known:
    """The answers so far, in the words of `rules.pathway`, and when somebody last doubted that they can decide.

    Postcodes that were typed and replaced are kept: where somebody was thought to be can still lead to them.
    `not_sure` are the questions that were put and answered with "not sure", so that they are not put again.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    doubted_at: datetime | None = None
    earlier_postcodes: tuple[str, ...] = ()
    not_sure: tuple[str, ...] = ()

    @property
    def is_adult(self) -> bool:
        """Whether somebody said so. Anything less is not enough to ask an adult's questions."""
        return self.answers.get("age") == ADULT

    @property
    def may_be_child(self) -> bool:
        """Whether they are, or may be, under 18: then everything goes as for a child (MSA 2015 s51)."""
        return self.answers.get("age") in CHILD

    @property
    def capacity_in_doubt(self) -> bool:
        """Whether it is doubted, or known not to be so, that they can decide."""
        return self.answers.get("capacity") in IN_DOUBT

    def to_json(self) -> dict[str, Any]:
        """Plain values, as they are locked."""
        return {
            "answers": self.answers,
            "doubted_at": self.doubted_at.isoformat() if self.doubted_at else "",
            "earlier_postcodes": list(self.earlier_postcodes),
            "not_sure": list(self.not_sure),
        }


def known_of(person: PotentialVictim) -> Known:
    """What has been answered. Raises vault's Forgotten once the person is erased."""
    kept = subjects.unlock_json(bytes(person.answers), subject=person.subject, place=person.place("answers"))
    doubted = kept["doubted_at"]
    return Known(
        answers=kept["answers"],
        doubted_at=datetime.fromisoformat(doubted) if doubted else None,
        earlier_postcodes=tuple(kept["earlier_postcodes"]),
        not_sure=tuple(kept["not_sure"]),
    )


def lock_known(person: PotentialVictim, known: Known) -> None:
    """Put the answers back under the person's key; the caller saves."""
    person.answers = subjects.lock_json(known.to_json(), subject=person.subject, place=person.place("answers"))


def names_given(person: PotentialVictim) -> list[str]:
    """Every working name they have had, the one that holds last. Raises vault's Forgotten once erased."""
    names: list[str] = subjects.unlock_json(bytes(person.alias), subject=person.subject, place=person.place("alias"))
    return names


def lock_names(person: PotentialVictim, names: list[str]) -> None:
    """Put the working names under the person's key; the caller saves."""
    person.alias = subjects.lock_json(names, subject=person.subject, place=person.place("alias"))


def assessment_of(person: PotentialVictim, purpose: ConsentPurpose, known: Known) -> CapacityAssessment | None:
    """The assessment that settles the doubt about this decision, if there is one since it arose."""
    made = CapacityAssessment.objects.filter(person=person, purpose=purpose)
    if known.doubted_at is not None:
        made = made.filter(recorded_at__gte=known.doubted_at)
    return made.last()
