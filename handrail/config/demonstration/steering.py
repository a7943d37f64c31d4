"""Made-up meetings of the steering group through the real actions: one agreed, one drafted, and one to come."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from handrail.config.demonstration.quiet import send_nothing
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.partnership.steering import actions
from handrail.partnership.steering.actions import Came, Level, Matter, When
from handrail.partnership.steering.models import Group, How, Meeting, Member
from handrail.partnership.steering.queries import seats_on

WEEKS = (22, 9)  # ago
NEVER = 5  # of so many seats one never comes, and the next sends apologies
MATTERS = (
    (
        "Training this quarter",
        "Two courses are full, and a third is asked for.",
        "A third course is held in spring.",
        "Find a room for a third course",
    ),
    (
        "Leaflets in languages",
        "Three languages are missing at the hospitals.",
        "They are printed first.",
        "Order leaflets for the hospitals",
    ),
)


def hold_meetings(*, by: Person, members: Mapping[int, Person], at: datetime) -> None:
    """Two meetings that were held, one to come, what was taken on, and how far the partnership says it has come."""
    actions.bring_in_groups(current_locality(), at=at)
    group = Group.objects.filter(parent=None, ended_at=None).first()
    if group is None:
        return
    with send_nothing():
        seats = named(group, members, by=by, at=at)
        if not seats:
            return
        assess(group, seats, level=2, by=by, at=at - timedelta(weeks=50))
        first, second = (held(group, seats, weeks=weeks, by=by, now=at) for weeks in WEEKS)
        actions.agree_minutes(first, second, names_nobody=True, by=by, at=second.ends_at)
        assess(group, seats, level=3, by=by, at=second.ends_at)
        come_together(group, by=by, asking=seats[0], at=at)


def named(group: Group, members: Mapping[int, Person], *, by: Person, at: datetime) -> list[Member]:
    """The seats for whose organisations somebody acts, each represented."""
    for organisation, person in members.items():
        if not seats_on(group).filter(organisation=organisation).exists():
            actions.seat(group, person.organisation, observer=False, by=by, at=at - timedelta(weeks=60))
    seats = [seat for seat in seats_on(group) if seat.organisation_id in members]
    for seat in seats:
        representative = members[seat.organisation_id]
        actions.name_people(seat, representative=representative, deputy=None, by=by, at=at)
    return list(seats_on(group).filter(pk__in=[seat.pk for seat in seats]))


def on(at: datetime, weeks: int) -> When:
    """Ten in the morning of a day so many weeks from then."""
    begins = datetime.combine(
        timezone.localdate(at) + timedelta(weeks=weeks), time(10), tzinfo=current_locality().timezone
    )
    return When(starts_at=begins, ends_at=begins + timedelta(hours=2), place="The made-up hall")


def held(group: Group, seats: list[Member], *, weeks: int, by: Person, now: datetime) -> Meeting:
    """A meeting so many weeks ago: who came, what was said, decided and taken on; one action is done."""
    when = on(now, -weeks)
    before, after = when.starts_at - timedelta(weeks=4), when.ends_at
    meeting = actions.call_meeting(group, when, by=by, at=before)
    topics = [actions.add_topic(meeting, Matter(title=title), by=by, at=before) for title, *_ in MATTERS]
    actions.send_agenda(meeting, by=by, at=before)
    actions.note_attendance(meeting, came(group), by=by, at=after)
    for number, (topic, (_, said, decided, task)) in enumerate(zip(topics, MATTERS, strict=True)):
        actions.note(topic, words=said, by=by, at=after)
        actions.decide(topic, words=decided, by=by, at=after)
        owner = seats[number % len(seats)].organisation
        due_on = when.starts_at.date() + timedelta(weeks=6)
        action = actions.take_on(topic, what=task, organisation=owner, due_on=due_on, by=by, at=after)
        if number == 0:
            actions.finish(action, outcome="Done (made up).", by=by, at=after + timedelta(weeks=3))
    actions.send_draft(meeting, by=by, at=after)
    meeting.refresh_from_db()
    return meeting


def came(group: Group) -> dict[UUID, Came]:
    """Most came; one never does, and one sends apologies."""
    ways = {NEVER - 1: Came(How.ABSENT), NEVER: Came(How.APOLOGIES)}
    return {
        seat.pk: ways.get(number % (NEVER + 2), Came(How.CAME, seat.representative))
        for number, seat in enumerate(seats_on(group))
    }


def assess(group: Group, seats: list[Member], *, level: int, by: Person, at: datetime) -> None:
    """Those who are represented answer, and the group agrees."""
    opened = actions.open_assessment(group, answer_by=(at + timedelta(days=21)).date(), by=by, at=at)
    themes = [theme.code for theme in current_locality().steering.themes]
    for number, seat in enumerate(seats):
        answer = {theme: Level(max(1, level - (number + place) % 2)) for place, theme in enumerate(themes)}
        if seat.representative is not None:
            actions.answer_assessment(opened, seat.organisation, answer, by=seat.representative, at=at)
    agreed = {theme: Level(max(1, level - place % 2)) for place, theme in enumerate(themes)}
    actions.agree_levels(opened, agreed, by=by, at=at + timedelta(days=1))


def come_together(group: Group, *, by: Person, asking: Member, at: datetime) -> None:
    """A meeting in three weeks with an agenda, and something that a member proposes."""
    meeting = actions.call_meeting(group, on(at, 3), by=by, at=at)
    for title in ("What is overdue", "The quarter’s figures"):
        actions.add_topic(meeting, Matter(title=title), by=by, at=at)
    actions.send_agenda(meeting, by=by, at=at)
    if asking.representative is not None:
        actions.propose(group, Matter(title="A day for schools"), by=asking.representative, at=at)
