"""When a referral may move, when each move is due, and which part of what was told belongs to which section."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from handrail.casework.desk.models import Concern, Priority
from handrail.casework.desk.policies import Pace, due_at, span_in_words
from handrail.casework.referrals.models import LIVE, Override, Referral, ReferralStatus, Section
from handrail.public.concerns.models import Report, ReporterKind, Sharing
from handrail.rules.localities.locality import CodedWord

TRANSITIONS: dict[ReferralStatus, set[ReferralStatus]] = {
    ReferralStatus.SENT: {ReferralStatus.OPENED, ReferralStatus.WITHDRAWN},
    ReferralStatus.OPENED: {
        ReferralStatus.ACCEPTED,
        ReferralStatus.DECLINED,
        ReferralStatus.RETURNED,
        ReferralStatus.WITHDRAWN,
    },
    ReferralStatus.ACCEPTED: {ReferralStatus.DONE, ReferralStatus.RETURNED, ReferralStatus.WITHDRAWN},
    ReferralStatus.DECLINED: set(),
    ReferralStatus.RETURNED: set(),
    ReferralStatus.DONE: set(),
    ReferralStatus.WITHDRAWN: set(),
}

NOT_FROM_HERE: dict[ReferralStatus, str] = {
    ReferralStatus.SENT: "Nobody at the organisation has opened this referral yet.",
    ReferralStatus.OPENED: "This referral has to be accepted first.",
    ReferralStatus.ACCEPTED: "This referral has been accepted.",
    ReferralStatus.DECLINED: "This referral was declined, and has ended.",
    ReferralStatus.RETURNED: "This referral was returned for more information, and has ended.",
    ReferralStatus.DONE: "This referral is done, and has ended.",
    ReferralStatus.WITHDRAWN: "This referral was withdrawn, and has ended.",
}

SECTION_FIELDS: dict[Section, tuple[str, ...]] = {
    Section.ACCOUNT: ("account", "signs", "happened_on", "happened_text", "still_happening"),
    Section.WHERE: ("place_kind", "address", "place_description", "postcode", "district"),
    Section.PEOPLE: ("people_text", "people_count", "languages"),
    Section.IDENTIFIERS: ("names", "vehicles", "telephones", "businesses"),
    Section.HOW_KNOWN: ("how_known", "how_known_text"),
    Section.REPORTER: ("name", "reporter_kind", "organisation", "reporter_role", "safe_contact"),
}
# Danger and child are shown to everybody who receives a referral, as the desk assessed them.
SHOWN_AS_CODES = frozenset({"danger", "child"})
NEVER_SHARED = frozenset({"sharing", "campaign", "taken_by"})

# When the person themselves told us, these too say who told us.
SAYS_WHO_TOLD_US = frozenset({Section.PEOPLE, Section.IDENTIFIERS, Section.HOW_KNOWN})


def why_not_move(referral: Referral, to: ReferralStatus) -> str | None:
    """Say why this referral may not go there from where it is, if so."""
    if to in TRANSITIONS[ReferralStatus(referral.status)]:
        return None
    return NOT_FROM_HERE[ReferralStatus(referral.status)]


def part_of(report: Report, sections: Iterable[str]) -> dict[str, object]:
    """What those sections hold of a report: a new mapping in which nothing else is."""
    kept = [name for section in sections for name in SECTION_FIELDS[Section(section)]]
    return {name: plain(getattr(report, name)) for name in kept}


def plain(value: object) -> object:
    """The value as JSON can hold it."""
    return list(value) if isinstance(value, tuple) else value


def reveals_reporter(section: str, *, concern: Concern) -> bool:
    """Whether this section says who told us."""
    if section == Section.REPORTER:
        return True
    return concern.reporter_kind == ReporterKind.ONESELF and section in SAYS_WHO_TOLD_US


def why_not_share(concern: Concern, sections: Iterable[str], *, override: str, override_reason: str) -> str | None:
    """Say why these sections may not be shared, if so.

    Whoever told us decides whether their name is shared. The two exceptions are those they read before they sent
    anything: immediate danger, and a child. A danger or a child not known to be absent counts as present.
    """
    if concern.sharing == Sharing.SHARE or not any(reveals_reporter(one, concern=concern) for one in sections):
        return None
    if not override:
        return (
            "Whoever told us did not agree to be named. Leave out who told us, "
            "or say which of the two exceptions applies."
        )
    if not override_reason.strip():
        return "Say why this exception applies. The reason is kept with the referral."
    return why_not_override(concern, override)


def why_not_override(concern: Concern, override: str) -> str | None:
    """Say why this exception does not apply to this concern, if so."""
    if override == Override.DANGER and concern.danger == "no":
        return "This concern was assessed as: nobody in immediate danger. Assess it again first."
    if override == Override.CHILD and concern.child == "no":
        return "This concern was assessed as: no child at risk. Assess it again first."
    return None


def why_not_reason(reason: str, allowed: Iterable[CodedWord]) -> str | None:
    """Say why this is no reason out of the county's list, if so."""
    return None if reason in {word.code for word in allowed} else "Choose a reason from the list."


def acknowledge_by(priority: str, *, at: datetime) -> datetime:
    """When the organisation must have answered: the county's minutes for this priority. Raises NoSuchLimit."""
    return due_at(pace("acknowledge", priority), start=at)


def do_by(priority: str, *, at: datetime) -> datetime:
    """When the organisation must have done its part: the county's minutes for this priority. Raises NoSuchLimit."""
    return due_at(pace("done", priority), start=at)


def pace(what: str, priority: str) -> Pace:
    """Which limit holds. Immediate runs round the clock; every other priority in the desk's working time."""
    return Pace(f"referral_{what}_minutes_{priority}", round_the_clock=priority == Priority.IMMEDIATE)


def next_due(referral: Referral) -> datetime | None:
    """What the organisation owes next: an answer, then the doing; nothing once it has ended."""
    if referral.status == ReferralStatus.ACCEPTED:
        return referral.do_by
    return referral.acknowledge_by if referral.status in LIVE else None


def overdue(referral: Referral, *, at: datetime) -> bool:
    """Whether its time has passed."""
    return referral.due_at is not None and referral.due_at < at


def lateness_in_words(referral: Referral, *, at: datetime) -> str:
    """How far away its time is, or how long past: "Overdue by 3 hours"; empty once it owes nothing."""
    if referral.due_at is None:
        return ""
    late = at - referral.due_at
    return f"Overdue by {span_in_words(late)}" if late > timedelta() else f"Due in {span_in_words(-late)}"
