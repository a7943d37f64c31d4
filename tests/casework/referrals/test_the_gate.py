"""No kind leaves without its consent: every kind, every answer, every age, every capacity, through the real sending."""

from itertools import product

import pytest

from handrail.casework.persons import actions as persons
from handrail.casework.persons.models import (
    ConsentOverride,
    ConsentPurpose,
    LawfulBasis,
    PotentialVictim,
    WithdrawnHow,
)
from handrail.casework.persons.policies import NEEDS, OVERRIDABLE, KeptContact, Override, SafeWay
from handrail.casework.referrals import actions
from handrail.casework.referrals.models import ON_A_FORM, Kind, Referral, ReferralStatus
from handrail.casework.referrals.policies import ALLOWED, OF_A_PERSON
from handrail.casework.referrals.queries import receivers_to_offer, shared_values
from handrail.foundation.audit.queries import entries
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault.actions import erase
from tests import build
from tests.build import Office

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
SENT_HERE = [kind for kind in OF_A_PERSON if kind not in ON_A_FORM]
ANSWERS = ("not_asked", "no", "unsure", "withdrawn", "yes")
AGES = ("unknown", "may_be_under_18", "under_18", "adult")
CAPACITY = ("presumed", "doubted", "best_interests_no", "best_interests_yes")
REASON = "He said today that he will kill her."
RIGHTLY = Override(LawfulBasis.VITAL_INTERESTS, REASON)


def record(office: Office, kind: Kind, age: str, answer: str, capacity: str) -> PotentialVictim:
    """The record of somebody of that age who answered so to what this kind needs, as far as they can be asked."""
    by, of = office.worker, office.kept(age=age) if age != "unknown" else office.kept(age="unknown")
    for purpose in NEEDS[kind] if age == "adult" else ():
        if answer != "not_asked":
            given = "yes" if answer == "withdrawn" else answer
            build.consent(of, str(purpose), given, by=by, at=office.later())
        if answer == "withdrawn":
            persons.withdraw_consent(of, purpose=purpose, how=WithdrawnHow.WRITING, by=by, at=office.later())
    if capacity != "presumed":
        of = persons.answer(of, key="capacity", value="doubted", by=by, at=office.later())
    if capacity.startswith("best_interests") and age == "adult":
        for purpose in NEEDS[kind]:
            persons.assess_capacity(
                of,
                purpose=purpose,
                has_capacity=False,
                best_interests="refer" if capacity.endswith("yes") else "not",
                reasons="Seen by two clinicians.",
                by=by,
                at=office.later(),
            )
    return of


def may_go(kind: Kind, age: str, answer: str, capacity: str) -> bool:
    """What the law and the guidance say, in one line each (statutory guidance 5.20-5.40; MCA 2005 s4)."""
    if kind == Kind.CHILDRENS_SERVICES or age in {"may_be_under_18", "under_18"}:
        return True
    if age == "unknown":
        return False
    return answer == "yes" if capacity == "presumed" else capacity == "best_interests_yes"


def prepared(office: Office, of: PotentialVictim, kind: Kind) -> Referral:
    """A draft of this kind; preparing it is always allowed, for nothing leaves."""
    to = receivers_to_offer(kind)[0].organisation
    return actions.draft(
        of,
        kind=kind,
        to=to,
        way="pdf",
        sections=[str(section) for section in ALLOWED[kind] if section != "account"],
        message="",
        by=office.worker,
        at=office.later(),
    )


@pytest.mark.parametrize("kind", SENT_HERE)
def test_it_leaves_only_on_what_it_rests_on(kind: Kind, office: Office) -> None:
    for age, answer, capacity in product(AGES, ANSWERS, CAPACITY):
        if age != "adult" and (answer, capacity) not in {("not_asked", "presumed"), ("not_asked", "doubted")}:
            continue
        one = prepared(office, record(office, kind, age, answer, capacity), kind)
        if may_go(kind, age, answer, capacity):
            actions.send_draft(one.pk, by=office.worker, at=office.later())
        else:
            with pytest.raises(NotAllowed):
                actions.send_draft(one.pk, by=office.worker, at=office.later())
        sent = Referral.objects.get(pk=one.pk).sent_at is not None
        assert sent == may_go(kind, age, answer, capacity), (kind, age, answer, capacity)


@pytest.mark.parametrize("kind", ["housing", "support", "health", "police"])
def test_the_telephone_is_no_way_round(kind: str, office: Office) -> None:
    of, to = office.kept(), receivers_to_offer(kind)[0].organisation
    one = actions.draft(
        of, kind=kind, to=to, way="telephone", sections=["identity"], message="", by=office.worker, at=office.later()
    )
    at = office.later()
    told = actions.Acknowledgement(role="Duty officer", at=at)
    with pytest.raises(NotAllowed, match="not been asked"):
        actions.record_call(one.pk, acknowledgement=told, by=office.worker, at=at)


@pytest.mark.parametrize("kind", SENT_HERE)
def test_an_override_is_a_coordinators_and_only_where_there_is_one(kind: Kind, office: Office) -> None:
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    if kind == Kind.CHILDRENS_SERVICES:
        return
    of = office.kept()
    one = prepared(office, of, kind)
    for by, allowed in ((office.worker, False), (office.officer, False), (coordinator, kind in OVERRIDABLE)):
        if not allowed:
            with pytest.raises(NotAllowed):
                actions.send_draft(one.pk, override=RIGHTLY, by=by, at=office.later())
        else:
            actions.send_draft(one.pk, override=RIGHTLY, by=by, at=office.later())
    assert ConsentOverride.objects.filter(person=of).count() == (1 if kind in OVERRIDABLE else 0)


def overridden(office: Office) -> Referral:
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    return actions.send_draft(
        prepared(office, office.kept(), Kind.POLICE).pk, override=RIGHTLY, by=coordinator, at=office.later()
    )


def test_an_override_is_kept_with_its_basis_and_reason_and_only_the_sender_reads_why(office: Office) -> None:
    one = overridden(office)
    assert one.lawful_basis == LawfulBasis.VITAL_INTERESTS
    assert actions.open_referral(one.pk, by=office.worker, at=office.later()).contents.override_reason == REASON
    sent = next(iter(entries(act="referrals.sent")))
    assert sent.detail["lawful_basis"] == "vital_interests"
    assert REASON not in str(sent.detail)


@pytest.mark.parametrize("wrong", [Override("because", REASON), Override(LawfulBasis.SERIOUS_CRIME, " ")])
def test_an_override_needs_a_basis_and_a_reason(wrong: Override, office: Office) -> None:
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    one = prepared(office, office.kept(), Kind.POLICE)
    with pytest.raises(NotAllowed):
        actions.send_draft(one.pk, override=wrong, by=coordinator, at=office.later())


def withdraw(of: PotentialVictim | None, purpose: str, office: Office) -> None:
    assert of is not None
    persons.withdraw_consent(
        of, purpose=ConsentPurpose(purpose), how=WithdrawnHow.IN_PERSON, by=office.worker, at=office.later()
    )


def test_a_withdrawal_ends_what_rested_on_it_at_once(office: Office) -> None:
    one = office.referred(sections=("identity", "health"))
    assert one.person is not None
    other = office.drafted(kind="housing", to="northam-district-council", sections=("needs",), of=one.person)
    charity = office.drafted(kind="charity", to="lantern", sections=("needs",), of=one.person)
    actions.open_referral(one.pk, by=office.reader(), at=office.later())
    withdraw(one.person, "health", office)
    after = Referral.objects.get(pk=one.pk)
    assert (after.status, after.reason, bytes(after.shared)) == (ReferralStatus.WITHDRAWN, "consent_withdrawn", b"")
    assert not actions.open_referral(one.pk, by=office.reader(), at=office.later()).contents.parts
    assert Referral.objects.get(pk=other.pk).status == ReferralStatus.DRAFT
    withdraw(one.person, "charity", office)
    assert Referral.objects.get(pk=charity.pk).status == ReferralStatus.WITHDRAWN


def test_a_no_said_later_ends_it_like_a_withdrawal(office: Office) -> None:
    one = office.referred()
    assert one.person is not None
    build.consent(one.person, "health", "unsure", by=office.worker, at=office.later())
    assert Referral.objects.get(pk=one.pk).status == ReferralStatus.WITHDRAWN


def test_what_went_on_an_authority_of_its_own_stays(office: Office) -> None:
    one = overridden(office)
    assert one.person is not None
    build.consent(one.person, "police", "yes", by=office.worker, at=office.later())
    withdraw(one.person, "police", office)
    assert Referral.objects.get(pk=one.pk).status == ReferralStatus.SENT


def test_after_a_withdrawal_it_can_be_sent_only_on_a_new_yes(office: Office) -> None:
    one = office.referred()
    of = one.person
    assert of is not None
    withdraw(of, "health", office)
    again = actions.draft(
        of,
        kind="health",
        to=one.to_organisation,
        way="member",
        sections=["health"],
        message="",
        by=office.worker,
        at=office.later(),
    )
    with pytest.raises(NotAllowed, match="withdrew"):
        actions.send_draft(again.pk, by=office.worker, at=office.later())
    build.consent(of, "health", by=office.worker, at=office.later())
    assert actions.send_draft(again.pk, by=office.worker, at=office.later()).status == ReferralStatus.SENT


def test_erasing_the_person_empties_their_referrals_and_leaves_the_codes(office: Office) -> None:
    one = office.referred()
    assert one.person is not None
    erase(one.person.subject, by="handrail", at=office.later())
    after = Referral.objects.get(pk=one.pk)
    assert (bytes(after.shared), bytes(after.message)) == (b"", b"")
    assert (after.kind, after.to_name) == (one.kind, one.to_name)
    assert actions.open_referral(one.pk, by=office.reader(), at=office.later()).contents.erased


def test_nothing_of_the_erased_can_leave(office: Office) -> None:
    one = office.drafted()
    assert one.person is not None
    erase(one.person.subject, by="handrail", at=office.later())
    with pytest.raises(NotAllowed, match="erased"):
        actions.send_draft(one.pk, by=office.worker, at=office.later())


def test_who_does_not_keep_the_record_refers_nobody(office: Office, stranger: Person) -> None:
    with pytest.raises(NotAllowed, match="another organisation"):
        actions.draft(
            office.kept(),
            kind="health",
            to=office.reader().organisation,
            way="member",
            sections=["health"],
            message="",
            by=stranger,
            at=office.later(),
        )


def test_no_way_that_is_not_safe_goes_out_though_another_is(office: Office) -> None:
    of = office.kept()
    kept = KeptContact(
        safe="yes",
        contact=SafeContact(channel="phone", address="07700 900123"),
        postal_address="3 Mill Lane, Northam",
        ways={"phone": SafeWay(safe="no"), "post": SafeWay(safe="no"), "in_person": SafeWay(safe="yes")},
    )
    persons.set_safe_contact(of, kept=kept, by=office.worker, at=office.later())
    shared = shared_values(office.drafted(of=of, sections=("safe_contact",)))
    assert shared["safe_contact"] == {"channel": "none"}
    assert "postal_address" not in shared
