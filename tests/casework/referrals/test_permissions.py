"""Who may do what with a referral: every role, at the right organisation and at another."""

from collections.abc import Callable

import pytest

from handrail.casework.referrals import permissions
from handrail.casework.referrals.models import Referral, ReferralStatus
from handrail.foundation.people.models import Organisation, Person, Role
from tests.build import NOON, Office, person

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
Ask = Callable[[Referral, Person], str | None]
DESK = {Role.DESK_OFFICER, Role.COORDINATOR}
PARTNERS = {Role.PROFESSIONAL, Role.SUPPORT_WORKER, Role.OPERATIONS_LEAD}


def in_state(state: ReferralStatus, question: Callable[..., str | None]) -> Ask:
    """Ask about the referral as if it stood there."""

    def ask(referral: Referral, by: Person) -> str | None:
        referral.status = state
        return question(referral, by=by)

    return ask


def read_now(referral: Referral, *, by: Person) -> str | None:
    return permissions.why_not_read(referral, by=by, at=NOON)


QUESTIONS: dict[str, tuple[Ask, set[Role], set[Role]]] = {
    # what is asked: (the question, who may at the receiving organisation, who may at another)
    "see": (in_state(ReferralStatus.SENT, permissions.why_not_see), DESK | PARTNERS, DESK),
    "read": (in_state(ReferralStatus.OPENED, read_now), DESK | PARTNERS, DESK),
    "read once ended": (in_state(ReferralStatus.DONE, read_now), DESK, DESK),
    "accept": (in_state(ReferralStatus.OPENED, permissions.why_not_accept), PARTNERS, set()),
    "decline": (in_state(ReferralStatus.OPENED, permissions.why_not_decline), PARTNERS, set()),
    "return": (in_state(ReferralStatus.ACCEPTED, permissions.why_not_return), PARTNERS, set()),
    "mark done": (in_state(ReferralStatus.ACCEPTED, permissions.why_not_mark_done), PARTNERS, set()),
    "withdraw": (in_state(ReferralStatus.SENT, permissions.why_not_withdraw), DESK, DESK),
    "review": (in_state(ReferralStatus.DECLINED, permissions.why_not_review), DESK, DESK),
}


def everybody_at(organisation: Organisation) -> dict[Role, Person]:
    return {role: person(role, at_work=organisation) for role in Role}


def test_every_role_may_do_what_the_table_says_and_is_told_why_not(office: Office) -> None:
    referral = office.sent()
    here, elsewhere = everybody_at(office.theirs), everybody_at(office.others)
    for what, (ask, may_here, may_elsewhere) in QUESTIONS.items():
        for people, may in ((here, may_here), (elsewhere, may_elsewhere)):
            for role, somebody in people.items():
                refusal = ask(referral, somebody)
                assert (refusal is None) == (role in may), (what, role, refusal)
                assert refusal is None or refusal.endswith(".")


def test_only_the_desk_may_send(office: Office) -> None:
    concern = office.assessed()
    for role, somebody in everybody_at(office.home).items():
        refusal = permissions.why_not_send(
            concern, to=office.theirs, sections=["account"], override="", override_reason="", by=somebody
        )
        assert (refusal is None) == (role in DESK), role


def test_somebody_who_has_left_may_do_nothing(office: Office) -> None:
    referral = office.sent()
    office.worker.is_active = office.officer.is_active = False
    assert permissions.why_not_see(referral, by=office.worker) is not None
    assert permissions.why_not_withdraw(referral, by=office.officer) is not None


def test_an_organisations_administrator_manages_people_and_no_referral(office: Office) -> None:
    administrator = person(Role.ORGANISATION_ADMINISTRATOR, at_work=office.theirs)
    assert (
        permissions.why_not_see(office.sent(), by=administrator) == "This referral was not sent to your organisation."
    )
