"""Plans made-up visits through the real actions: one that was learnt from, one standing by, one being planned."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle

from handrail.casework.desk.models import Concern
from handrail.casework.operations import actions
from handrail.casework.operations.models import (
    Answer,
    DutyState,
    InterpreterState,
    Operation,
    OperationKind,
    OperationState,
)
from handrail.casework.operations.policies import Plan, why_not_take_part
from handrail.config.demonstration.course import Steps, office_hour
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person, Role
from handrail.foundation.people.queries import with_role

# Each value is the moment of the next step; what comes back is the moment of the last.
Part = Generator[datetime, None, datetime]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ON_THE_ROSTER = ("centre_manager", "welfare_lead", "health", "social_worker", "housing_officer", "first_responder")
ANSWERS = (DutyState.COMING, DutyState.COMING, DutyState.ASKED, DutyState.COMING, DutyState.CANNOT)
WAY = (OperationState.APPROVED, OperationState.STANDING_BY, OperationState.UNDER_WAY, OperationState.DEBRIEFING)
ENOUGH = 3
WHO_KNOWS = {"housing": "district_council", "third_sector": "charity"}
ELSE_KNOWS = "county_council"


@dataclass(frozen=True)
class Visit:
    """One made-up visit: its code name, how many days before now it is planned and takes place, and how far it got."""

    code_name: str
    kind: OperationKind
    planned: int
    takes_place: int
    expected: int
    language: str
    steps: int
    prepared: bool = True
    learnt: bool = False


VISITS = (
    Visit("Kingfisher", OperationKind.WELFARE, 58, 51, 7, "ro", 4, learnt=True),
    Visit("Plover", OperationKind.ENFORCEMENT, 9, -1, 12, "vi", 2),
    Visit("Dunlin", OperationKind.FOLLOW_UP, 3, -14, 2, "pl", 0, prepared=False),
)


@dataclass(frozen=True)
class Planner:
    """Who plans made-up visits, who stands beside them, and when it is now."""

    lead: Person
    coordinator: Person
    others: tuple[Person, ...]
    now: datetime

    def all(self) -> list[Steps]:
        """Every made-up visit, to be played with the rest of the year."""
        return [self.carry(visit) for visit in VISITS]

    def carry(self, visit: Visit) -> Part:
        """One visit as far as it got."""
        at = office_hour(self.now - visit.planned * DAY)
        yield at
        operation = self.planned(visit, at=at)
        at = yield from self.put_concerns(operation, at)
        at = yield from self.fill_the_roster(operation, at)
        if visit.prepared:
            at = yield from self.prepare(operation, visit, at)
        for to in WAY[: visit.steps]:
            at = at + HOUR if to in WAY[:2] else max(at + HOUR, operation.starts_at + HOUR)
            yield at
            operation = actions.bring_to(operation, to=to, by=self.lead, at=at)
        return (yield from self.learn(operation, at)) if visit.learnt else at

    def planned(self, visit: Visit, *, at: datetime) -> Operation:
        """The plan itself."""
        starts_at = (self.now - visit.takes_place * DAY).replace(hour=5, minute=0, second=0, microsecond=0)
        return actions.plan_operation(
            kind=visit.kind,
            starts_at=starts_at,
            ends_at=starts_at + 18 * HOUR,
            plan=plan_of(visit) if visit.prepared else Plan(title=visit.code_name, languages=(visit.language,)),
            expected=visit.expected,
            expected_children=visit.expected // 5,
            powers=["asked_in"] if visit.kind == OperationKind.WELFARE else ["pace_1984_s8"],
            by=self.lead,
            at=at,
        )

    def put_concerns(self, operation: Operation, at: datetime) -> Part:
        """The coordinator puts some concerns to it that the desk is working on by then."""
        at += HOUR
        yield at
        found = Concern.objects.filter(opened_at__lt=at, closed_at=None, erased_at=None, joined_to=None)
        for concern in found.order_by("-opened_at")[:ENOUGH]:
            actions.add_concern(operation, concern=concern, by=self.coordinator, at=at)
        return at

    def fill_the_roster(self, operation: Operation, at: datetime) -> Part:
        """Some are asked, and answer one way or the other."""
        able = [each for each in self.others if why_not_take_part(each.organisation) is None]
        for person, role, answer in zip(able, ON_THE_ROSTER, cycle(ANSWERS), strict=False):
            at += HOUR / 4
            yield at
            span = (operation.starts_at, operation.ends_at)
            duty = actions.ask_to_come(
                operation, role=role, person=person, starts_at=span[0], ends_at=span[1], by=self.lead, at=at
            )
            if answer != DutyState.ASKED:
                actions.answer_duty(duty, state=answer, by=person, at=at)
        return at

    def prepare(self, operation: Operation, visit: Visit, at: datetime) -> Part:
        """Everybody is consulted, the risk is read by another person, an interpreter is booked."""
        for word in current_locality().operations.lists["consulted"]:
            at += HOUR
            yield at
            actions.consult(
                operation,
                about=word.code,
                organisation=self.whoever_knows(word.code).organisation,
                who="The duty manager (made up)",
                said="They hold places for that night, and somebody is on call.",
                consulted_at=at,
                by=self.lead,
                at=at,
            )
        at += HOUR
        yield at
        risk = actions.assess_risk(
            operation,
            level="medium",
            hazards="Dogs in the yard; people may run.",
            precautions="A dog handler; both exits are watched.",
            by=self.lead,
            at=at,
        )
        actions.approve_risk(risk, by=self.coordinator, at=at)
        self.book(operation, visit.language, at)
        return (yield from self.invite(operation, at))

    def whoever_knows(self, about: str) -> Person:
        """Who answers for an organisation of the kind that is asked about this, or else the first who answers."""
        kind = WHO_KNOWS.get(about, ELSE_KNOWS)
        return next((one for one in self.others if one.organisation.kind == kind), self.others[0])

    def invite(self, operation: Operation, at: datetime) -> Part:
        """Other operations leads are asked to come with two of theirs, and come."""
        for other in with_role(Role.OPERATIONS_LEAD).exclude(organisation=self.lead.organisation):
            at += HOUR
            yield at
            asked = "Two housing officers at the centre from the first arrival"
            invitation = actions.invite_agency(
                operation, organisation=other.organisation, task_for_them=asked, by=self.lead, at=at
            )
            words = "Two officers will be there, and one is on call for the night."
            actions.answer_invitation(
                invitation, answer=Answer.COMING, words=words, role="housing_officer", people=2, by=other, at=at
            )
        return at

    def book(self, operation: Operation, language: str, at: datetime) -> None:
        """An interpreter, confirmed."""
        actions.book_interpreter(
            operation,
            language=language,
            gender="woman",
            agency="Clear Voices (made up)",
            independent=True,
            state=InterpreterState.CONFIRMED,
            by=self.lead,
            at=at,
        )

    def learn(self, operation: Operation, at: datetime) -> Part:
        """The debrief, two lessons of which one is done, and the end."""
        at += DAY
        yield at
        actions.write_debrief(
            operation,
            went_well="People had slept before anybody asked them anything.",
            went_badly="The second interpreter came two hours late.",
            references="EX/2026/114",
            outcome=actions.Outcome(found=6, offered=6, accepted=4, moved_on=6, arrests=2, charges=1),
            by=self.lead,
            at=at,
        )
        due_on = (at + 30 * DAY).date()
        lessons = ("Book two interpreters for each language.", "Agree with the council who pays for the first night.")
        kept = [
            actions.add_lesson(operation, what=what, owner=self.lead, due_on=due_on, by=self.lead, at=at)
            for what in lessons
        ]
        at += 7 * DAY
        yield at
        actions.finish_lesson(kept[0], by=self.lead, at=at)
        actions.bring_to(operation, to=OperationState.CLOSED, by=self.lead, at=at)
        return at


def plan_of(visit: Visit) -> Plan:
    """A plan with nothing left out."""
    return Plan(
        title=visit.code_name,
        places="12 Made-up Lane, the yard behind it and the upper floor (made up)",
        meeting_point="The car park of the town hall (made up)",
        objectives="See whoever lives and works there alone, safe and fed, before anybody asks anything of them.",
        expected_because="Two concerns speak of a minibus with as many; beds were seen through the window.",
        languages=(visit.language,),
        vehicles="Two minibuses, for the people found alone",
        first_words="A support worker and an interpreter, in plain clothes, one person at a time",
        apart="Two doors, two buses, and no suspect at the centre",
        belongings="Numbered bags; telephones stay with whoever owns them unless they ask otherwise",
        medical="A paramedic at the door and a nurse at the centre",
        food="Hot food and drink from the first hour",
        where_to="The reception centre first; six places for the night are held by the council",
    )


def planner(*, lead: Person, coordinator: Person, answering: Iterable[Person], now: datetime) -> Planner:
    """Who plans made-up visits: the operations lead of the cast, with those who answer for organisations."""
    return Planner(lead=lead, coordinator=coordinator, others=tuple(answering), now=now)
