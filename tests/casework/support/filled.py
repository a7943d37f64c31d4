"""A file of support with one of everything in it, written through the real actions."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handrail.casework.cases.actions import open_case
from handrail.casework.cases.models import Case, Origin
from handrail.casework.support import actions, models
from handrail.casework.support.policies import Rating
from handrail.foundation.people.models import Person
from tests import build

DAY = timedelta(days=1)


def opened(*, by: Person, at: datetime = build.NOON, alias: str = "Blue Jacket") -> Case:
    """A file on an adult, opened by a support worker."""
    person = build.person_record(by=by, at=at, alias=alias, age="adult")
    return open_case(person, origin=Origin.THEMSELVES, by=by, at=at)


@dataclass(frozen=True)
class Words:
    """What is typed wherever words can be typed. A test that plants something gives its own."""

    said: str = "I sleep in the kitchen."
    note: str = "Asks for a door that locks."
    goal: str = "A room of my own"
    language: str = "Polish"
    ending: str = "Moved in last week."
    what: str = "Ask the council for a room"
    why: str = "The office was shut."
    plan: str = "Wants to go slowly."
    name: str = "Doctor Adler"
    where: str = "12 Market Row"
    about: str = "The appointment"
    notes: str = "Agreed to meet again."
    in_spite: str = "There was a fire in the house."
    interpreter: str = "Number 4412"
    agency: str = "Clear Voices"
    reference: str = "CV-881"
    went: str = "Spoke well."
    risk: str = "The foreman looks for them."
    safer: str = "A new telephone."
    changed: str = "He has left the town."
    closing: str = "The police say so."
    child: str = "Goes to school nearby."
    taken_off: str = "It is another family’s child."
    warning: str = "Do not visit alone."
    told: str = "Told in person."
    part: str = "I would rather write than talk."
    to: str = "The clinic"
    given: str = "The person"
    letter: str = "Ana"
    outcome: str = "Works in a bakery."


@dataclass(frozen=True)
class Filled:
    """What is in the file, in the state in which something can still be done with it."""

    case: Case
    goal: models.Goal
    action: models.PlanAction
    version: models.PlanVersion
    contact: models.Contact
    booking: models.InterpreterBooking
    risk: models.Risk
    child: models.Child
    warning: models.WarningNote
    part: models.SummaryPart
    share: models.SummaryShare
    letter: models.Letter


def fill(case: Case, *, by: Person, at: datetime, words: Words = Words()) -> Filled:
    """One of everything; of what can end, one that has ended and one that has not."""
    on = at.date()
    for _ in range(2):
        rating = Rating(level=2, own_level=3, said=words.said, note=words.note)
        actions.assess_needs(case, ratings={"housing": rating}, assessed_on=on, by=by, at=at)
    goal, action, version = plan(case, by=by, at=at, words=words)
    contact, booking = meet(case, by=by, at=at, words=words)
    risk = actions.note_risk(
        case, kind="known_perpetrator", level="high", what=words.risk, safer=words.safer, review_on=on, by=by, at=at
    )
    actions.review_risk(risk, level="low", safer=words.safer, words=words.changed, review_on=on + DAY, by=by, at=at)
    over = actions.note_risk(
        case, kind="other", level="low", what=words.risk, safer=words.safer, review_on=on, by=by, at=at
    )
    actions.close_risk(over, closing=models.RiskClosing.PASSED, words=words.closing, by=by, at=at)
    told = actions.ChildTold(age_band="5_to_11", where="with_them", social_care="no", words=words.child)
    actions.take_off_child(actions.note_child(case, told=told, by=by, at=at), why=words.taken_off, by=by, at=at)
    child = actions.note_child(case, told=told, by=by, at=at)
    warning = actions.warn(
        case, words=words.warning, told=True, how_or_why_not=words.told, ends_on=on + 30 * DAY, by=by, at=at
    )
    part, share = tell(case, by=by, at=at, words=words)
    return Filled(
        case, goal, action, version, contact, booking, risk, child, warning, part, share, letters(case, by, at, words)
    )


def plan(
    case: Case, *, by: Person, at: datetime, words: Words
) -> tuple[models.Goal, models.PlanAction, models.PlanVersion]:
    """A goal that is open with something to be done for it, one that is over, and a version."""
    on = at.date()
    over = actions.set_goal(case, words=words.goal, language=words.language, by=by, at=at)
    actions.end_goal(over, state=models.GoalState.REACHED, words=words.ending, by=by, at=at)
    goal = actions.set_goal(case, words=words.goal, language=words.language, domain="housing", by=by, at=at)
    actions.reword_goal(goal, words=words.goal, language=words.language, by=by, at=at)
    first = actions.plan_action(goal, what=words.what, doer=models.Doer.WORKER, due_on=on + DAY, by=by, at=at)
    action = actions.change_action(first, what=words.what, doer=models.Doer.PERSON, due_on=on + 2 * DAY, by=by, at=at)
    done = actions.plan_action(goal, what=words.what, doer=models.Doer.WORKER, due_on=on, by=by, at=at)
    actions.settle_action(done, outcome=models.ActionOutcome.NOT_DONE, why=words.why, by=by, at=at)
    version = actions.agree_plan(
        case,
        agreed=models.Agreed.YES,
        language=words.language,
        words=words.plan,
        review_on=on + 30 * DAY,
        by=by,
        at=at,
    )
    return goal, action, version


def meet(case: Case, *, by: Person, at: datetime, words: Words) -> tuple[models.Contact, models.InterpreterBooking]:
    """A visit to come with an interpreter, and a call that was not known to be safe."""
    visit = meeting(models.ContactKind.VISIT, at=at + DAY, words=words)
    contact = actions.plan_contact(case, meeting=visit, by=by, at=at)
    actions.record_contact(
        case,
        meeting=meeting(models.ContactKind.CALL, at=at, words=words),
        notes=words.notes,
        in_spite=words.in_spite,
        by=by,
        at=at,
    )
    booking = actions.book_interpreter(
        case,
        interpreting=actions.Interpreting(
            kind="telephone",
            independent=True,
            language="pl",
            starts_at=at + DAY,
            name=words.interpreter,
            agency=words.agency,
            reference=words.reference,
        ),
        contact=contact,
        by=by,
        at=at,
    )
    actions.settle_booking(booking, state=models.BookingState.CONFIRMED, words=words.went, by=by, at=at)
    return contact, booking


def meeting(kind: models.ContactKind, *, at: datetime, words: Words = Words()) -> actions.Meeting:
    """A meeting with the person, begun by us."""
    return actions.Meeting(kind=kind, starts_at=at, minutes=30, name=words.name, where=words.where, about=words.about)


def tell(case: Case, *, by: Person, at: datetime, words: Words) -> tuple[models.SummaryPart, models.SummaryShare]:
    """A part that they agreed to, which was shared."""
    part = actions.write_part(
        case,
        section="how_to_talk",
        words=words.part,
        language=words.language,
        agreed=models.PartAnswer.YES,
        by=by,
        at=at,
    )
    share = actions.share_summary(case, sections=["how_to_talk"], way=models.ShareWay.HANDED, to=words.to, by=by, at=at)
    return part, share


def letters(case: Case, by: Person, at: datetime, words: Words) -> models.Letter:
    """A letter that was handed over, and one that was not."""
    given = actions.write_letter(case, template="support", values={"name": words.letter}, by=by, at=at)
    actions.give_letter(given, way=models.LetterWay.IN_PERSON, to=words.given, by=by, at=at)
    return actions.write_letter(case, template="appointment", values={"name": words.letter}, by=by, at=at)


def follow_up(case: Case, *, by: Person, at: datetime, words: Words = Words()) -> models.Outcome:
    """The answers half a year on."""
    answers = actions.Answers(
        in_contact=models.InContact.YES,
        housing="own_tenancy",
        work="work",
        status="leave",
        health=models.Change.BETTER,
        feels_safe=models.FeelsSafe.MOSTLY,
        exploited_since=models.Since.RATHER_NOT,
        own_view=4,
    )
    return actions.record_outcome(case, month=6, answers=answers, words=words.outcome, asked_on=at.date(), by=by, at=at)
