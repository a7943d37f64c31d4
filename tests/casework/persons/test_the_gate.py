"""The gate of consent: what an adult has not agreed to does not go out, and there is no route around it."""

import pytest

from handrail.casework.persons import actions
from handrail.casework.persons.models import (
    ConsentOverride,
    ConsentPurpose,
    LawfulBasis,
    PotentialVictim,
    WithdrawnHow,
)
from handrail.casework.persons.permissions import why_not_refer
from handrail.casework.persons.policies import NEEDS, NOTIFICATION, OVERRIDABLE, Override
from handrail.foundation.audit.queries import entries
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
ASKING = [(kind, str(purpose)) for kind, needed in NEEDS.items() for purpose in needed]
RIGHTLY = Override(LawfulBasis.VITAL_INTERESTS, "He was threatened with a knife today.")


@pytest.mark.parametrize(("kind", "purpose"), ASKING)
def test_it_needs_a_yes_to_its_own_purpose(
    adult: PotentialVictim, office: build.Office, kind: str, purpose: str
) -> None:
    assert "have not been asked" in (why_not_refer(adult, kind=kind, by=office.worker) or "")
    for other in ConsentPurpose:
        if other != purpose:
            build.consent(adult, str(other), by=office.worker, at=office.later())
    assert "have not been asked" in (why_not_refer(adult, kind=kind, by=office.worker) or "")
    build.consent(adult, purpose, by=office.worker, at=office.later())
    assert why_not_refer(adult, kind=kind, by=office.worker) is None


@pytest.mark.parametrize(("kind", "purpose"), ASKING)
def test_it_closes_the_moment_they_withdraw(
    adult: PotentialVictim, office: build.Office, kind: str, purpose: str
) -> None:
    build.consent(adult, purpose, by=office.worker, at=office.later())
    actions.withdraw_consent(
        adult, purpose=ConsentPurpose(purpose), how=WithdrawnHow.IN_PERSON, by=office.worker, at=office.later()
    )
    with pytest.raises(NotAllowed, match="withdrew"):
        actions.pass_the_gate(adult, kind=kind, by=office.worker, at=office.later())


@pytest.mark.parametrize(("answer", "words"), [("no", "said no"), ("unsure", "not sure yet")])
def test_it_says_what_they_said(adult: PotentialVictim, office: build.Office, answer: str, words: str) -> None:
    build.consent(adult, answer=answer, by=office.worker, at=office.later())
    assert words in (why_not_refer(adult, kind="nrm", by=office.worker) or "")


def test_children_s_services_need_no_adult_s_yes(adult: PotentialVictim, office: build.Office) -> None:
    assert why_not_refer(adult, kind="childrens_services", by=office.worker) is None


def test_a_kind_that_does_not_exist_goes_nowhere(adult: PotentialVictim, office: build.Office) -> None:
    assert why_not_refer(adult, kind="immigration", by=office.worker) == "There is no such kind of referral."


@pytest.mark.parametrize("kind", sorted(NEEDS))
def test_who_may_not_see_the_record_refers_nobody(adult: PotentialVictim, office: build.Office, kind: str) -> None:
    stranger = build.person(*office.worker.roles, at_work=office.others)
    assert why_not_refer(adult, kind=kind, by=stranger) == "This record is kept by another organisation."


def test_a_notification_is_only_for_an_adult_who_said_no(adult: PotentialVictim, office: build.Office) -> None:
    def notify() -> str:
        return why_not_refer(adult, kind=NOTIFICATION, by=office.worker) or ""

    assert "have not said no" in notify()
    build.consent(adult, answer="unsure", by=office.worker, at=office.later())
    assert "have not said no" in notify()
    build.consent(adult, answer="yes", by=office.worker, at=office.later())
    assert "Make the referral" in notify()
    build.consent(adult, answer="no", by=office.worker, at=office.later())
    assert notify() == ""


def test_a_coordinator_can_override_for_the_police_and_for_safeguarding(
    adult: PotentialVictim, coordinator: Person, office: build.Office
) -> None:
    for kind in sorted(OVERRIDABLE):
        actions.pass_the_gate(adult, kind=kind, override=RIGHTLY, by=coordinator, at=office.later())
    assert [row.kind for row in ConsentOverride.objects.all()] == ["adult_safeguarding", "police"]
    line = entries(about=adult.about, act="persons.consent_overridden")[0]
    assert line.detail == {"kind": "police", "lawful_basis": "vital_interests"}


@pytest.mark.parametrize("kind", sorted(set(NEEDS) - OVERRIDABLE - {NOTIFICATION, "childrens_services"}))
def test_nothing_else_can_be_overridden(
    adult: PotentialVictim, coordinator: Person, office: build.Office, kind: str
) -> None:
    with pytest.raises(NotAllowed, match="Only a referral to the police or to adult safeguarding"):
        actions.pass_the_gate(adult, kind=kind, override=RIGHTLY, by=coordinator, at=office.later())


def test_a_notification_cannot_be_overridden_either(
    adult: PotentialVictim, coordinator: Person, office: build.Office
) -> None:
    with pytest.raises(NotAllowed, match="not said no"):
        actions.pass_the_gate(adult, kind=NOTIFICATION, override=RIGHTLY, by=coordinator, at=office.later())


@pytest.mark.parametrize(
    ("override", "words"),
    [(Override("because", "A reason."), "Choose on what authority"), (Override("coerced", "  "), "Say why")],
)
def test_an_override_needs_a_lawful_basis_and_a_reason(
    adult: PotentialVictim, coordinator: Person, office: build.Office, override: Override, words: str
) -> None:
    with pytest.raises(NotAllowed, match=words):
        actions.pass_the_gate(adult, kind="police", override=override, by=coordinator, at=office.later())


def test_nobody_but_a_coordinator_overrides(adult: PotentialVictim, office: build.Office) -> None:
    for somebody in (office.worker, office.officer):
        with pytest.raises(NotAllowed, match="Only a coordinator"):
            actions.pass_the_gate(adult, kind="police", override=RIGHTLY, by=somebody, at=office.later())
    assert not ConsentOverride.objects.exists()


def test_an_override_that_was_not_needed_is_not_kept(
    adult: PotentialVictim, coordinator: Person, office: build.Office
) -> None:
    build.consent(adult, "police", by=office.worker, at=office.later())
    actions.pass_the_gate(adult, kind="police", override=RIGHTLY, by=coordinator, at=office.later())
    assert not ConsentOverride.objects.exists()
