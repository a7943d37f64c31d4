"""Through the gate and out: what goes for which route, who is told first, and the reference that comes back."""

import pytest

from handrail.casework.nrm.actions import begin_to_hand_over, record_sent
from handrail.casework.nrm.models import PreparedForm
from handrail.casework.nrm.queries import handed_over, payload_json
from handrail.casework.persons import actions as persons
from handrail.casework.persons.models import ConsentPurpose, PotentialVictim, WithdrawnHow
from handrail.casework.referrals import actions as referrals
from handrail.casework.referrals.models import Kind, Referral, ReferralStatus
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.nrm.conftest import TODAY, SignIn, opened, typed

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NRM, NOTIFICATION = Kind.NRM, Kind.DUTY_TO_NOTIFY


def begun(of: PotentialVictim, by: Person, office: build.Office) -> Referral:
    return begin_to_hand_over(of, by=by, at=office.later())


def test_nothing_goes_until_the_adults_decision_is_recorded(
    adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    """V6."""
    with pytest.raises(NotAllowed, match="Record first whether they agree"):
        begun(adult, worker, office)
    build.consent(adult, answer="unsure", by=worker, at=office.later())
    with pytest.raises(NotAllowed, match="Record first whether they agree"):
        begun(adult, worker, office)


@pytest.mark.parametrize(("answer", "kind"), [("yes", NRM), ("no", NOTIFICATION)])
def test_the_kind_follows_from_the_answer(
    answer: str, kind: Kind, adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    build.consent(adult, answer=answer, by=worker, at=office.later())
    assert begun(adult, worker, office).kind == kind


def test_whose_capacity_is_in_doubt_goes_nowhere_before_an_assessment(
    adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    build.consent(adult, by=worker, at=office.later())
    persons.answer(adult, key="capacity", value="doubted", by=worker, at=office.later())
    with pytest.raises(NotAllowed, match="in doubt"):
        begun(adult, worker, office)
    persons.assess_capacity(
        adult, purpose=ConsentPurpose.NRM, has_capacity=False, best_interests="refer", reasons="Everybody was asked.",
        by=worker, at=office.later(),
    )  # fmt: skip
    assert begun(adult, worker, office).kind == NRM


@pytest.mark.parametrize("age", ["under_18", "may_be_under_18"])
def test_childrens_services_come_before_the_form_of_a_child(age: str, worker: Person, office: build.Office) -> None:
    """V4: the page of the council that was told has to be filled in first."""
    child = build.person_record(by=worker, at=office.later(), age=age)
    with pytest.raises(NotAllowed, match="Tell children’s services first"):
        begun(child, worker, office)
    typed(child, worker, office, la_name="not_known")
    with pytest.raises(NotAllowed, match="Tell children’s services first"):
        begun(child, worker, office)
    typed(child, worker, office, la_name="Exampleshire County Council")
    assert begun(child, worker, office).kind == NRM


def test_a_referral_that_was_begun_stops_the_moment_the_yes_is_taken_back(
    adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    build.consent(adult, by=worker, at=office.later())
    referral = begun(adult, worker, office)
    persons.withdraw_consent(
        adult, purpose=ConsentPurpose.NRM, how=WithdrawnHow.TELEPHONE, by=worker, at=office.later()
    )
    referral.refresh_from_db()
    assert referral.status == ReferralStatus.WITHDRAWN
    with pytest.raises(NotAllowed, match="Hand over"):
        handed_over(adult, way="typing", by=worker, at=office.later())
    assert begun(adult, worker, office).kind == NOTIFICATION


def test_nothing_is_shown_to_type_before_somebody_has_begun(
    adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    build.consent(adult, by=worker, at=office.later())
    with pytest.raises(NotAllowed, match="Hand over"):
        handed_over(adult, way="pdf", by=worker, at=office.later())


def test_whoever_begins_is_who_refers(adult: PotentialVictim, worker: Person, office: build.Office) -> None:
    colleague = build.person(Role.SUPPORT_WORKER, at_work=office.theirs, name="Ada Byron")
    build.consent(adult, by=worker, at=office.later())
    begun(adult, worker, office)
    begun(adult, colleague, office)
    assert PreparedForm.objects.get(person=adult).referrer == colleague
    file = opened(adult, worker, office)
    assert (file.answers["fr_first_name"], file.answers["fr_last_name"]) == ("Ada", "Byron")


def test_the_payload_is_in_the_forms_own_keys_and_of_its_route_alone(
    adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    build.consent(adult, answer="no", by=worker, at=office.later())
    typed(adult, worker, office, report_nation="england", reported_before="no")
    begun(adult, worker, office)
    told = payload_json(handed_over(adult, way="json", by=worker, at=office.later()))
    assert told["payload"]["NRMOrDuty"] == "DTN"
    assert told["payload"]["Country"] == "england"
    assert told["payload"]["FirstChanceToReport"] == "no"
    assert "Agent.Name" not in told["payload"]


def test_the_label_of_ones_own_is_typed_and_in_no_payload(
    adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    build.consent(adult, by=worker, at=office.later())
    begun(adult, worker, office)
    handed = handed_over(adult, way="typing", by=worker, at=office.later())
    row = next(row for page in handed.pages for row in page.rows if row.field.id == "draft_reference")
    assert (row.text, "never sent it" in row.note) == (adult.reference, True)
    assert adult.reference not in str(payload_json(handed))


def test_each_way_out_is_in_the_trail_with_the_list_that_held(
    adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    build.consent(adult, answer="no", by=worker, at=office.later())
    begun(adult, worker, office)
    handed_over(adult, way="pdf", by=worker, at=office.later())
    line = TrailEntry.objects.filter(act="nrm.handed_over").get()
    assert line.detail == {"way": "pdf", "allowed": "dtn"}


def test_the_reference_that_comes_back_makes_it_sent_and_is_kept_locked(
    adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    build.consent(adult, by=worker, at=office.later())
    begun(adult, worker, office)
    referral = record_sent(adult, reference="NRM-CANARY", sent_on=TODAY, by=worker, at=office.later())
    assert referral.status == ReferralStatus.ACCEPTED
    assert b"CANARY" not in bytes(referral.acknowledgement)
    with pytest.raises(NotAllowed, match="referred to the National Referral Mechanism already"):
        begun(adult, worker, office)


def test_one_person_is_notified_of_once_and_can_still_be_referred(
    adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    """V19, and guidance 5.40: no second notification; a later referral is possible."""
    build.consent(adult, answer="no", by=worker, at=office.later())
    begun(adult, worker, office)
    record_sent(adult, reference="DTN-1", sent_on=TODAY, by=worker, at=office.later())
    with pytest.raises(NotAllowed, match="notified already"):
        begun(adult, worker, office)
    build.consent(adult, by=worker, at=office.later())
    assert begun(adult, worker, office).kind == NRM


def test_what_was_not_begun_cannot_have_been_sent(
    adult: PotentialVictim, worker: Person, office: build.Office, sign_in: SignIn
) -> None:
    build.consent(adult, by=worker, at=office.later())
    with pytest.raises(NotAllowed, match="Hand over"):
        record_sent(adult, reference="NRM-1", sent_on=TODAY, by=worker, at=office.later())
    page = sign_in(worker).get(f"/nrm/{adult.pk}/sent/").content.decode()
    assert "Nothing is begun" in page


def test_a_council_that_was_referred_to_and_a_reference_from_police_are_not_asked_again(
    worker: Person, office: build.Office
) -> None:
    child = build.person_record(by=worker, at=office.later(), age="under_18")
    told_council(child, worker, office)
    file = opened(child, worker, office)
    assert str(file.answers["la_name"]).startswith("Exampleshire County Council")
    assert begun(child, worker, office).kind == NRM


def told_council(child: PotentialVictim, by: Person, office: build.Office) -> None:
    """Children's services are told by telephone."""
    council = Organisation.objects.get(code="exampleshire-childrens-services")
    drafted = referrals.draft(
        child, kind=Kind.CHILDRENS_SERVICES, to=council, way="telephone", sections=["risk"], message="A child.",
        by=by, at=office.later(),
    )  # fmt: skip
    said = referrals.Acknowledgement(name="Kim", role="duty worker", reference="CS-1", at=office.at)
    referrals.record_call(drafted.pk, acknowledgement=said, by=by, at=office.later())
