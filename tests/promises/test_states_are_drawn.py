"""The states of a concern and of a referral are drawn from the tables that the code obeys."""

import os
from collections.abc import Mapping
from pathlib import Path

from django.db.models import TextChoices

from handrail.casework.desk.models import ConcernStatus
from handrail.casework.desk.policies import TRANSITIONS as OF_CONCERNS
from handrail.casework.referrals.models import ReferralStatus
from handrail.casework.referrals.policies import TRANSITIONS as OF_REFERRALS

GENERATED = Path(__file__).resolve().parents[2] / "docs/generated/states.md"
HEADING = """# Where a concern and a referral can stand

Drawn by `make docs` from `casework/desk/policies` and `casework/referrals/policies`; a test fails when this page is out
of date.
"""


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
    text = (
        HEADING + drawing("A concern", ConcernStatus, OF_CONCERNS) + drawing("A referral", ReferralStatus, OF_REFERRALS)
    )
    if os.environ.get("HANDRAIL_WRITE_DOCS"):
        GENERATED.write_text(text)
    assert GENERATED.read_text() == text, "docs/generated/states.md is out of date: run `make docs`"


def test_every_state_is_in_its_table() -> None:
    assert set(OF_CONCERNS) == set(ConcernStatus)
    assert set(OF_REFERRALS) == set(ReferralStatus)
