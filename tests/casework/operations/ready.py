"""An operation with everything in it that can be, carried through the real actions."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from handrail.casework.desk.models import Concern
from handrail.casework.operations import actions
from handrail.casework.operations.models import (
    AgencyInvitation,
    DecisionKind,
    Duty,
    Interpreter,
    InterpreterState,
    Lesson,
    Operation,
    OperationKind,
    OperationState,
    Promise,
    RiskAssessment,
)
from handrail.casework.operations.policies import Plan
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation, Person, Role
from tests import build

FULL = Plan(
    title="Kingfisher",
    places="12 Canary Lane",
    meeting_point="The car park of the town hall",
    objectives="See that they are well",
    expected_because="Seven beds were seen",
    languages=("vi",),
    vehicles="Two minibuses",
    first_words="A welfare officer, alone with each",
    apart="Two doors, two buses",
    belongings="Bags with numbers",
    medical="A paramedic at the door",
    food="Hot food at the centre",
    where_to="The church hall",
)
ASIDE = {"went_well": "They were calm.", "went_badly": "The bus was late.", "references": "EX/2026/114"}


def plan(*, by: Person, at: datetime, starts_at: datetime, expected: int = 7, words: Plan = FULL) -> Operation:
    """A visit of six hours that stands on that plan."""
    return actions.plan_operation(
        kind=OperationKind.WELFARE,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=6),
        plan=words,
        expected=expected,
        expected_children=1 if expected else 0,
        powers=["asked_in"],
        by=by,
        at=at,
    )


@dataclass
class Ready:
    """An operation of the police that may be approved, and its clock. The commander did not write the risk."""

    office: build.Office = field(default_factory=build.Office)
    expected: int = 7
    led_by: Person | None = None

    def __post_init__(self) -> None:
        police = Organisation.objects.get(code="exampleshire-police")
        self.commander = self.led_by or build.person(Role.OPERATIONS_LEAD, at_work=police)
        self.colleague = build.person(Role.OPERATIONS_LEAD, at_work=self.commander.organisation)
        self.nurse = build.person(Role.PROFESSIONAL, at_work=self.office.others)
        self.invited = build.person(Role.OPERATIONS_LEAD, at_work=self.office.others)
        self.coordinator = build.person(Role.COORDINATOR, at_work=self.office.home)
        at = self.office.later()
        self.starts_at = at + timedelta(days=1)
        self.operation = plan(by=self.commander, at=at, starts_at=self.starts_at, expected=self.expected)

    def consult(self, *about: str) -> None:
        """Consult these, or everybody."""
        for each in about or [word.code for word in current_locality().operations.lists["consulted"]]:
            actions.consult(
                self.operation,
                about=each,
                organisation=self.office.others,
                who="The duty manager",
                said="Four beds tonight",
                consulted_at=self.office.at,
                by=self.commander,
                at=self.office.later(),
            )

    def assess(self) -> RiskAssessment:
        """A risk assessment by the colleague."""
        told = {"level": "medium", "hazards": "A dog", "precautions": "A dog handler"}
        return actions.assess_risk(self.operation, **told, by=self.colleague, at=self.office.later())

    def interpret(self, language: str = "vi", state: InterpreterState = InterpreterState.BOOKED) -> Interpreter:
        """An interpreter."""
        told = {"language": language, "gender": "any", "agency": "Canary Line", "reference": "CL-1", "state": state}
        return actions.book_interpreter(
            self.operation, **told, independent=True, by=self.commander, at=self.office.later()
        )

    def prepare(self) -> "Ready":
        """Everything that must be there before it may be approved."""
        self.consult()
        self.risk = actions.approve_risk(self.assess(), by=self.commander, at=self.office.later())
        self.interpreter = self.interpret()
        return self

    def stand_on(self) -> Concern:
        """A concern that the desk put to it."""
        concern = self.office.opened(people_count=4)
        actions.add_concern(self.operation, concern=concern, by=self.coordinator, at=self.office.later())
        return concern

    def move(self, *states: OperationState, why: str = "") -> "Ready":
        """One step after the other."""
        for to in states:
            self.operation = actions.bring_to(self.operation, to=to, why=why, by=self.commander, at=self.office.later())
        return self

    def invite(self, task: str = "Bring two nurses", *, to: Organisation | None = None) -> AgencyInvitation:
        """The other organisation is invited."""
        return actions.invite_agency(
            self.operation,
            organisation=to or self.office.others,
            task_for_them=task,
            by=self.commander,
            at=self.office.later(),
        )

    def ask(self, person: Person | None = None, role: str = "health") -> Duty:
        """Somebody is asked for the whole visit."""
        return actions.ask_to_come(
            self.operation,
            role=role,
            person=person or self.nurse,
            starts_at=self.operation.starts_at,
            ends_at=self.operation.ends_at,
            by=self.commander,
            at=self.office.later(),
        )

    def promise(self, people: int = 2, role: str = "support_worker") -> Promise:
        """People of the other organisation."""
        span = {"starts_at": self.operation.starts_at, "ends_at": self.operation.ends_at}
        who = {"organisation": self.office.others, "role": role, "people": people, "said": "The matron, by telephone"}
        return actions.promise_people(self.operation, **who, **span, by=self.commander, at=self.office.later())

    def decide(self, kind: DecisionKind, *, by: Person | None = None) -> None:
        """The commander decides."""
        actions.decide(
            self.operation, kind=kind, reason="Canary reason", by=by or self.commander, at=self.office.later()
        )

    def over(self) -> "Ready":
        """The visit is over, and has not been debriefed."""
        self.prepare()
        return self.move(
            *(OperationState.APPROVED, OperationState.STANDING_BY, OperationState.UNDER_WAY, OperationState.DEBRIEFING)
        )

    def debrief(self, **counts: int) -> None:
        """What came of it."""
        outcome = actions.Outcome(**counts)
        actions.write_debrief(self.operation, **ASIDE, outcome=outcome, by=self.commander, at=self.office.later())

    def lesson(self) -> Lesson:
        """One thing to do differently."""
        due_on = (self.office.at + timedelta(days=30)).date()
        told = {"what": "Book the bus twice", "owner": self.colleague, "due_on": due_on}
        return actions.add_lesson(self.operation, **told, by=self.commander, at=self.office.later())
