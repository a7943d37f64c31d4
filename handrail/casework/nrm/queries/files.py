"""Opens a person's prepared form: what was typed, what the record knows, and which way it goes as things stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import transaction

from handrail.casework.documents.queries import SharedDocument, documents_to_share
from handrail.casework.nrm.models import PreparedForm
from handrail.casework.nrm.permissions import why_not_hand_over, why_not_prepare
from handrail.casework.nrm.policies import (
    DOCUMENTS,
    Contents,
    Filled,
    Record,
    Told,
    assumed,
    contents_of,
    filled,
    proposed,
    spelt,
)
from handrail.casework.persons.models import ConsentPurpose, PotentialVictim
from handrail.casework.persons.policies import assessment_of, known_of
from handrail.casework.persons.queries import (
    consents_of,
    facts_of,
    identity_of,
    known_identifiers,
    safe_contact_of,
)
from handrail.casework.referrals.models import LIVE, Kind, Referral, ReferralStatus
from handrail.casework.referrals.queries import acknowledgement_of, channel_of, referrals_of_person
from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality, current_referral_form
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.rules.referral_form.fields import LEFT_OPEN, ReferralForm
from handrail.rules.referral_form.known import Known, known_in
from handrail.rules.referral_form.output import AllowList, Output, allow_list, as_decided, payload

EVIDENCE, DESCRIBED = "evidence_files", "evidence_description"
WENT = (*LIVE, ReferralStatus.DONE)


@dataclass(frozen=True, repr=False)
class FormFile:
    """One person's form as it stands now. Its repr shows nothing.

    `assumed` answers what nobody has answered. `proposed` stands in its field until somebody has saved that page.
    """

    person: PotentialVictim
    form: ReferralForm
    contents: Contents
    version: int
    filled: Mapping[str, Filled]
    consents: Mapping[str, str]
    best_interests: bool
    known: Known
    documents: tuple[SharedDocument, ...] = ()
    assumed: Mapping[str, object] = field(default_factory=dict)
    proposed: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def given(self) -> dict[str, object]:
        """What was typed, over it what the record knows, beneath it what is assumed: one thing is kept in one place."""
        known = {field: one.value for field, one in self.filled.items() if one.value is not None}
        typed = self.contents.answers
        return {
            **self.assumed,
            **typed,
            **known,
            **({EVIDENCE: chosen_of(typed, self.documents)} if EVIDENCE in typed else {}),
        }

    @cached_property
    def answers(self) -> dict[str, object]:
        """The same, with the question of consent answered from the record of consents."""
        return as_decided(self.given, consents=self.consents, best_interests=self.best_interests)

    @property
    def holding(self) -> AllowList:
        """Which fields may go."""
        return allow_list(self.given, consents=self.consents, best_interests=self.best_interests)

    @property
    def everything_known(self) -> Known:
        """Whatever leads to somebody, what was typed here and replaced since among it."""
        return self.known | self.contents.known_earlier | known_in(self.contents.answers, self.form)

    @cached_property
    def output(self) -> Output:
        """What may go out now, field by field."""
        return payload(
            self.given,
            self.form,
            consents=self.consents,
            known=self.everything_known,
            readings={field: one.reading for field, one in self.contents.readings.items()},
            best_interests=self.best_interests,
        )

    @property
    def council_told(self) -> bool:
        """Whether a council was told first; of an adult nobody asks."""
        told = self.given.get("la_name")
        return self.holding is not AllowList.NRM_CHILD or bool(told and told not in LEFT_OPEN)


def form_row(person: PotentialVictim) -> PreparedForm | None:
    """The prepared form of this person, if anybody has begun it."""
    return PreparedForm.objects.select_related("person", "referrer").filter(person=person).first()


def file_of(person: PotentialVictim, *, by: Person, at: datetime, why: str) -> FormFile:
    """The form of this person, opened. `why` is a code like "page". That it was read is in the trail.

    Raises:
        NotAllowed: this person may not see the record, or their organisation is no first responder.
    """
    require(why_not_prepare(person, by=by))
    note_reading(person, by=by, at=at, why=why)
    row, form = form_row(person), current_referral_form()
    contents, documents = contents_of(row), tuple(documents_to_share(person, by=by))
    consents, locality = consents_of(person), current_locality()
    known = Record(
        person=person,
        facts=facts_of(person, by=by, at=at, why="nrm"),
        identity=identity_of(person, by=by, at=at, why="nrm"),
        contact=safe_contact_of(person, by=by, at=at, why="nrm"),
        standings=consents,
        referrer=row.referrer if row else by,
        council=told_of_child(person, form, by=by),
        police=told_police(person, form, by=by),
    )
    return FormFile(
        person=person,
        form=form,
        contents=contents,
        version=row.version if row else 0,
        filled={**filled(known, form), **described(contents.answers, documents)},
        consents={purpose: standing.answer for purpose, standing in consents.items()},
        best_interests=in_best_interests(person),
        known=known_identifiers(person, by=by, at=at),
        documents=documents,
        assumed=assumed(locality),
        proposed=proposed(known.contact, form, locality=locality),
    )


def chosen_of(typed: Mapping[str, Any], documents: tuple[SharedDocument, ...]) -> list[str]:
    """The documents that were chosen and are still there; where the record has none, what was typed of others."""
    chosen: list[str] = typed[EVIDENCE]
    names = {one.name for one in documents}
    return [name for name in chosen if name in names] if documents else chosen


def described(typed: Mapping[str, Any], documents: tuple[SharedDocument, ...]) -> dict[str, Filled]:
    """What the chosen documents are, where each says so already."""
    chosen = [one for one in documents if one.name in typed.get(EVIDENCE, [])]
    if not chosen or not all(one.description for one in chosen):
        return {}
    return {DESCRIBED: Filled("; ".join(f"{one.name}: {one.description}" for one in chosen), DOCUMENTS)}


@transaction.atomic
def note_reading(person: PotentialVictim, *, by: Person, at: datetime, why: str) -> None:
    """Write down that somebody reads the form, before they are shown anything."""
    record("nrm.form_read", about=person.about, by=by.ref, at=at, why=why)


def in_best_interests(person: PotentialVictim) -> bool:
    """Whether they were found unable to decide, and a referral was decided to be in their best interests."""
    known = known_of(person)
    assessment = assessment_of(person, ConsentPurpose.NRM, known) if known.capacity_in_doubt else None
    return assessment is not None and not assessment.has_capacity and assessment.best_interests == "refer"


def sent_of_kind(person: PotentialVictim, kind: Kind, *, by: Person) -> Referral | None:
    """The latest referral of this kind that went and was not refused."""
    sent = referrals_of_person(person, by=by)
    return next((one for one in sent if one.kind == kind and one.status in WENT), None)


def told_of_child(person: PotentialVictim, form: ReferralForm, *, by: Person) -> Told | None:
    """The council whose children's services a referral of this person was sent to."""
    sent = sent_of_kind(person, Kind.CHILDRENS_SERVICES, by=by)
    if sent is None:
        return None
    channel = channel_of(sent.to_organisation)
    return Told(
        name=spelt(sent.to_organisation.code, "uk_local_authorities", form) or sent.to_name,
        telephone=channel.telephone_display if channel else "",
        email=channel.email if channel else "",
    )


def told_police(person: PotentialVictim, form: ReferralForm, *, by: Person) -> Told | None:
    """The police that this person was referred to, and the reference that they gave."""
    sent = sent_of_kind(person, Kind.POLICE, by=by)
    if sent is None:
        return None
    name = spelt(sent.to_organisation.code, "uk_police_forces", form) or sent.to_name
    return Told(name=name, reference=acknowledgement_of(sent).get("reference", ""))


def why_not_go(file: FormFile, *, by: Person) -> str | None:
    """Say why nothing of this form may leave now, if so."""
    return why_not_hand_over(file.person, route=file.holding.route, council_told=file.council_told, by=by)
