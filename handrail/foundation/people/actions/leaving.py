"""Somebody leaves: their access ends and their work finds a new owner, in one act."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.notices.actions import drop_waiting_for
from handrail.foundation.people.models import Person, RoleHeld, new_seal
from handrail.foundation.people.permissions import why_not_hand_over, why_not_release
from handrail.foundation.people.policies import HANDOVERS
from handrail.foundation.permission import require


@transaction.atomic
def leave(person: Person, *, hand_over_to: Person | None, by: Person, at: datetime) -> None:
    """Write down that somebody has left. Whole or not at all.

    Their work goes to their successor, or back to where anybody entitled may take it up; neither the successor nor
    whoever does this reads any of it. Their name stays with what they did. Raises NotAllowed.
    """
    require(why_not_release(person, by=by) or why_not_hand_over(person, to=hand_over_to))
    for hand_over in HANDOVERS:
        hand_over(person, hand_over_to, by=by, at=at)
    drop_waiting_for(person, at=at)
    _end_access(person, at=at)
    successor = hand_over_to.ref if hand_over_to else ""
    record("people.left", about=person.ref, by=by.ref, at=at, handed_over_to=successor)


def end_other_sessions(person: Person) -> None:
    """End every session of this person; one that is about to begin will carry the new seal."""
    person.session_seal = new_seal()
    person.save(update_fields=["session_seal"])


def _end_access(person: Person, *, at: datetime) -> None:
    RoleHeld.objects.filter(person=person).delete()
    Authenticator.objects.filter(user_id=person.pk).delete()
    SocialAccount.objects.filter(user_id=person.pk).delete()
    person.is_active, person.left_at, person.session_seal = False, at, new_seal()
    person.set_unusable_password()
    person.save(update_fields=["is_active", "left_at", "session_seal", "password"])
    person.refresh_from_db()
