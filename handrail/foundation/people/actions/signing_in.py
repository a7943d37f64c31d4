"""What the trail keeps of signing in: who and how; of a failure, only a keyed token of the address."""

from datetime import datetime

from django.core.cache import cache
from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.vault.tokens import token

LOCKED_FOR = 15 * 60


@transaction.atomic
def note_sign_in_act(act: str, person: Person, *, at: datetime, how: str = "") -> None:
    """Write down that a person signed in or out, or changed how they do."""
    record(act, about=person.ref, by=person.ref, at=at, how=how)


@transaction.atomic
def note_failed_sign_in(address: str, *, at: datetime) -> None:
    """Write down a failed attempt with a password."""
    record("people.sign_in_failed", about=_mark(address), by="public", at=at)


@transaction.atomic
def note_failed_second_factor(person: Person, *, at: datetime) -> None:
    """Write down a wrong code after a right password: somebody may hold that password."""
    record("people.second_factor_failed", about=person.ref, by="public", at=at)


def note_locked_out(address: str, *, at: datetime) -> None:
    """Write down that an account is locked: once a lock, or whoever knocks could fill the trail."""
    if cache.add(f"people.locked:{_mark(address)}", "noted", LOCKED_FOR):
        with transaction.atomic():
            record("people.sign_in_locked", about=_mark(address), by="public", at=at)


def _mark(address: str) -> str:
    return "address:" + token("sign_in", address.strip().lower())
