"""Sending: to whom, which sections, when it is due, who is told, and who told us is not given away."""

import json
from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest

from handrail.casework.referrals import actions
from handrail.casework.referrals.models import Override, Referral, Section
from handrail.casework.referrals.policies import (
    NEVER_SHARED,
    REPORT_FIELDS,
    SECTION_FIELDS,
    SHOWN_AS_CODES,
    lateness_in_words,
    next_due,
    overdue,
    part_of,
)
from handrail.casework.referrals.queries import contents_of
from handrail.foundation.audit.queries import entries
from handrail.foundation.locality import current_locality
from handrail.foundation.notices.models import Notice
from handrail.foundation.permission import NotAllowed
from handrail.public.concerns.models import Report, Standing
from tests.build import EVERYTHING, Office

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
TOLD: dict[str, Any] = {
    "account": "They are locked in at night.",
    "address": "14 Mill Lane",
    "names": "Boss called Viktor",
    "people_text": "Six men",
    "how_known_text": "I deliver there",
    "name": "Ruth Reporter",
    "safe_contact": {"channel": "phone", "address": "07700 900123", "voicemail_ok": "no"},
    "sharing": "confidence",
    "child": "no",
}


def send(office: Office, sections: tuple[str, ...] = EVERYTHING, **more: Any) -> Referral:
    told = {**TOLD, **more.pop("told", {})}
    return actions.send(
        office.assessed(**told),
        **{
            "to": office.theirs,
            "message": "",
            "by": office.officer,
            "at": office.later(),
            "sections": sections,
            **more,
        },
    )


def read_by_worker(referral: Referral, office: Office) -> str:
    opened = actions.open_referral(referral.pk, by=office.worker, at=office.later())
    return json.dumps([dict(part.values) for part in opened.contents.parts])


def test_every_field_of_a_report_belongs_to_one_section_or_is_never_shared() -> None:
    sorted_fields = [*NEVER_SHARED, *SHOWN_AS_CODES, *(name for names in REPORT_FIELDS.values() for name in names)]
    assert sorted(sorted_fields) == sorted(field.name for field in fields(Report))
    assert SECTION_FIELDS.keys() == set(Section)


@pytest.mark.parametrize("section", list(REPORT_FIELDS))
def test_a_section_holds_its_own_fields_and_nothing_else(section: Section) -> None:
    assert part_of(Report(), [section]).keys() == set(SECTION_FIELDS[section])


def test_the_receiver_reads_the_shared_sections_and_no_others(office: Office) -> None:
    read = read_by_worker(send(office, ("account",)), office)
    assert "locked in at night" in read
    assert all(kept not in read for kept in ("Mill Lane", "Viktor", "Six men", "deliver", "Ruth", "900123"))


def test_without_agreement_who_told_us_is_not_shared(office: Office) -> None:
    with pytest.raises(NotAllowed, match="did not agree to be named"):
        send(office, (*EVERYTHING, "reporter"))
    assert not Referral.objects.exists()


def test_with_agreement_who_told_us_is_shared_with_the_safe_contact(office: Office) -> None:
    read = read_by_worker(send(office, ("reporter",), told={"sharing": "share"}), office)
    assert "Ruth Reporter" in read
    assert "07700 900123" in read


def test_an_exception_needs_its_reason(office: Office) -> None:
    with pytest.raises(NotAllowed, match="Say why this exception applies"):
        send(office, ("reporter",), told={"child": "yes"}, override=Override.CHILD, override_reason="  ")


@pytest.mark.parametrize(
    ("override", "sentence"), [(Override.CHILD, "no child at risk"), (Override.DANGER, "nobody in")]
)
def test_an_exception_has_to_fit_the_concern(override: Override, sentence: str, office: Office) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        send(office, ("reporter",), override=override, override_reason="To be safe.")


def test_an_exception_is_kept_with_its_reason_and_stands_in_the_trail(office: Office) -> None:
    reason = "The children are alone in there tonight."
    referral = send(office, ("reporter",), told={"child": "yes"}, override=Override.CHILD, override_reason=reason)
    assert "Ruth Reporter" in read_by_worker(referral, office)
    assert contents_of(referral, by=office.officer, at=office.later()).override_reason == reason
    assert contents_of(referral, by=office.worker, at=office.later()).override_reason == ""
    sent = next(entry for entry in entries(act="referrals.sent"))
    assert sent.detail["override"] == "child"


@pytest.mark.parametrize("section", ["people", "identifiers", "how_known"])
def test_what_the_person_themselves_told_says_who_they_are(section: str, office: Office) -> None:
    with pytest.raises(NotAllowed, match="did not agree to be named"):
        send(office, (section,), told={"reporter_kind": "self"})


def test_an_unused_exception_is_not_recorded(office: Office) -> None:
    assert send(office, ("account",), override=Override.CHILD, override_reason="").override == ""


def test_nothing_chosen_is_refused(office: Office) -> None:
    with pytest.raises(NotAllowed, match="at least one part"):
        send(office, ())


def test_an_organisation_that_does_not_receive_is_refused(office: Office) -> None:
    office.theirs.can_receive = False
    with pytest.raises(NotAllowed, match="does not receive concerns"):
        send(office)


def test_a_concern_is_assessed_before_it_is_passed_on(office: Office) -> None:
    with pytest.raises(NotAllowed, match="Assess this concern"):
        actions.send(
            office.opened(), to=office.theirs, sections=EVERYTHING, message="", by=office.officer, at=office.later()
        )


def test_the_same_organisation_is_not_sent_a_concern_it_holds(office: Office) -> None:
    referral = send(office)
    again: dict[str, Any] = {"sections": EVERYTHING, "message": "", "by": office.officer}
    with pytest.raises(NotAllowed, match="has this concern already"):
        actions.send(referral.concern, to=office.theirs, at=office.later(), **again)
    other = actions.send(referral.concern, to=office.others, at=office.later(), **again)
    assert other.to_name == office.others.name


def test_a_referral_that_ended_can_be_sent_again(office: Office) -> None:
    declined = office.declined()
    again = actions.send(
        declined.concern, to=office.theirs, sections=EVERYTHING, message="", by=office.officer, at=office.later()
    )
    assert again.pk != declined.pk


def test_its_times_are_the_countys_for_its_priority(office: Office) -> None:
    referral = send(office)
    limit = current_locality().limit("referral_acknowledge_minutes_high", on=office.at.date())
    assert referral.acknowledge_by >= referral.sent_at + timedelta(minutes=limit)
    assert referral.due_at == referral.acknowledge_by < referral.do_by
    accepted = office.accepted()
    assert accepted.due_at == next_due(accepted) == accepted.do_by


def test_being_overdue_is_said_in_words(office: Office) -> None:
    referral = send(office)
    late = referral.acknowledge_by + timedelta(hours=3)
    assert overdue(referral, at=late)
    assert lateness_in_words(referral, at=late) == "Overdue by 3 hours"
    assert lateness_in_words(referral, at=referral.acknowledge_by - timedelta(days=2)) == "Due in 2 days"


def test_names_are_those_of_the_day_it_was_sent(office: Office) -> None:
    referral = send(office)
    office.theirs.name = "Another name"
    office.theirs.save()
    assert Referral.objects.get(pk=referral.pk).to_name != "Another name"


def test_the_organisations_people_are_told_that_there_is_something_and_not_what(office: Office) -> None:
    Notice.objects.all().delete()
    send(office)
    assert [notice.staff_address for notice in Notice.objects.all()] == [office.worker.email]


def test_whoever_sent_it_is_told_when_it_comes_back(office: Office) -> None:
    referral = office.sent_and_opened()
    Notice.objects.all().delete()
    actions.decline(referral.pk, reason="no_capacity", by=office.worker, at=office.later())
    assert [notice.staff_address for notice in Notice.objects.all()] == [office.officer.email]


def test_the_reporter_can_read_how_far_it_came(office: Office) -> None:
    def standing() -> str:
        return Standing.objects.get(receipt_digest=referral.concern.receipt_digest).words

    referral = office.sent_and_opened()
    assert standing() == "passed_on"
    actions.accept(referral.pk, by=office.worker, at=office.later())
    assert standing() == "acknowledged"
    actions.return_(referral.pk, reason="need_more", by=office.worker, at=office.later())
    assert standing() == "read"


def test_a_concern_comes_back_to_the_desk_with_its_last_referral(office: Office) -> None:
    first = office.sent_and_opened()
    second = actions.send(
        first.concern, to=office.others, sections=EVERYTHING, message="", by=office.officer, at=office.later()
    )
    actions.decline(first.pk, reason="not_our_role", by=office.worker, at=office.later())
    first.concern.refresh_from_db()
    assert first.concern.status == "passed_on"
    actions.withdraw(second.pk, by=office.officer, at=office.later())
    first.concern.refresh_from_db()
    assert first.concern.status == "assessed"


def test_every_reading_is_in_the_trail_by_whoever_read(office: Office) -> None:
    referral = send(office)
    for reader in (office.worker, office.worker, office.officer):
        actions.open_referral(referral.pk, by=reader, at=office.later())
    readers = sorted(entry.by for entry in entries(about=referral.concern.about, act="referrals.read"))
    assert readers == sorted([office.worker.ref, office.worker.ref, office.officer.ref])


def test_erasing_empties_what_was_locked_and_keeps_the_codes(office: Office) -> None:
    referral = send(office, message="Please go and look.")
    assert actions.erase_subject(referral.concern.subject, by="handrail", at=office.later()) == {"referrals": 1}
    kept = Referral.objects.get(pk=referral.pk)
    assert (bytes(kept.shared), bytes(kept.message), kept.status) == (b"", b"", "sent")
