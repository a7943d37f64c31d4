"""What was read of somebody in what was told is among what they are told, and goes when they are erased."""

from datetime import timedelta

import pytest
from django.utils import timezone

from handrail.casework.desk import actions as desk
from handrail.casework.desk.models import Concern
from handrail.casework.dots.actions import confirm, read_what_waits
from handrail.casework.dots.actions.reading import read_again
from handrail.casework.dots.models import Link, LinkKind, Mention, MentionKind, Reading
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.subject_rights.queries import gathered
from handrail.foundation.vault import actions as vault
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
SHE = "Her name is Maria Ionescu, born 03/02/1990. She calls from 07700 900123."
ALSO = "Marie Ionesku, born 03/02/1990, calls from 07700 900123. Her van is AB12 CDE."


@pytest.fixture
def office() -> build.Office:
    return build.Office(at=timezone.now() - timedelta(hours=1))


@pytest.fixture
def told(office: build.Office) -> list[Concern]:
    """Two concerns that name one woman, and a third that names another."""
    concerns = [build.concern(at=office.later(), account=text) for text in (SHE, ALSO, "Ana Popa works there.")]
    opened = [desk.open_concern(each.pk, by=office.officer, at=office.later()) for each in concerns]
    read_what_waits(at=office.later())
    return opened


@pytest.fixture
def she(office: build.Office, told: list[Concern]) -> PotentialVictim:
    """The record that began with the first, which an officer found to be of the same woman as the second."""
    link = Link.objects.get(kind=LinkKind.IDENTITY)
    confirm(link, reason="The same birthday and telephone.", by=office.officer, at=office.later())
    return build.person_record(by=office.officer, at=office.later(), concern=told[0])


def test_what_was_read_of_her_and_of_whom_she_was_found_to_be_is_told_but_not_in_which_concern(
    she: PotentialVictim, told: list[Concern]
) -> None:
    kept = gathered(she)
    says = {(each.heading, each.says) for each in kept}
    here, elsewhere = "What was read in what was told to us", "What was told elsewhere of somebody whom we found to be"
    assert {(here, "Maria Ionescu"), (here, "19900203"), (here, "07700 900123")} <= says
    assert any(heading.startswith(elsewhere) and said == "Marie Ionesku" for heading, said in says)
    assert "Ana Popa" not in {said for _, said in says}
    assert not any(told[1].reference in each.says for each in kept)


def test_erasing_her_erases_what_was_read_of_her_for_good(
    she: PotentialVictim, told: list[Concern], office: build.Office
) -> None:
    vault.erase(she.subject, by=office.officer.ref, at=office.later())

    assert not any(
        "Ionesc" in each.says or "1990" in each.says for each in gathered(PotentialVictim.objects.get(pk=she.pk))
    )
    people = Mention.objects.filter(kind=MentionKind.PERSON)
    assert {each.concern_id for each in people} == {told[2].pk}
    assert not Link.objects.filter(kind=LinkKind.IDENTITY).exists()
    read_again(Reading.objects.get(telling__concern=told[0]), at=office.later())
    assert {each.concern_id for each in people.all()} == {told[2].pk}


def test_while_another_record_stands_on_the_concern_its_people_stay(
    she: PotentialVictim, told: list[Concern], office: build.Office
) -> None:
    build.person_record(by=office.officer, at=office.later(), concern=told[0])

    vault.erase(she.subject, by=office.officer.ref, at=office.later())

    assert Mention.objects.filter(kind=MentionKind.PERSON, concern=told[0]).exists()
