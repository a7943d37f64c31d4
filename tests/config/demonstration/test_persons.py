"""The made-up persons: kept through the real actions by several organisations, and nobody's in the world."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from handrail.casework.cases.models import Case
from handrail.casework.nrm.models import PreparedForm
from handrail.casework.nrm.queries import clocks_of, decisions_of, file_of, unread_count
from handrail.casework.persons.models import CapacityAssessment, Consent, PotentialVictim
from handrail.casework.persons.policies import known_of
from handrail.casework.persons.queries import persons_kept, records_alike
from handrail.casework.persons.queries.telling import contacts_told, identities_told
from handrail.casework.referrals.models import Referral
from handrail.casework.referrals.queries import acknowledgement_of
from handrail.casework.support.models import Contact, PlanVersion
from handrail.config.demonstration.cast import Cast, call_the_cast
from handrail.config.demonstration.course import play
from handrail.config.demonstration.persons import RecordKeeper, read_persons, those_among
from handrail.foundation.audit.queries import first_broken_link
from tests import build

ENDS = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


def test_a_small_demonstration_has_few_of_them_and_a_large_one_all() -> None:
    everybody = read_persons()
    assert [told.alias for told in those_among(everybody, concerns=30)] == ["Blue Jacket", "Tall Boy", "Green Scarf"]
    assert len(those_among(everybody, concerns=2000)) == len(everybody) >= 12


def test_no_number_and_no_address_could_be_anybodys() -> None:
    ways = [told.contact["address"] for told in read_persons() if told.contact]
    assert ways
    assert all(re.fullmatch(r"07700 900\d{3}|[a-z-]+@safe\.example", way) for way in ways)


def test_a_child_among_them_is_asked_for_no_consent() -> None:
    children = [told for told in read_persons() if told.child]
    assert children
    assert not any(told.consents or told.assessment for told in children)


@pytest.mark.django_db(databases=["default", "keyring"])
class TestTheRecords:
    """What they leave behind when all of them are kept."""

    @pytest.fixture(autouse=True)
    def cast(self) -> Cast:
        build.organisations()
        cast = call_the_cast(at=ENDS)
        keeper = RecordKeeper(Random(1), cast.keepers, ENDS)
        play([keeper.keep(told) for told in read_persons()], until=ENDS, progress=lambda _: None)
        return cast

    def test_every_sign_in_that_may_keep_records_finds_some(self, cast: Cast) -> None:
        assert len(persons_kept(by=cast.coordinator, at=ENDS)) == len(read_persons())
        for keeper in cast.keepers.values():
            assert persons_kept(by=keeper, at=ENDS)

    def test_answers_consents_and_a_withdrawal_are_there_and_the_trail_is_whole(self) -> None:
        assert Consent.objects.filter(answer="yes", withdrawn_at__isnull=False).exists()
        assert set(Consent.objects.values_list("answer", flat=True)) == {"yes", "no", "unsure"}
        assert CapacityAssessment.objects.filter(has_capacity=False, best_interests="refer").count() == 1
        assert all(known_of(person).answers for person in PotentialVictim.objects.all())
        assert first_broken_link() is None

    def test_some_are_referred_and_what_rested_on_a_yes_that_was_taken_back_has_ended(self) -> None:
        found = Counter(Referral.objects.exclude(person=None).values_list("kind", "status"))
        assert {status for _, status in found} >= {"draft", "sent", "opened"}
        assert found["police", "withdrawn"] == 1

    def test_everybody_is_as_old_as_they_were_written(self) -> None:
        children = [person for person in PotentialVictim.objects.all() if known_of(person).may_be_child]
        born = [identities_told(person)[-1].date_of_birth for person in children]
        assert born
        assert all(birth > (ENDS - timedelta(days=365 * 18)).date().isoformat() for birth in born)

    def test_two_records_that_share_a_number_are_pointed_out(self, cast: Cast) -> None:
        shared = [each for each in PotentialVictim.objects.all() if records_alike(each, by=cast.coordinator)]
        assert len(shared) == 2
        assert len({contacts_told(each)[-1].contact.address for each in shared}) == 1

    def test_whoever_supports_people_finds_files_with_a_plan_and_meetings(self, cast: Cast) -> None:
        cases = list(Case.objects.all())
        assert len(cases) == 3
        assert {case.worker for case in cases} == {cast.keepers["support-worker"]}
        assert {PlanVersion.objects.filter(case=case).count() for case in cases} == {1}
        assert set(Contact.objects.values_list("state", flat=True)) == {"planned", "took_place"}

    def test_forms_for_the_home_office_are_prepared_sent_and_notified_and_the_clocks_run(self, cast: Cast) -> None:
        desk = cast.keepers["desk"]
        sent = {one.kind: one for one in Referral.objects.filter(way="form").exclude(sent_at=None)}
        assert set(sent) == {"duty_to_notify", "nrm"}
        assert all(acknowledgement_of(one)["reference"].startswith("MADE-UP-") for one in sent.values())
        assert PreparedForm.objects.count() == len(sent) + 1
        referred, notified = sent["nrm"].person, sent["duty_to_notify"].person
        assert referred is not None
        assert notified is not None
        decisions = decisions_of(referred)
        assert [one.outcome for one in decisions] == ["positive"]
        assert "T3" in {one.id for one in clocks_of(referred, sent["nrm"], decisions)}
        file = file_of(notified, by=desk, at=ENDS, why="test")
        assert (file.holding, unread_count(file)) == ("dtn", 0)
        assert not {"pv_first_name", "pv_last_name"} & set(file.output.fields)
