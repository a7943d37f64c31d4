"""The states of whatever has states are drawn from the tables that the code obeys."""

import os
from collections.abc import Mapping
from pathlib import Path

from django.db.models import TextChoices

from handrail.casework.desk.models import ConcernStatus
from handrail.casework.desk.policies import TRANSITIONS as OF_CONCERNS
from handrail.casework.operations.models import OperationState
from handrail.casework.operations.policies import TRANSITIONS as OF_OPERATIONS
from handrail.casework.reception.models import CentreState
from handrail.casework.reception.policies import TRANSITIONS as OF_CENTRES
from handrail.casework.referrals.models import ReferralStatus
from handrail.casework.referrals.policies import TRANSITIONS as OF_REFERRALS
from handrail.casework.support.models import BookingState, ContactState
from handrail.casework.support.policies import BOOKING_TRANSITIONS, CONTACT_TRANSITIONS
from handrail.insight.prevalence.models import StudyState
from handrail.insight.prevalence.policies import TRANSITIONS as OF_STUDIES
from handrail.partnership.outreach.models import CampaignState, OrderState
from handrail.partnership.outreach.policies import ORDER_TRANSITIONS
from handrail.partnership.outreach.policies import TRANSITIONS as OF_CAMPAIGNS
from handrail.partnership.premises.models import HoldState
from handrail.partnership.premises.policies import TRANSITIONS as OF_HOLDS
from handrail.partnership.steering.policies import STAGES, Stage

GENERATED = Path(__file__).resolve().parents[2] / "docs/generated/states.md"
HEADING = """# Where things can stand

Drawn by `make docs` from the tables in the `policies` of each room; a test fails when this page is out of date.
"""
DRAWN: tuple[tuple[str, type[TextChoices], Mapping[str, object]], ...] = (
    ("A concern", ConcernStatus, OF_CONCERNS),
    ("A referral", ReferralStatus, OF_REFERRALS),
    ("A contact with somebody", ContactState, CONTACT_TRANSITIONS),
    ("A booking of an interpreter", BookingState, BOOKING_TRANSITIONS),
    ("An operation", OperationState, OF_OPERATIONS),
    ("A reception centre", CentreState, OF_CENTRES),
    ("A booking of premises", HoldState, OF_HOLDS),
    ("A campaign", CampaignState, OF_CAMPAIGNS),
    ("An order of leaflets", OrderState, ORDER_TRANSITIONS),
    ("A study of how many are on no list", StudyState, OF_STUDIES),
    ("A meeting of a group", Stage, STAGES),
)


def drawing(title: str, statuses: type[TextChoices], transitions: Mapping[str, object]) -> str:
    """One diagram, and the same as a table for whoever would rather read."""
    arrows = [(one, other) for one in statuses for other in statuses if other in transitions[one]]  # type: ignore[operator]
    begun = next(iter(statuses))
    picture = [f"    [*] --> {begun.value}", *(f"    {one.value} --> {other.value}" for one, other in arrows)]
    ends = [f"    {one.value} --> [*]" for one in statuses if not transitions[one]]
    names = [f'    state "{one.label}" as {one.value}' for one in statuses]
    rows = [
        f"| {one.label} | {', '.join(str(o.label) for f, o in arrows if f == one) or 'nothing: it has ended'} |"
        for one in statuses
    ]
    return "\n".join(
        [
            f"\n## {title}\n",
            "```mermaid",
            "stateDiagram-v2",
            *names,
            *picture,
            *ends,
            "```",
            "",
            "| from | to |",
            "|---|---|",
            *rows,
            "",
        ]
    )


def test_the_drawing_of_states_is_fresh() -> None:
    text = HEADING + "".join(drawing(*each) for each in DRAWN)
    if os.environ.get("HANDRAIL_WRITE_DOCS"):
        GENERATED.write_text(text)
    assert GENERATED.read_text() == text, "docs/generated/states.md is out of date: run `make docs`"


def test_every_state_is_in_its_table() -> None:
    for title, statuses, transitions in DRAWN:
        assert set(transitions) == set(statuses), title
