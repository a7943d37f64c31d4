"""What holds of campaigns, whoever asks: how they move, and what a plan may not say."""

from dataclasses import dataclass
from datetime import date

from handrail.partnership.outreach.models import CampaignState, Comparator, Measure
from handrail.rules.localities.locality import Audience

TRANSITIONS: dict[CampaignState, set[CampaignState]] = {
    CampaignState.PLANNED: {CampaignState.BEGUN, CampaignState.CALLED_OFF},
    CampaignState.BEGUN: {CampaignState.OVER},
    CampaignState.OVER: set(),
    CampaignState.CALLED_OFF: set(),
}
REFUSALS = {
    CampaignState.PLANNED: "It has not begun.",
    CampaignState.BEGUN: "It has begun: its dates, what is expected and what it is compared with are fixed.",
    CampaignState.OVER: "It is over.",
    CampaignState.CALLED_OFF: "It was called off.",
}
AUDIENCES = {
    Audience.PUBLIC.value: "Everybody",
    Audience.DRIVER.value: "Taxi and private-hire drivers",
    Audience.PROFESSIONAL.value: "Professionals",
    Audience.WORKER.value: "People worried about their own work",
}


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What is planned of a campaign. `materials`: design and format; districts are codes; money is in pence."""

    name: str
    audience: str
    title: str
    lead: str
    starts_on: date
    ends_on: date
    districts: tuple[str, ...]
    materials: tuple[tuple[str, str], ...]
    cost_pence: int
    expected: str
    measure: Measure
    more_by: int
    comparator: Comparator
    compared_with: tuple[str, ...] = ()


def why_not_move(state: CampaignState, to: CampaignState) -> str | None:
    """Say why a campaign that stands here cannot go there, if so."""
    return None if to in TRANSITIONS[state] else REFUSALS[state]


def why_not_planned(plan: Planned) -> str | None:
    """Say what in a plan cannot be compared afterwards, if anything."""
    if plan.ends_on < plan.starts_on:
        return "The last day is before the first."
    if not plan.districts:
        return "Choose at least one district."
    if plan.comparator != Comparator.DISTRICTS:
        return None
    if not plan.compared_with:
        return "Choose the districts that it is compared with."
    if set(plan.compared_with) & set(plan.districts):
        return "A district where it runs cannot be what it is compared with."
    return None


def why_not_begin(starts_on: date, *, on: date) -> str | None:
    """Say why a campaign cannot begin on that day, if so."""
    if on > starts_on:
        return "Its first day is over. Change its dates first: what is fixed afterwards proves nothing."
    return None


def why_not_code(copies: int, *, least: int) -> str | None:
    """Say why so few copies cannot have a code, if so."""
    if copies < least:
        return f"A code needs at least {least} copies: one that fewer hold could lead to somebody."
    return None
