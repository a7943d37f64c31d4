"""Erases somebody when two people have said so, and empties whatever any room still keeps of them."""

from collections import Counter
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import BinaryField

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.subject_rights.models import Erasing, Outcome, Request, RequestKind
from handrail.casework.subject_rights.permissions import why_not_decide_erasing, why_not_propose_erasing
from handrail.casework.subject_rights.policies import why_not_erase
from handrail.casework.subject_rights.queries.gathering import locked_fields, models_about_persons
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault.actions import erase


@transaction.atomic
def propose_erasing(person: PotentialVictim, *, ground: Erasing.Ground, by: Person, at: datetime) -> Erasing:
    """Propose that somebody is erased. Nothing goes until another person confirms it. Raises NotAllowed."""
    person = PotentialVictim.objects.select_for_update().get(pk=person.pk)
    require(why_not_propose_erasing(person, by=by))
    erasing = Erasing.objects.create(person=person, ground=ground, proposed_at=at, proposed_by=by)
    record("subject_rights.erasing_proposed", about=person.about, by=by.ref, at=at, ground=str(ground))
    return erasing


@transaction.atomic
def confirm_erasing(erasing: Erasing, *, by: Person, at: datetime) -> dict[str, int]:
    """Erase somebody, as the second person: how many of what is gone. What they asked for is answered by it.

    Raises:
        NotAllowed: this person may not, it is decided, or something is held.
    """
    erasing = held(erasing.pk)
    person = erasing.person
    require(why_not_decide_erasing(erasing, by=by) or why_not_erase(person.subject))
    decide(erasing, confirmed=True, by=by, at=at)
    waiting = Request.objects.filter(person=person, kind=RequestKind.ERASURE, outcome="")
    waiting.update(outcome=Outcome.DONE, answered_on=at.date())
    return erase(person.subject, by=by.ref, at=at)


@transaction.atomic
def refuse_erasing(erasing: Erasing, *, by: Person, at: datetime) -> None:
    """Say that somebody is not erased. Raises NotAllowed."""
    erasing = held(erasing.pk)
    require(why_not_decide_erasing(erasing, by=by))
    decide(erasing, confirmed=False, by=by, at=at)


def held(erasing_id: UUID) -> Erasing:
    """What was proposed and whom it is about, both held until the transaction ends: the person first, as always."""
    person_id = Erasing.objects.values_list("person", flat=True).get(pk=erasing_id)
    PotentialVictim.objects.select_for_update().get(pk=person_id)
    return Erasing.objects.select_for_update(of=("self",)).select_related("person").get(pk=erasing_id)


def decide(erasing: Erasing, *, confirmed: bool, by: Person, at: datetime) -> None:
    """Keep what was decided, and by whom."""
    erasing.confirmed, erasing.decided_at, erasing.decided_by = confirmed, at, by
    erasing.save(update_fields=["confirmed", "decided_at", "decided_by"])
    act = "subject_rights.erasing_confirmed" if confirmed else "subject_rights.erasing_refused"
    record(act, about=erasing.person.about, by=by.ref, at=at)


@transaction.atomic
def erase_subject(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:  # noqa: ARG001 — asked of every room
    """Empty every locked field that still holds something of this person, in whatever room. Safe to repeat.

    Each room has emptied its own by now. This finds what a room forgot, and says how many, by the kind of row.
    """
    emptied: Counter[str] = Counter()
    for model, path in models_about_persons():
        whose = f"{path}__subject" if path != "pk" else "subject"
        for name in locked_fields(model):
            field = model._meta.get_field(name)
            nothing = None if field.null else b""
            rows = model._default_manager.filter(**{whose: subject}).exclude(**{name: b""})
            rows = rows.exclude(**{name: None}) if isinstance(field, BinaryField) and field.null else rows
            emptied[f"{model._meta.app_label}_{model._meta.model_name}"] += rows.update(**{name: nothing})
    return {kind: number for kind, number in emptied.items() if number}
