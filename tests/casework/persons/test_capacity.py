"""Whether somebody can decide is presumed; in doubt, an assessment comes before any answer of theirs counts."""

import pytest

from handrail.casework.persons import actions, queries
from handrail.casework.persons.models import CapacityAssessment, ConsentPurpose, PotentialVictim, WithdrawnHow
from handrail.casework.persons.permissions import why_not_refer
from handrail.casework.persons.policies import NOTIFICATION
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.persons.conftest import fresh

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def doubted(adult: PotentialVictim, office: build.Office) -> PotentialVictim:
    """An adult whose capacity is in doubt."""
    return actions.answer(adult, key="capacity", value="doubted", by=office.worker, at=office.later())


def assess(
    person: PotentialVictim, office: build.Office, *, able: bool, best: str = "", purpose: str = "nrm"
) -> CapacityAssessment:
    return actions.assess_capacity(
        person,
        purpose=ConsentPurpose(purpose),
        has_capacity=able,
        best_interests=best,
        reasons="Assessed by the ward's social worker.",
        by=office.worker,
        at=office.later(),
    )


def test_in_doubt_no_answer_is_recorded(doubted: PotentialVictim, office: build.Office) -> None:
    for answer in ("yes", "no", "unsure"):
        with pytest.raises(NotAllowed, match="Record an assessment"):
            build.consent(doubted, answer=answer, by=office.worker, at=office.later())


def test_a_yes_from_before_the_doubt_no_longer_opens_the_gate(adult: PotentialVictim, office: build.Office) -> None:
    build.consent(adult, by=office.worker, at=office.later())
    doubted = actions.answer(adult, key="capacity", value="doubted", by=office.worker, at=office.later())
    assert "in doubt" in (why_not_refer(doubted, kind="nrm", by=office.worker) or "")


def test_a_yes_can_be_withdrawn_even_in_doubt(adult: PotentialVictim, office: build.Office) -> None:
    build.consent(adult, by=office.worker, at=office.later())
    doubted = actions.answer(adult, key="capacity", value="doubted", by=office.worker, at=office.later())
    actions.withdraw_consent(
        doubted, purpose=ConsentPurpose.NRM, how=WithdrawnHow.IN_PERSON, by=office.worker, at=office.later()
    )
    assert queries.consents_of(doubted)["nrm"].answer == "no"


def test_who_was_found_able_decides(doubted: PotentialVictim, office: build.Office) -> None:
    assess(doubted, office, able=True)
    build.consent(doubted, by=office.worker, at=office.later())
    assert why_not_refer(doubted, kind="nrm", by=office.worker) is None
    assert queries.facts_of(fresh(doubted), by=office.worker, at=office.at).get("capacity") == "presumed"


def test_who_cannot_decide_is_referred_in_their_best_interests(doubted: PotentialVictim, office: build.Office) -> None:
    assess(doubted, office, able=False, best="refer")
    assert why_not_refer(doubted, kind="nrm", by=office.worker) is None
    assert queries.facts_of(fresh(doubted), by=office.worker, at=office.at).get("capacity") == "lacking"
    with pytest.raises(NotAllowed, match="nobody else can say yes"):
        build.consent(doubted, by=office.worker, at=office.later())


def test_and_is_not_when_it_is_not_in_them(doubted: PotentialVictim, office: build.Office) -> None:
    assess(doubted, office, able=False, best="not")
    assert "not in their best interests" in (why_not_refer(doubted, kind="nrm", by=office.worker) or "")


def test_no_notification_is_made_of_who_cannot_say_no(doubted: PotentialVictim, office: build.Office) -> None:
    assess(doubted, office, able=False, best="not")
    assert "stands in its place" in (why_not_refer(doubted, kind=NOTIFICATION, by=office.worker) or "")


def test_an_assessment_is_about_one_decision(doubted: PotentialVictim, office: build.Office) -> None:
    assess(doubted, office, able=False, best="refer", purpose="housing")
    assert why_not_refer(doubted, kind="housing", by=office.worker) is None
    assert "in doubt" in (why_not_refer(doubted, kind="nrm", by=office.worker) or "")


def test_a_new_doubt_asks_for_a_new_assessment(doubted: PotentialVictim, office: build.Office) -> None:
    assess(doubted, office, able=True)
    again = actions.answer(doubted, key="capacity", value="doubted", by=office.worker, at=office.later())
    with pytest.raises(NotAllowed, match="Record an assessment"):
        build.consent(again, by=office.worker, at=office.later())


@pytest.mark.parametrize(
    ("able", "best", "reasons", "words"),
    [
        (True, "refer", "Seen today.", "decides for themselves"),
        (False, "", "Seen today.", "best interests"),
        (True, "", " ", "Say who assessed"),
    ],
)
def test_an_assessment_is_whole(
    doubted: PotentialVictim, office: build.Office, able: bool, best: str, reasons: str, words: str
) -> None:
    with pytest.raises(NotAllowed, match=words):
        actions.assess_capacity(
            doubted,
            purpose=ConsentPurpose.NRM,
            has_capacity=able,
            best_interests=best,
            reasons=reasons,
            by=office.worker,
            at=office.later(),
        )
