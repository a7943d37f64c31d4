"""A steering group with its seats filled, and meetings in every state."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.partnership.steering import actions
from handrail.partnership.steering.actions import Came, Level, Matter, When
from handrail.partnership.steering.models import Group, How, Meeting, Member, Topic
from handrail.partnership.steering.queries import seats_on
from tests.build import NOON, a_pdf, organisations, person

GROUP = "steering-group"


@dataclass(frozen=True)
class Table:
    """The steering group of the made-up county, who keeps it, and who sits there for one of its members."""

    group: Group
    keeper: Person
    sitting: Person
    deputy: Person
    at: datetime

    @property
    def seat(self) -> Member:
        """The seat of whoever sits there."""
        return Member.objects.get(group=self.group, organisation=self.sitting.organisation, left_on=None)

    def meets(self, *, days: float = 7, **more: Any) -> Meeting:
        """A meeting so many days from now; before now, it was called a month earlier."""
        begins = self.at + timedelta(days=days)
        when = When(**{"starts_at": begins, "ends_at": begins + timedelta(hours=2), "place": "Southam Hall", **more})
        called_at = min(self.at, begins - timedelta(days=30))
        return actions.call_meeting(self.group, when, by=self.keeper, at=called_at)

    def topic(self, meeting: Meeting, title: str = "Training this quarter") -> Topic:
        """An item of its agenda."""
        matter = Matter(title=title, about="What is planned.", presenter="Southam council")
        return actions.add_topic(meeting, matter, by=self.keeper, at=self.at)

    def attended(self, meeting: Meeting, *absent: Organisation) -> None:
        """Everybody came but these."""
        noted = {
            seat.pk: Came(How.ABSENT) if seat.organisation in absent else Came(How.CAME, seat.representative)
            for seat in seats_on(self.group)
        }
        actions.note_attendance(meeting, noted, by=self.keeper, at=self.at)

    def drafted(self, *, days: float = -30) -> Meeting:
        """A meeting that was held, with minutes of which a draft was sent round."""
        meeting = self.meets(days=days)
        self.minuted(self.topic(meeting))
        self.attended(meeting)
        actions.send_draft(meeting, by=self.keeper, at=self.at)
        return meeting

    def minuted(self, topic: Topic) -> None:
        """What was said, decided and taken on."""
        by, at = self.keeper, self.at
        actions.note(topic, words="Two courses are full.", by=by, at=at)
        actions.decide(topic, words="A third course is held.", by=by, at=at)
        meeting = topic.meeting
        assert meeting is not None
        due_on = meeting.starts_at.date() + timedelta(days=14)
        owner = self.sitting.organisation
        actions.take_on(topic, what="Find a room for it", organisation=owner, due_on=due_on, by=by, at=at)

    def agreed(self) -> Meeting:
        """A meeting whose minutes a later one has agreed."""
        meeting, later = self.drafted(days=-60), self.meets(days=-2)
        actions.agree_minutes(meeting, later, names_nobody=True, by=self.keeper, at=self.at)
        return Meeting.objects.get(pk=meeting.pk)

    def levels(self, level: int) -> dict[str, Level]:
        """That level on every theme."""
        return {theme.code: Level(level, "As we see it.") for theme in current_locality().steering.themes}


def table(*, keeper: Person | None = None, sitting: Person | None = None, at: datetime = NOON) -> Table:
    """The group as the pack has it, with one organisation represented."""
    offices = organisations()
    actions.bring_in_groups(current_locality(), at=at - timedelta(days=400))
    keeper = keeper or person(Role.COORDINATOR, at_work=offices[0])
    sitting = sitting or person(Role.PROFESSIONAL, at_work=offices[1])
    deputy = person(Role.PROFESSIONAL, at_work=sitting.organisation)
    group = Group.objects.get(code=GROUP)
    seat = Member.objects.filter(group=group, organisation=sitting.organisation).first()
    if seat is None:
        seat = actions.seat(group, sitting.organisation, observer=False, by=keeper, at=at - timedelta(days=300))
    actions.name_people(seat, representative=sitting, deputy=deputy, by=keeper, at=at)
    return Table(group, keeper, sitting, deputy, at)


def full_table(*, keeper: Person | None = None, sitting: Person | None = None, at: datetime = NOON) -> dict[str, Any]:
    """One of everything."""
    made = table(keeper=keeper, sitting=sitting, at=at)
    by = made.keeper
    agreed, drafted, coming = made.agreed(), made.drafted(), made.meets()
    first, second = made.topic(coming), made.topic(coming, "The year’s figures")
    paper = actions.add_paper(second, a_pdf("Figures", notes="none"), title="Figures", by=by, at=at)
    proposal = actions.propose(made.group, Matter(title="A day for schools"), by=made.sitting, at=at)
    past = actions.open_assessment(made.group, answer_by=(at + timedelta(days=9)).date(), by=by, at=at)
    actions.answer_assessment(past, made.sitting.organisation, made.levels(2), by=made.sitting, at=at)
    actions.agree_levels(past, made.levels(2), by=by, at=at)
    answer_by = (at + timedelta(days=20)).date()
    assessment = actions.open_assessment(made.group, answer_by=answer_by, by=by, at=at + timedelta(seconds=1))
    actions.answer_assessment(assessment, made.sitting.organisation, made.levels(3), by=made.sitting, at=at)
    lay = actions.make_lay_seat(made.group, name="Person with lived experience", by=by, at=at - timedelta(days=90))
    own = actions.add_group(name="Schools working group", about="", parent=made.group, by=by, at=at)
    return {
        "table": made,
        "agreed": agreed,
        "drafted": drafted,
        "coming": coming,
        "first": first,
        "topic": second,
        "minuted": drafted.topics.get(),
        "paper": paper,
        "proposal": proposal,
        "past": past,
        "assessment": assessment,
        "action": drafted.actions.get(),
        "own": own,
        "lay": lay,
    }
