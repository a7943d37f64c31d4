"""What is typed into the real form, page by page in its order, and the same as the form's message would carry it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from handrail.casework.nrm.permissions import KINDS, NOT_BEGUN
from handrail.casework.nrm.queries.files import FormFile, file_of, why_not_go
from handrail.casework.nrm.queries.pages import insisted_on, ours_alone, words_of
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.referrals.models import Referral, ReferralStatus
from handrail.casework.referrals.queries import referrals_of_person
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.rules.referral_form.edge import keyed
from handrail.rules.referral_form.fields import Field, FieldKind
from handrail.rules.referral_form.form import pages
from handrail.rules.referral_form.output import NOT_IN_THE_FORM

EMPTY = "Leave this empty."


@dataclass(frozen=True, repr=False)
class TypeThere:
    """One field of the real form: its words, what is typed there, and what to know where there is nothing."""

    field: Field
    words: tuple[str, ...]
    note: str

    @property
    def text(self) -> str:
        """What the copy button copies."""
        return "\n".join(self.words)

    @property
    def is_copied(self) -> bool:
        """Whether it is words to paste, and not a box to tick or an answer to choose."""
        choosing = {FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.TICK, FieldKind.FILES}
        return bool(self.words) and self.field.kind not in choosing


@dataclass(frozen=True, repr=False)
class PageToType:
    """One page of the real form."""

    heading: str
    rows: tuple[TypeThere, ...]


@dataclass(frozen=True, repr=False)
class HandedOver:
    """The whole, for one route."""

    route: str
    pages: tuple[PageToType, ...]
    file: FormFile


def handed_over(person: PotentialVictim, *, way: str, by: Person, at: datetime) -> HandedOver:
    """What may go, for somebody who types it, prints it or takes it along; `way` is a code. It is in the trail.

    Raises:
        NotAllowed: the gate stops it, or nobody has begun to hand it over.
    """
    file = file_of(person, by=by, at=at, why=way)
    require(why_not_go(file, by=by))
    require(None if draft_of(file, by=by) else NOT_BEGUN)
    note_output(file, way=way, by=by, at=at)
    return HandedOver(file.holding.route, pages_to_type(file), file)


@transaction.atomic
def note_output(file: FormFile, *, way: str, by: Person, at: datetime) -> None:
    """Write down which way the answers left, and for which route."""
    allowed = str(file.output.allow_list)
    record("nrm.handed_over", about=file.person.about, by=by.ref, at=at, way=way, allowed=allowed)


def draft_of(file: FormFile, *, by: Person) -> Referral | None:
    """The referral of this form's route that is begun and not sent, if there is one."""
    kind = KINDS.get(file.holding.route)
    begun = referrals_of_person(file.person, by=by)
    return next((one for one in begun if one.kind == kind and one.status == ReferralStatus.DRAFT), None)


def pages_to_type(file: FormFile) -> tuple[PageToType, ...]:
    """Every page that the real form will show, with what is typed on it."""
    going, staying = {**ours_alone(file), **dict(file.output.fields)}, dict(file.output.left_out)
    honest = {one.field: one for one in insisted_on(file)}
    return tuple(
        PageToType(page.heading, tuple(row_of(field, going, staying, honest) for field in page.fields))
        for page in pages(file.answers, file.form)
    )


def row_of(
    field: Field, going: Mapping[str, object], staying: Mapping[str, str], honest: Mapping[str, Any]
) -> TypeThere:
    """One field: the answer, or why it stays here and what can honestly be typed instead."""
    insisted = honest.get(field.id)
    if field.id in going:
        note = insisted.because if insisted else staying.get(field.id, "")
        return TypeThere(field, tuple(words_of(field, going[field.id])), note)
    why = staying.get(field.id, "")
    why = "" if why == NOT_IN_THE_FORM else why
    instead = insisted.type_there if insisted else EMPTY
    return TypeThere(field, (), " ".join(filter(None, (why, instead))))


def payload_json(handed: HandedOver) -> dict[str, Any]:
    """The same answers under the keys of the form's message, as `handrail pathway form` gives them."""
    file = handed.file
    return {
        "edition": file.form.edition,
        "route": handed.route,
        "payload": {one.key: one.value for one in keyed(file.output, file.form)},
        "left_out": [{"field": field, "because": because} for field, because in file.output.left_out],
    }


def document_values(handed: HandedOver) -> dict[str, object]:
    """What the template of the document prints."""
    names = {"nrm": "Referral to the National Referral Mechanism", "dtn": "Notification to the Home Office"}
    return {
        "title": names[handed.route],
        "reference": handed.file.person.reference,
        "edition": handed.file.form.edition,
        "pages": [
            {"heading": page.heading, "rows": [[row.field.words, row.text or row.note] for row in page.rows]}
            for page in handed.pages
        ],
    }
