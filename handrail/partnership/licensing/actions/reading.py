"""Opens what stands in a register, for the district that keeps it; each reading is written down."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.printing.documents import document
from handrail.foundation.vault import subjects, tokens
from handrail.partnership.licensing.models import Import, Licence, Mailing
from handrail.partnership.licensing.permissions import why_not_keep_registers, why_not_see_register
from handrail.partnership.licensing.policies import Entry, name_form, number_form
from handrail.partnership.licensing.queries import NAME, NUMBER, PLATE
from handrail.partnership.licensing.queries.comparing import entries_of
from handrail.partnership.licensing.queries.licences import AUDIENCE
from handrail.rules.localities.locality import Locality

MOST_FOUND = 50


@dataclass(frozen=True)
class Read:
    """A licence with what it says; `language` is what was learned at the counter, or else what the register says."""

    licence: Licence
    entry: Entry = field(repr=False)
    language: str = field(repr=False)


@transaction.atomic
def find_licences(said: str, *, by: Person, at: datetime) -> list[Read]:
    """Whom that licence number, surname or number plate belongs to in this person's district. Raises NotAllowed.

    Several words are a name: its last word finds, and of those only they are given whose name has all of them.
    """
    require(why_not_keep_registers(by=by))
    marks = {
        "number_token": tokens.token(NUMBER, number_form(said)),
        "name_token": tokens.token(NAME, name_form(said)),
        "plate_token": tokens.token(PLATE, number_form(said)),
    }
    own = Licence.objects.filter(register__organisation=by.organisation_id).select_related("register")
    rows = own.none()
    for field_name, mark in marks.items():
        rows = rows | own.filter(**{field_name: mark})
    found = opened(rows.distinct().order_by("gone_at", "expires_on", "id")[: 4 * MOST_FOUND])
    kept = [one for one in found if fits(one, said)][:MOST_FOUND]
    record("licensing.register_searched", about=f"organisation:{by.organisation_id}", by=by.ref, at=at, found=len(kept))
    return kept


def fits(found: Read, said: str) -> bool:
    """Whether it is the number or the plate, or the name has every word."""
    if number_form(said) in {number_form(found.entry.number), number_form(found.entry.plate)}:
        return True
    return {name_form(word) for word in said.split()} <= {name_form(word) for word in found.entry.name.split()}


@transaction.atomic
def read_licence(licence: Licence, *, by: Person, at: datetime) -> Read | None:
    """What one licence says; None when whoever held it is forgotten. Raises NotAllowed."""
    require(why_not_see_register(licence.register, by=by))
    record("licensing.licence_read", about=str(licence), by=by.ref, at=at)
    return next(iter(opened([licence])), None)


@transaction.atomic
def read_names(licences: Iterable[Licence], *, by: Person, at: datetime) -> list[Read]:
    """What each licence of a list says; whoever is forgotten is left out. Raises NotAllowed."""
    rows = list(licences)
    for register in {row.register_id: row.register for row in rows}.values():
        require(why_not_see_register(register, by=by))
    record("licensing.list_read", about=f"organisation:{by.organisation_id}", by=by.ref, at=at, licences=len(rows))
    return opened(rows)


def opened(licences: Iterable[Licence]) -> list[Read]:
    """These licences, opened, with one question to the keyring."""
    rows = list(licences)
    learned = iter(
        subjects.unlock_many(
            [subjects.Locked(bytes(row.learned), row.subject, row.place("learned")) for row in rows if row.learned]
        )
    )
    languages = [(next(learned) or b"").decode() if row.learned else "" for row in rows]
    return [
        Read(row, entry, language or entry.language)
        for row, entry, language in zip(rows, entries_of(rows), languages, strict=True)
        if entry is not None
    ]


@transaction.atomic
def export_faults(held: Import, *, by: Person, at: datetime) -> bytes | None:
    """The rows that could not be read, as CSV; None where there are none, or no longer. Raises NotAllowed."""
    require(why_not_see_register(held.register, by=by))
    if not held.faults:
        return None
    record("licensing.faults_exported", about=str(held), by=by.ref, at=at)
    return subjects.unlock(bytes(held.faults), subject=held.subject, place=held.place("faults"))


@transaction.atomic
def print_letters(mailing: Mailing, *, locality: Locality, by: Person, at: datetime) -> bytes:
    """The letters as one PDF, a page each, with the address where a window envelope shows it. Raises NotAllowed."""
    require(why_not_see_register(mailing.register, by=by))
    rows = Licence.objects.filter(renewals__in=mailing.letters.values("renewal"), gone_at=None)
    read = opened(rows.order_by("expires_on", "id"))
    record("licensing.letters_printed", about=str(mailing), by=by.ref, at=at, letters=len(read))
    return document("licensing/letters", letters(mailing, read, locality=locality, at=at))


def letters(mailing: Mailing, read: Iterable[Read], *, locality: Locality, at: datetime) -> dict[str, object]:
    """What the letters say: the pack's words, the numbers to call, and to whom each goes."""
    words = {word.code: word.label for word in locality.lists["licensing_letter"]}
    design = next(one for one in locality.leaflets if one.audience == AUDIENCE)
    return {
        "title": words["subject"],
        "district": mailing.register.organisation.name,
        "partnership": locality.partnership,
        "day": f"{at.astimezone(locality.timezone):%-d %B %Y}",
        "words": words,
        "lines": [
            {"name": channel.name, "number": channel.telephone_display or channel.web}
            for channel in (locality.channel(code) for code in design.channels)
        ],
        "letters": [
            {
                "name": one.entry.name,
                "address": [*one.entry.address.splitlines(), one.entry.postcode],
                "number": one.entry.number,
                "expires": f"{one.entry.expires_on:%-d %B %Y}",
            }
            for one in read
            if one.entry.address
        ],
    }
