"""A file is opened from a referral that was taken on: with what it shared, and with nothing else of the sender's."""

from datetime import timedelta

import pytest
from django.utils import timezone

from handrail.casework.cases.actions import open_case, open_case_from
from handrail.casework.cases.models import Case, Origin
from handrail.casework.cases.queries import leads_to_file
from handrail.casework.documents.models import Document
from handrail.casework.documents.queries import documents_of, open_copy
from handrail.casework.persons import actions as persons
from handrail.casework.persons.models import Consent, PotentialVictim
from handrail.casework.persons.policies import Identity, KeptContact, SafeWay, known_of
from handrail.casework.persons.queries import alias_of, identity_of, person_for, safe_contact_of
from handrail.casework.referrals import actions as referrals
from handrail.casework.referrals.models import Referral
from handrail.casework.support import actions as support
from handrail.casework.support.models import PartAnswer, ShareWay
from handrail.casework.support.queries import summary_of
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.referrals import test_attaching as attaching

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
RECEIVER = "exampleshire-hospitals"
SECTIONS = ("identity", "safe_contact", "risk", "health")


WAYS = {"text": SafeWay(safe="yes", address="07700 900123"), "post": SafeWay(safe="no"), "phone": SafeWay(safe="no")}


class Sent:
    """Somebody referred to another organisation, whose support worker has read the referral."""

    def __init__(self) -> None:
        self.office = build.Office(at=timezone.now() - timedelta(hours=2))
        self.theirs = self.office.kept(injury="urgent", destitute_tonight="yes")
        identity = Identity(given_names="Ana", family_name="Ilic", home_office_reference="HO-1")
        contact = SafeContact(channel="text", address="07700 900123", say="the clinic")
        by, at = self.office.worker, self.office.later()
        persons.set_identity(self.theirs, identity=identity, by=by, at=at)
        persons.set_safe_contact(
            self.theirs, kept=KeptContact(safe="yes", contact=contact, whose="Hers", ways=WAYS), by=by, at=at
        )
        self.referral = self.office.referred(of=self.theirs, sections=SECTIONS, to=RECEIVER)
        self.receiver = build.person(Role.SUPPORT_WORKER, at_work=Organisation.objects.get(code=RECEIVER))

    def accepted(self) -> Referral:
        """Read and taken on."""
        referrals.open_referral(self.referral.pk, by=self.receiver, at=self.office.later())
        return referrals.accept(self.referral.pk, by=self.receiver, at=self.office.later())

    def opened(self) -> Case:
        """The file that was opened from it."""
        return open_case_from(self.accepted(), alias="Green Door", by=self.receiver, at=self.office.later())


@pytest.fixture
def sent() -> Sent:
    return Sent()


def test_what_was_shared_is_in_the_record_and_nothing_is_typed_again(sent: Sent) -> None:
    case, by, at = sent.opened(), sent.receiver, sent.office.later()
    assert (case.origin, case.origin_id, case.worker) == (Origin.REFERRAL, sent.referral.pk, by)
    assert alias_of(case.person, by=by, at=at) == "Green Door"
    assert identity_of(case.person, by=by, at=at, why="page").family_name == "Ilic"
    contact = safe_contact_of(case.person, by=by, at=at, why="page")
    assert (contact.safe, contact.contact.address, contact.contact.say) == ("yes", "07700 900123", "the clinic")
    assert {channel: way.safe for channel, way in contact.ways.items()} == {"text": "yes", "post": "no", "phone": "no"}
    answers = known_of(case.person).answers
    assert (answers["injury"], answers["age"], answers["danger_now"]) == ("urgent", "adult", "no")


def test_what_was_not_shared_is_not_there_and_consents_are_asked_anew(sent: Sent) -> None:
    case = sent.opened()
    assert "destitute_tonight" not in known_of(case.person).answers
    assert not Consent.objects.filter(person=case.person).exists()


def test_the_senders_record_stays_the_senders(sent: Sent) -> None:
    case = sent.opened()
    assert case.person != sent.theirs
    assert case.person.organisation == sent.receiver.organisation
    with pytest.raises(PotentialVictim.DoesNotExist):
        person_for(by=sent.receiver, person_id=sent.theirs.pk)
    with pytest.raises(PotentialVictim.DoesNotExist):
        person_for(by=sent.office.worker, person_id=case.person.pk)


def test_nothing_is_opened_before_the_referral_is_accepted(sent: Sent) -> None:
    referrals.open_referral(sent.referral.pk, by=sent.receiver, at=sent.office.later())
    with pytest.raises(NotAllowed, match="Accept the referral first"):
        open_case_from(sent.referral, alias="Green Door", by=sent.receiver, at=sent.office.later())
    assert leads_to_file(sent.referral, sent.receiver, sent.office.at) is None


def test_one_referral_opens_one_file_and_then_leads_to_it(sent: Sent) -> None:
    referral = sent.accepted()
    before = leads_to_file(referral, sent.receiver, sent.office.at)
    assert before is not None
    assert before.url_name == "cases:open_case_from"
    case = open_case_from(referral, alias="Green Door", by=sent.receiver, at=sent.office.later())
    after = leads_to_file(referral, sent.receiver, sent.office.at)
    assert after is not None
    assert (after.url_name, after.argument) == ("cases:case", case.pk)
    with pytest.raises(NotAllowed, match="already"):
        open_case_from(referral, alias="Red Door", by=sent.receiver, at=sent.office.later())


def test_a_referral_that_has_ended_opens_nothing(sent: Sent) -> None:
    referral = sent.accepted()
    referrals.mark_done(referral.pk, by=sent.receiver, at=sent.office.later())
    with pytest.raises(NotAllowed):
        open_case_from(referral, alias="Green Door", by=sent.receiver, at=sent.office.later())


def others(sent: Sent) -> list[Person]:
    here, there = sent.receiver.organisation, sent.office.theirs
    return [
        build.person(Role.PROFESSIONAL, at_work=here),
        build.person(Role.SUPPORT_WORKER, at_work=there),
        build.person(Role.COORDINATOR, at_work=sent.office.home),
    ]


def test_nobody_but_a_support_worker_of_the_receiver_opens_it(sent: Sent) -> None:
    referral = sent.accepted()
    for somebody in others(sent):
        with pytest.raises(NotAllowed):
            open_case_from(referral, alias="Green Door", by=somebody, at=sent.office.later())


def test_documents_that_came_with_it_are_copied_and_no_other() -> None:
    office = build.Office(at=timezone.now() - timedelta(hours=2))
    theirs = office.kept()
    chosen = attaching.file(office, theirs, "A contract")
    attaching.file(office, theirs, "A diary")
    referral = attaching.referred(office, theirs, [chosen], kind="support")
    receiver = build.person(Role.SUPPORT_WORKER, at_work=referral.to_organisation)
    referrals.open_referral(referral.pk, by=receiver, at=office.later())
    referral = referrals.accept(referral.pk, by=receiver, at=office.later())
    case = open_case_from(referral, alias="Green Door", by=receiver, at=office.later())
    copied = documents_of(case.person, by=receiver, at=office.later())
    assert [one.description for one in copied] == ["A contract"]
    copy = Document.objects.get(pk=copied[0].id)
    assert open_copy(copy, by=receiver, at=office.later()).content.startswith(b"%PDF")
    assert Document.objects.get(pk=chosen.pk).person == theirs


def test_what_they_told_already_is_there_and_is_asked_about_before_it_leaves_again(sent: Sent) -> None:
    worker = build.person(Role.SUPPORT_WORKER, at_work=sent.office.theirs)
    theirs = open_case(sent.theirs, origin=Origin.THEMSELVES, by=worker, at=sent.office.later())
    read_back = {"language": "Polish", "agreed": PartAnswer.YES}
    for section, words in (("health", "I take pills."), ("hopes", "A bakery.")):
        support.write_part(theirs, section=section, words=words, **read_back, by=worker, at=sent.office.later())
    support.share_summary(
        theirs,
        sections=["hopes"],
        way=ShareWay.REFERRAL,
        organisation=sent.receiver.organisation,
        by=worker,
        at=sent.office.later(),
    )
    referrals.withdraw(sent.referral.pk, by=sent.office.worker, at=sent.office.later())
    sent.office.worker = worker
    sent.referral = sent.office.referred(of=sent.theirs, sections=("health", "told_already"), to=RECEIVER)
    case = sent.opened()
    parts = {one.section: one for one in summary_of(case, by=sent.receiver, at=sent.office.later()) if one.words}
    assert {section: one.words for section, one in parts.items()} == {"hopes": "A bakery."}
    assert not parts["hopes"].may_be_shown


def test_a_document_that_cannot_be_copied_is_named_and_nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    office = build.Office(at=timezone.now() - timedelta(hours=2))
    theirs = office.kept()
    referral = attaching.referred(office, theirs, [attaching.file(office, theirs, "A contract")], kind="support")
    receiver = build.person(Role.SUPPORT_WORKER, at_work=referral.to_organisation)
    referrals.open_referral(referral.pk, by=receiver, at=office.later())
    referral = referrals.accept(referral.pk, by=receiver, at=office.later())

    def refuse(**_: object) -> None:
        raise NotTaken("It is damaged.")

    monkeypatch.setattr("handrail.casework.documents.actions.make_ready", refuse)
    with pytest.raises(NotAllowed, match=r"document-1\.pdf cannot be copied\. It is damaged\."):
        open_case_from(referral, alias="Green Door", by=receiver, at=office.later())
    assert not Case.objects.exists()
