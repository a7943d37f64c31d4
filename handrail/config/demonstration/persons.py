"""Keeps made-up records of persons through the real actions: answers, who they are, consents, referrals."""

import tomllib
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from handrail.casework.desk.models import Concern
from handrail.casework.persons import actions
from handrail.casework.persons.models import ConsentAnswer, ConsentPurpose, PotentialVictim, WithdrawnHow
from handrail.casework.persons.policies import Identity, KeptContact
from handrail.casework.referrals import actions as referrals
from handrail.casework.referrals.models import Referral, Way
from handrail.casework.referrals.queries.choosing import Receiver, receivers_to_offer
from handrail.config.demonstration.course import Steps, office_hour
from handrail.config.demonstration.files import FileTold, open_file
from handrail.config.demonstration.home_office import FormTold, prepare_form
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Person

WORDS = Path(__file__).with_name("persons.toml")
DAYS_IN_A_YEAR = 365.25
CONCERNS_FOR_ONE = 10
# Each value is the moment of the next step; what comes back is the moment of the last.
Part = Generator[datetime, None, datetime]
CONTACT = ("channel", "address", "times", "voicemail_ok", "say")


@dataclass(frozen=True)
class Told:
    """What persons.toml says of one made-up person."""

    alias: str
    kept_by: str
    years_old: int
    from_concern: bool = False
    answers: Mapping[str, str | int] = field(default_factory=dict)
    identity: Mapping[str, str] = field(default_factory=dict)
    contact: Mapping[str, str] = field(default_factory=dict)
    consents: tuple[Mapping[str, str], ...] = ()
    assessment: Mapping[str, Any] = field(default_factory=dict)
    referrals: tuple[Mapping[str, Any], ...] = ()
    form: Mapping[str, Any] = field(default_factory=dict)
    file: Mapping[str, Any] = field(default_factory=dict)

    @property
    def child(self) -> bool:
        """Whether they are, or may be, under 18."""
        return self.answers["age"] != "adult"


def read_persons(path: Path = WORDS) -> list[Told]:
    """The made-up persons, in the order in which a small demonstration takes them."""
    return [Told(**table) for table in tomllib.loads(path.read_text(encoding="utf-8"))["person"]]


def those_among(persons: list[Told], *, concerns: int) -> list[Told]:
    """As many as so many concerns would bring, the first ones first."""
    return persons[: max(1, concerns // CONCERNS_FOR_ONE)]


@dataclass
class RecordKeeper:
    """Keeps records as the people of the cast would, each in the last weeks of the made-up year."""

    random: Random
    keepers: Mapping[str, Person]
    ends: datetime

    def keep(self, told: Told) -> Steps:
        """One record's way; each value is the moment of the next step."""
        by = self.keepers[told.kept_by]
        at = office_hour(self.ends - timedelta(days=self.random.uniform(9, 60)))
        yield at
        concern = self.a_concern(told, at) if told.from_concern else None
        person = actions.open_person(alias=told.alias, concern=concern, by=by, at=at)
        for key, value in told.answers.items():
            at = self.soon(at, 1)
            yield at
            person = actions.answer(person, key=key, value=value, by=by, at=at)
        for part in (self.say_who, self.assess, self.agree, self.refer, self.take_back):
            at = yield from part(person, told, by, self.soon(at, 20))
        if told.file:
            yield from open_file(person, FileTold(**told.file), by=by, at=at)
        if told.form:
            # The desk is of the county council, a first responder organisation; who keeps the record may not be.
            yield from prepare_form(person, FormTold(**told.form), by=self.keepers["desk"], at=at)

    def say_who(self, person: PotentialVictim, told: Told, by: Person, at: datetime) -> Part:
        """Who they are and how to reach them, where they have said."""
        if told.identity:
            yield at
            born = at - timedelta(days=DAYS_IN_A_YEAR * told.years_old + self.random.randrange(1, 300))
            who = Identity(**told.identity, date_of_birth=born.date().isoformat())
            actions.set_identity(person, identity=who, by=by, at=at)
        if told.contact:
            yield (at := self.soon(at, 5))
            actions.set_safe_contact(person, kept=contact_in(told.contact), by=by, at=at)
        return at

    def assess(self, person: PotentialVictim, told: Told, by: Person, at: datetime) -> Part:
        """Whether they could decide, where that was in doubt."""
        if told.assessment:
            yield (at := self.soon(at, 60 * 24))
            made = {**told.assessment, "purpose": ConsentPurpose(told.assessment["purpose"])}
            actions.assess_capacity(person, **made, by=by, at=at)
        return at

    def agree(self, person: PotentialVictim, told: Told, by: Person, at: datetime) -> Part:
        """Each of their answers."""
        for one in told.consents:
            yield (at := self.soon(at, 4))
            actions.record_consent(person, **consent_in(one), explained_by=by, by=by, at=at)
        return at

    def refer(self, person: PotentialVictim, told: Told, by: Person, at: datetime) -> Part:
        """What is prepared for others on their yes, most of it sent to the first in the county who takes it."""
        for one in told.referrals:
            for receiver in receivers_to_offer(one["kind"])[:1]:
                yield (at := self.soon(at, 15))
                prepared = prepare(person, one, receiver, by=by, at=at)
                if not one.get("draft"):
                    yield (at := self.soon(at, 6))
                    hand_over(prepared, by=by, at=at)
        return at

    def take_back(self, person: PotentialVictim, told: Told, by: Person, at: datetime) -> Part:
        """Days later, what some of them took back."""
        for one in told.consents:
            if how := one.get("withdrawn"):
                yield (at := at + timedelta(days=self.random.uniform(1, 3)))
                purpose = ConsentPurpose(one["purpose"])
                actions.withdraw_consent(person, purpose=purpose, how=WithdrawnHow(how), by=by, at=at)
        return at

    def a_concern(self, told: Told, at: datetime) -> Concern | None:
        """The newest opened concern from which no record has been begun, about a child if they are one."""
        begun = PotentialVictim.objects.exclude(concern=None).values("concern")
        opened = Concern.objects.filter(opened_at__lte=at).exclude(pk__in=begun).order_by("-opened_at")
        fitting = opened.filter(child="yes") if told.child else opened.exclude(child="yes")
        return fitting.first() or opened.first()

    def soon(self, at: datetime, typical_minutes: float) -> datetime:
        """A while later."""
        return at + timedelta(minutes=typical_minutes * self.random.uniform(0.5, 2))


def prepare(person: PotentialVictim, told: Mapping[str, Any], to: Receiver, *, by: Person, at: datetime) -> Referral:
    """A draft, the way it was written to go if the receiver can be reached so."""
    way = told["way"] if told["way"] in to.ways else to.ways[0]
    parts = {name: told[name] for name in ("kind", "sections", "message")}
    return referrals.draft(person, **parts, to=to.organisation, way=way, by=by, at=at)


def hand_over(prepared: Referral, *, by: Person, at: datetime) -> None:
    """Told on the telephone to whoever answered, or sent."""
    if prepared.way == Way.TELEPHONE:
        answered = referrals.Acknowledgement(name="The duty worker (made up)", role="Duty worker", at=at)
        referrals.record_call(prepared.pk, acknowledgement=answered, by=by, at=at)
    else:
        referrals.send_draft(prepared.pk, by=by, at=at)


def contact_in(told: Mapping[str, str]) -> KeptContact:
    """How they may be reached, as they said it is safe."""
    rest: dict[str, Any] = {name: words for name, words in told.items() if name not in CONTACT}
    safe = SafeContact.from_json({name: words for name, words in told.items() if name in CONTACT})
    return KeptContact(safe="yes", contact=safe, **rest)


def consent_in(told: Mapping[str, str]) -> dict[str, Any]:
    """What is recorded of one answer."""
    how = {name: told[name] for name in ("language", "interpreter", "scope") if name in told}
    return {
        "purpose": ConsentPurpose(told["purpose"]),
        "answer": ConsentAnswer(told["answer"]),
        "circumstances": actions.Circumstances(**how),
    }
