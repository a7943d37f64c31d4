"""Builds what tests stand on, through the real actions: people, concerns told and opened, referrals sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any

from pikepdf import Pdf, Stream
from PIL import Image

from handrail.casework.desk import actions as desk
from handrail.casework.desk.models import Concern
from handrail.casework.documents import actions as documents
from handrail.casework.documents.models import Document
from handrail.casework.nrm import actions as nrm
from handrail.casework.nrm.models import Decision, DecisionKind, DecisionOutcome
from handrail.casework.persons import actions as persons
from handrail.casework.persons.models import Consent, ConsentAnswer, ConsentPurpose, PotentialVictim
from handrail.casework.persons.policies import NEEDS
from handrail.casework.referrals import actions as referrals
from handrail.casework.referrals.models import Referral
from handrail.foundation.locality import current_locality
from handrail.foundation.people.actions import bring_in_organisations, make_demonstration_person
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.vault import receipts
from handrail.public.concerns.actions import submit
from handrail.public.concerns.models import Report

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
PASSWORD = "correct horse battery"
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
EVERYTHING = ("account", "where", "people", "identifiers", "how_known")
_numbers = count(1)


def number_people_from(first: int) -> None:
    """Number people from here on, in an installation in which others were made by another program."""
    global _numbers
    _numbers = count(first)


def organisations() -> list[Organisation]:
    """The made-up county's organisations that concerns may be sent to."""
    bring_in_organisations(current_locality(), at=NOON)
    return list(Organisation.objects.filter(can_receive=True, active=True).order_by("code"))


def person(*roles: Role, at_work: Organisation, name: str = "") -> Person:
    """Somebody who works here, with a second factor set up."""
    number = next(_numbers)
    return make_demonstration_person(
        email=f"person-{number}@work.example",
        name=name or f"Person {number}",
        organisation=at_work,
        roles=roles,
        password=PASSWORD,
        totp_secret=SECRET,
        at=NOON,
    )


def report(**told: Any) -> Report:
    """Something told, complete enough to be sent."""
    return Report(**{"reporter_kind": "public", "account": "Men sleep behind the car wash.", "danger": "no", **told})


def tell(*, at: datetime = NOON, lane: str = "normal", entry: str = "online", **told: Any) -> str:
    """Tell of a concern, and keep the receipt."""
    receipt = receipts.new_receipt()
    submit(report(**told), receipt=receipt, at=at, lane=lane, entry=entry)
    return receipt


def concern(*, at: datetime = NOON, **told: Any) -> Concern:
    """A concern that the desk has taken in and nobody has opened."""
    receipt = tell(at=at, **told)
    desk.take_in(at=at + timedelta(minutes=1))
    return Concern.objects.get(receipt_digest=receipts.receipt_digest(receipt))


def person_record(
    *,
    by: Person,
    at: datetime = NOON,
    alias: str = "Blue Jacket",
    concern: Concern | None = None,
    **answers: str | int,
) -> PotentialVictim:
    """The record of somebody with a working name, and these answers given: `age="adult"`."""
    kept = persons.open_person(alias=alias, concern=concern, by=by, at=at)
    for key, value in answers.items():
        kept = persons.answer(kept, key=key, value=value, by=by, at=at)
    return kept


def consent(
    of: PotentialVictim,
    purpose: str = "nrm",
    answer: str = "yes",
    *,
    by: Person,
    at: datetime = NOON,
    given_at: datetime | None = None,
    **circumstances: str,
) -> Consent:
    """An answer to one of the eight questions, explained in English by whoever records it."""
    return persons.record_consent(
        of,
        purpose=ConsentPurpose(purpose),
        answer=ConsentAnswer(answer),
        circumstances=persons.Circumstances(**{"language": "english", **circumstances}),
        given_at=given_at,
        explained_by=by,
        by=by,
        at=at,
    )


def a_picture(colour: str = "red") -> bytes:
    """A small picture, as a PNG."""
    made = BytesIO()
    Image.new("RGB", (8, 8), colour).save(made, "PNG")
    return made.getvalue()


def a_pdf(words: str, *, notes: str) -> bytes:
    """A page with these words, and these notes of who made it; nothing in it is compressed."""
    made, kept = Pdf.new(), BytesIO()
    page = made.add_blank_page(page_size=(200, 200))
    page.Contents = Stream(made, f"BT /F 12 Tf 20 100 Td ({words}) Tj ET".encode())
    made.docinfo["/Author"] = notes
    made.save(kept, compress_streams=False)
    return kept.getvalue()


def document(
    of: PotentialVictim,
    *,
    by: Person,
    at: datetime = NOON,
    content: bytes | None = None,
    name: str = "picture.png",
    description: str = "Picture of the door",
) -> Document:
    """A document about somebody; without content, a picture."""
    content = a_picture() if content is None else content
    return documents.add_document(of, name=name, content=content, description=description, by=by, at=at).document


def referred_to_nrm(
    *, by: Person, at: datetime = NOON, reference: str = "NRM-1", **answers: str | int
) -> PotentialVictim:
    """The record of an adult who agreed and was referred through the Home Office's form, a minute ago."""
    told: dict[str, Any] = {"age": "adult", **answers}
    kept = person_record(by=by, at=at, **told)
    consent(kept, by=by, at=at)
    nrm.begin_to_hand_over(kept, by=by, at=at)
    sent_on = at.astimezone(current_locality().timezone).date()
    nrm.record_sent(kept, reference=reference, sent_on=sent_on, by=by, at=at)
    return PotentialVictim.objects.get(pk=kept.pk)


def decided(
    of: PotentialVictim,
    kind: str = "reasonable_grounds",
    outcome: str = "positive",
    *,
    on: date | None = None,
    by: Person,
    at: datetime = NOON,
) -> Decision:
    """What came back on a referral, on that day or today."""
    day = on or at.astimezone(current_locality().timezone).date()
    said = DecisionOutcome(outcome) if outcome else ""
    return nrm.record_decision(of, kind=DecisionKind(kind), outcome=said, on=day, by=by, at=at)


@dataclass
class Office:
    """A desk with a coordinator, and two partner organisations of which one knows nothing of the other's."""

    home: Organisation = field(init=False)
    theirs: Organisation = field(init=False)
    others: Organisation = field(init=False)
    officer: Person = field(init=False)
    worker: Person = field(init=False)
    at: datetime = NOON

    def __post_init__(self) -> None:
        self.theirs, self.others, self.home = organisations()[:3]
        self.officer = person(Role.DESK_OFFICER, at_work=self.home)
        self.worker = person(Role.PROFESSIONAL, at_work=self.theirs)

    def later(self, minutes: int = 5) -> datetime:
        """The next moment of this office's clock."""
        self.at += timedelta(minutes=minutes)
        return self.at

    def opened(self, **told: Any) -> Concern:
        """A concern that has been opened."""
        return desk.open_concern(concern(at=self.later(), **told).pk, by=self.officer, at=self.later())

    def assessed(self, **told: Any) -> Concern:
        """A concern that has been opened and assessed."""
        kept = self.opened(**told)
        return desk.assess(
            kept,
            danger=kept.danger,
            child=kept.child,
            priority="high",
            reason="Several signs together.",
            exploitation=("labour",),
            by=self.officer,
            at=self.later(),
        )

    def closed(self, **told: Any) -> Concern:
        """A concern that has been closed."""
        return desk.close_concern(
            self.assessed(**told), outcome="information_kept", reason="Nothing more.", by=self.officer, at=self.later()
        )

    def sent(self, **told: Any) -> Referral:
        """A referral that has been sent and not opened."""
        return referrals.send(
            self.assessed(**told),
            to=self.theirs,
            sections=EVERYTHING,
            message="Please look at this.",
            by=self.officer,
            at=self.later(),
        )

    def sent_and_opened(self, **told: Any) -> Referral:
        """A referral that somebody there has read."""
        referral = self.sent(**told)
        return referrals.open_referral(referral.pk, by=self.worker, at=self.later()).referral

    def accepted(self, **told: Any) -> Referral:
        """A referral that has been taken on."""
        return referrals.accept(self.sent_and_opened(**told).pk, by=self.worker, at=self.later())

    def declined(self, **told: Any) -> Referral:
        """A referral that has come back."""
        referral = self.sent_and_opened(**told)
        return referrals.decline(referral.pk, reason="not_our_role", by=self.worker, at=self.later())

    def reader(self, code: str = "exampleshire-hospitals") -> Person:
        """Somebody who reads and answers what is sent to that organisation; one for each."""
        at_work = Organisation.objects.get(code=code)
        theirs = Person.objects.filter(organisation=at_work, roles_held__role=Role.PROFESSIONAL)
        return theirs.first() or person(Role.PROFESSIONAL, at_work=at_work)

    def kept(self, **answers: str | int) -> PotentialVictim:
        """The record of an adult, kept by the worker's organisation, of whom nobody says that they are in danger."""
        given: dict[str, str | int] = {"age": "adult", "danger_now": "no", **answers}
        kept = person_record(by=self.worker, at=self.later())
        for key, value in given.items():
            kept = persons.answer(kept, key=key, value=value, by=self.worker, at=self.later(0))
        return kept

    def drafted(
        self,
        *,
        kind: str = "health",
        to: str = "exampleshire-hospitals",
        way: str = "member",
        sections: Sequence[str] = ("identity", "health"),
        message: str = "Please see them soon.",
        of: PotentialVictim | None = None,
    ) -> Referral:
        """A referral of a person that is prepared, on their yes; somebody at the other end can read it."""
        self.reader(to)
        of = of or self.kept()
        for purpose in NEEDS[kind]:
            consent(of, str(purpose), by=self.worker, at=self.later())
        receiver = Organisation.objects.get(code=to)
        return referrals.draft(
            of,
            kind=kind,
            to=receiver,
            way=way,
            sections=sections,
            message=message,
            by=self.worker,
            at=self.later(),
        )

    def referred(self, **prepared: Any) -> Referral:
        """A referral of a person that has been sent through Handrail and not opened."""
        return referrals.send_draft(self.drafted(**prepared).pk, by=self.worker, at=self.later())

    def to_be_told(self) -> Referral:
        """A referral of a person that is prepared to be read out on the telephone."""
        return self.drafted(way="telephone")

    def as_document(self, **prepared: Any) -> Referral:
        """A referral of a person that goes as a document, sent and not acknowledged."""
        return self.referred(**{"way": "pdf", **prepared})
