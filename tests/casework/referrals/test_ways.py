"""The ways a referral goes: through Handrail, as a document, on the telephone; acknowledged; twice at once; late."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from handrail.casework.persons import actions as persons
from handrail.casework.referrals import actions
from handrail.casework.referrals.actions import Acknowledgement
from handrail.casework.referrals.models import ON_A_FORM, Kind, Referral, ReferralStatus, Way
from handrail.casework.referrals.policies import acknowledge_by, do_by, receivers_of
from handrail.casework.referrals.queries import receivers_to_offer
from handrail.foundation.audit.queries import entries
from handrail.foundation.notices.actions.wording import words_for
from handrail.foundation.notices.models import Notice
from handrail.foundation.people.models import Organisation
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.build import Office

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def told(office: Office, **more: str) -> Acknowledgement:
    """Somebody at the other end says now that they have it."""
    return Acknowledgement(**{"name": "Ann Able", "role": "Duty nurse", "reference": "H-77", **more}, at=office.later())


def called(office: Office, one: Referral, who: Acknowledgement) -> Referral:
    return actions.record_call(one.pk, acknowledgement=who, by=office.worker, at=office.later())


def test_a_call_is_sent_and_acknowledged_by_who_answered(office: Office) -> None:
    one = office.to_be_told()
    who = told(office)
    after = called(office, one, who)
    assert (after.status, after.sent_at, after.acknowledged_at) == (ReferralStatus.OPENED, who.at, who.at)
    contents = actions.open_referral(one.pk, by=office.worker, at=office.later()).contents
    assert (contents.acknowledged_by, contents.their_reference) == ("Ann Able, Duty nurse", "H-77")


def test_a_call_that_nobody_answered_sends_nothing(office: Office) -> None:
    one = office.to_be_told()
    with pytest.raises(NotAllowed, match="Say who answered"):
        called(office, one, told(office, name=" ", role=""))
    with pytest.raises(NotAllowed, match="Say who answered the telephone"):
        actions.send_draft(one.pk, by=office.worker, at=office.later())
    assert Referral.objects.get(pk=one.pk).status == ReferralStatus.DRAFT


def test_a_call_is_neither_still_to_come_nor_before_it_was_prepared(office: Office) -> None:
    one = office.to_be_told()
    with pytest.raises(NotAllowed, match="not come yet"):
        actions.record_call(
            one.pk,
            acknowledgement=Acknowledgement(role="Nurse", at=office.at + timedelta(hours=1)),
            by=office.worker,
            at=office.later(),
        )
    with pytest.raises(NotAllowed, match="before this referral was prepared"):
        called(office, one, Acknowledgement(role="Nurse", at=office.at - timedelta(hours=3)))


def test_a_document_is_acknowledged_by_hand_once(office: Office) -> None:
    one = office.as_document()
    who = told(office)
    actions.record_acknowledgement(one.pk, acknowledgement=who, by=office.worker, at=office.later())
    with pytest.raises(NotAllowed):
        actions.record_acknowledgement(one.pk, acknowledgement=told(office), by=office.worker, at=office.later())
    trail = next(iter(entries(act="referrals.acknowledged")))
    assert "Ann" not in str(trail.detail)


def test_a_document_goes_with_a_notice_that_says_nothing_to_the_published_address(office: Office) -> None:
    Notice.objects.all().delete()
    office.as_document(kind="charity", to="lantern", sections=("needs",))
    assert [one.staff_address for one in Notice.objects.all()] == ["help@lantern.example"]
    words = words_for("staff", Notice.objects.get().kind)
    said = f"{words.subject} {words.body}".lower()
    assert not any(word in said for word in ("slavery", "victim", "referral", "consent", "{link}", "handrail"))


def test_where_no_address_is_published_nobody_is_written_to(office: Office) -> None:
    Notice.objects.all().delete()
    office.as_document()
    assert not Notice.objects.exists()


def test_only_the_side_that_sent_a_document_sees_it_here(office: Office) -> None:
    one = office.as_document()
    with pytest.raises(Referral.DoesNotExist):
        actions.open_referral(one.pk, by=office.reader(), at=office.later())


def test_a_document_is_made_only_while_it_is_live_and_each_making_is_in_the_trail(office: Office) -> None:
    one = office.as_document()
    actions.hand_out(one.pk, by=office.worker, at=office.later())
    assert next(iter(entries(act="referrals.document_downloaded"))).detail["referral"] == str(one.pk)
    actions.withdraw(one.pk, by=office.worker, at=office.later())
    with pytest.raises(NotAllowed, match="nothing to hand over"):
        actions.hand_out(one.pk, by=office.worker, at=office.later())


def test_it_goes_through_handrail_only_where_somebody_reads_it(office: Office) -> None:
    police = Organisation.objects.get(code="exampleshire-police")
    prepare = {"kind": "police", "to": police, "sections": ["risk"], "message": "", "by": office.worker}
    with pytest.raises(NotAllowed, match="Nobody at Exampleshire Police signs in"):
        actions.draft(office.kept(), way="member", at=office.later(), **prepare)
    office.reader("exampleshire-police")
    assert actions.draft(office.kept(), way="member", at=office.later(), **prepare).way == Way.MEMBER


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_goes_to_those_that_the_county_names_for_it_and_to_nobody_else(kind: Kind, office: Office) -> None:
    named = {word.code for word in receivers_of(kind)}
    assert {one.organisation.code for one in receivers_to_offer(kind)} == named
    if kind in {Kind.CONCERN, Kind.NRM, Kind.DUTY_TO_NOTIFY}:
        return
    wrong = Organisation.objects.filter(active=True).exclude(code__in=named)[0]
    with pytest.raises(NotAllowed, match="does not receive referrals of this kind"):
        actions.draft(
            office.kept(),
            kind=kind,
            to=wrong,
            way="telephone",
            sections=["identity"],
            message="",
            by=office.worker,
            at=office.later(),
        )


def test_those_of_the_district_come_first(office: Office) -> None:
    codes = [one.organisation.code for one in receivers_to_offer("housing", district="southam")]
    assert codes[0] == "southam-district-council"
    assert set(codes) == {word.code for word in receivers_of("housing")}


def test_sending_it_twice_sends_it_once(office: Office) -> None:
    one = office.referred()
    with pytest.raises(NotAllowed, match="has been sent"):
        actions.send_draft(one.pk, by=office.worker, at=office.later())
    assert one.person is not None
    with pytest.raises(NotAllowed, match="has this referral already"):
        office.drafted(of=one.person)


def test_a_second_draft_is_not_begun_beside_the_first(office: Office) -> None:
    one = office.drafted()
    with pytest.raises(NotAllowed, match="prepared already"):
        office.drafted(of=one.person)


def test_the_database_keeps_it_so_when_two_prepare_at_once(office: Office) -> None:
    from django.db import IntegrityError, transaction

    one = office.drafted()
    one.pk = build.Referral().pk
    with pytest.raises(IntegrityError), transaction.atomic():
        one.save(force_insert=True)


def test_what_has_changed_since_it_was_looked_at_does_not_leave(office: Office) -> None:
    one = office.drafted()
    assert one.person is not None
    persons.answer(one.person, key="injury", value="urgent", by=office.worker, at=office.later())
    with pytest.raises(NotAllowed, match="has changed since"):
        actions.send_draft(one.pk, by=office.worker, at=office.later())
    actions.change_draft(
        one.pk,
        to=one.to_organisation,
        way="member",
        sections=["health"],
        message="Now.",
        by=office.worker,
        at=office.later(),
    )
    assert actions.send_draft(one.pk, by=office.worker, at=office.later()).status == ReferralStatus.SENT


def test_the_receiver_is_told_that_there_is_something_and_nothing_more(office: Office) -> None:
    Notice.objects.all().delete()
    one = office.referred()
    notice = Notice.objects.get()
    assert (notice.staff_address, notice.kind) == (office.reader().email, "something_new")
    stored = " ".join(str(value) for value in Notice.objects.values()[0].values())
    assert one.reference not in stored
    assert str(one.pk) not in stored


def due_of(one: Referral) -> datetime:
    assert one.due_at is not None
    return one.due_at


def test_the_receiver_is_reminded_once_before_it_is_due_and_the_sender_told_once_it_is_late(office: Office) -> None:
    one = office.referred()
    assert one.remind_at is not None
    Notice.objects.all().delete()
    actions.chase(one.pk, at=one.remind_at - timedelta(minutes=1))
    assert not Notice.objects.exists()
    for _ in range(2):
        actions.chase(one.pk, at=one.remind_at)
    assert [each.staff_address for each in Notice.objects.all()] == [office.reader().email]
    Notice.objects.all().delete()
    for _ in range(2):
        actions.chase(one.pk, at=due_of(one))
    assert [each.staff_address for each in Notice.objects.all()] == [office.worker.email]
    assert [each.kind for each in Notice.objects.all()] == ["something_new"]
    acts = {entry.act for entry in entries() if entry.act in {"referrals.reminded", "referrals.chased"}}
    assert acts == {"referrals.reminded", "referrals.chased"}


def test_where_nobody_signs_in_the_sender_is_reminded_to_telephone(office: Office) -> None:
    one = office.as_document(kind="charity", to="lantern", sections=("needs",))
    assert one.remind_at is not None
    Notice.objects.all().delete()
    actions.chase(one.pk, at=one.remind_at)
    assert [each.staff_address for each in Notice.objects.all()] == [office.worker.email]


def test_nobody_is_chased_for_what_has_ended_or_is_a_draft(office: Office) -> None:
    one, draft = office.referred(), office.drafted()
    actions.withdraw(one.pk, by=office.worker, at=office.later())
    Notice.objects.all().delete()
    for referral in (one, draft):
        actions.chase(referral.pk, at=due_of(one) + timedelta(days=400))
    assert not Notice.objects.exists()


def test_a_worker_is_asked_to_come_when_it_is_due(office: Office) -> None:
    one = office.referred()
    waiting = DBTaskResult.objects.filter(task_path__endswith="chasing.look_after", status=TaskResultStatus.READY)
    moments = {task.run_after for task in waiting if task.args_kwargs["args"] == [str(one.pk)]}
    assert moments == {one.remind_at, one.chase_at, one.access_until}


def test_answering_moves_the_clock_to_the_doing(office: Office) -> None:
    one = office.referred()
    assert due_of(one) == one.acknowledge_by
    actions.open_referral(one.pk, by=office.reader(), at=office.later())
    after = actions.accept(one.pk, by=office.reader(), at=office.later())
    assert due_of(after) == after.do_by == after.chase_at


# 25 and 28 December 2026 are bank holidays (26 December is a Saturday), and a working day is eight hours here.
CHRISTMAS_EVE = datetime(2026, 12, 24, 16, 0, tzinfo=UTC)


def test_working_time_stands_still_over_the_bank_holidays() -> None:
    due = acknowledge_by("normal", at=CHRISTMAS_EVE, kind=Kind.HOUSING)
    assert due.date().isoformat() == "2026-12-29"
    assert do_by("normal", at=CHRISTMAS_EVE, kind=Kind.HOUSING) > due


@pytest.mark.parametrize(
    ("kind", "priority"), [(Kind.CHILDRENS_SERVICES, "normal"), (Kind.HOUSING, "immediate"), (Kind.POLICE, "immediate")]
)
def test_a_child_and_danger_wait_for_no_morning(kind: Kind, priority: str) -> None:
    assert acknowledge_by(priority, at=CHRISTMAS_EVE, kind=kind) == CHRISTMAS_EVE + timedelta(minutes=60)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_times_in_the_pack(kind: Kind) -> None:
    for priority in ("immediate", "high", "normal", "low"):
        assert acknowledge_by(priority, at=build.NOON, kind=kind) <= do_by(priority, at=build.NOON, kind=kind)


@pytest.mark.parametrize(
    ("answers", "priority"),
    [({"danger_now": "yes"}, "immediate"), ({"age": "may_be_under_18"}, "high"), ({}, "normal")],
)
def test_how_soon_follows_from_what_is_known(answers: dict[str, str], priority: str, office: Office) -> None:
    of = office.kept(**answers)
    to = Organisation.objects.get(code="exampleshire-childrens-services")
    one = actions.draft(
        of,
        kind="childrens_services",
        to=to,
        way="telephone",
        sections=["risk"],
        message="",
        by=office.officer,
        at=office.later(),
    )
    assert one.priority == priority


@pytest.mark.parametrize("kind", ON_A_FORM)
def test_what_is_typed_into_the_home_offices_form_goes_no_other_way(kind: Kind, office: Office) -> None:
    of = office.kept()
    build.consent(of, "nrm", "yes" if kind == Kind.NRM else "no", by=office.worker, at=office.later())
    begun = actions.draft_form_referral(of, kind=kind, by=office.worker, at=office.later())
    to = begun.to_organisation
    parts = {"to": to, "way": "form", "sections": ["account"], "message": ""}
    for act in (
        lambda at: actions.draft(office.kept(), kind=kind, by=office.worker, at=at, **parts),
        lambda at: actions.change_draft(begun.pk, by=office.worker, at=at, **parts),
        lambda at: actions.send_draft(begun.pk, by=office.worker, at=at),
    ):
        with pytest.raises(NotAllowed, match="typed into the Home Office’s form"):
            act(office.later())
    assert Referral.objects.get(pk=begun.pk).sent_at is None


def test_what_was_typed_is_acknowledged_by_the_reference_that_came_back(office: Office) -> None:
    of = office.kept()
    build.consent(of, "nrm", by=office.worker, at=office.later())
    begun = actions.draft_form_referral(of, kind="nrm", by=office.worker, at=office.later())
    again = actions.draft_form_referral(of, kind="nrm", by=office.worker, at=office.later())
    assert again == begun
    at = office.later()
    typed = actions.mark_typed(begun, reference="NRM-1", sent_on=at.date(), by=office.worker, at=at)
    assert typed.status == ReferralStatus.ACCEPTED
    contents = actions.open_referral(typed.pk, by=office.worker, at=office.later()).contents
    assert contents.their_reference == "NRM-1"
    with pytest.raises(NotAllowed, match="referred to the National Referral Mechanism already"):
        actions.draft_form_referral(of, kind="nrm", by=office.worker, at=office.later())
