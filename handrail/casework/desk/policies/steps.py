"""What is to be done about a concern whatever else is decided, and what its reporter allows.

The full pathway is a room of its own; these few steps hold for every concern and stand on every page.
"""

from dataclasses import dataclass

from handrail.casework.desk.models import Concern
from handrail.foundation.locality import current_locality
from handrail.public.concerns.models import Danger, Known, Sharing
from handrail.rules.localities.locality import Channel

EMERGENCY, POLICE, CHILDREN = "emergency-999", "police-101", "childrens-services"

SHARING_PERMITS = {
    Sharing.SHARE.value: "Their name may be shared with an organisation that can help, and with nobody else.",
    Sharing.CONFIDENCE.value: (
        "Their name stays at the desk. There are two limits, and they were told both: "
        "somebody in immediate danger, or a child at risk."
    ),
    Sharing.ANONYMOUS.value: "They gave no name. Do not try to find out who they are.",
}


@dataclass(frozen=True)
class NextStep:
    """One thing to do, and whom to ring for it."""

    do: str
    who: str = ""
    telephone: str = ""


def next_steps(concern: Concern) -> list[NextStep]:
    """What to do, most urgent first. Unknown danger is danger (pathway invariants V1, V11, V23)."""
    steps = []
    if concern.danger == Danger.YES:
        steps.append(through(EMERGENCY, "Somebody may be in danger now. Call 999 and give them the reference."))
    if concern.danger == Danger.UNSURE:
        steps.append(through(EMERGENCY, "Nobody knows yet whether somebody is in danger. If in doubt, call 999."))
    if concern.child == Known.YES:
        steps.append(through(CHILDREN, "A child may be involved. Tell children’s services today, day or night."))
    steps.append(NextStep("Do not approach, follow or warn anyone. Do not ask anyone else to."))
    if concern.danger == Danger.NO:
        steps.append(through(POLICE, "If this changes and somebody is in danger, call 999. Otherwise call the police."))
    return steps


def through(code: str, do: str) -> NextStep:
    """The step with the county's own channel for it, if the county has one."""
    channel = channel_called(code)
    return NextStep(do) if channel is None else NextStep(do, channel.name, channel.telephone_display)


def channel_called(code: str) -> Channel | None:
    """The channel with that code, or None: a county may lack one."""
    return next((channel for channel in current_locality().channels if channel.code == code), None)
