"""Who may write in a file and read it: whoever may work on the file. Feedback is read by few, and only in numbers."""

from datetime import date

from handrail.casework.cases.models import Case
from handrail.casework.cases.permissions import why_not_see_case, why_not_use_cases, why_not_work_on_case
from handrail.casework.persons.permissions import why_not_work_on
from handrail.casework.support.models import (
    BookingState,
    Contact,
    ContactState,
    Entry,
    Goal,
    GoalState,
    InterpreterBooking,
    Letter,
    LetterState,
    NeedsAssessment,
    PlanAction,
    Risk,
    SummaryPart,
    WarningNote,
)
from handrail.casework.support.policies import (
    BOOKING_TRANSITIONS,
    following_of,
    holds,
    may_be_shown,
    why_not_follow_up,
)
from handrail.foundation.people.models import Person, Role

HEARING = (Role.COORDINATOR, Role.ANALYST)


def why_not_read_file(case: Case, *, by: Person) -> str | None:
    """Say why this person may not read what the file holds, if so. A closed file can be read, an erased one not."""
    return why_not_see_case(case, by=by) or why_not_work_on(case.person, by=by)


def why_not_write(case: Case, *, by: Person) -> str | None:
    """Say why this person may not write in the file, if so."""
    return why_not_work_on_case(case, by=by)


def why_not_review_needs(case: Case, *, by: Person) -> str | None:
    """Say why needs cannot be looked at again, if so: there must be a first assessment to hold them against."""
    if reason := why_not_write(case, by=by):
        return reason
    return None if NeedsAssessment.objects.filter(case=case).exists() else "Make the first assessment."


def why_not_change_goal(goal: Goal, *, by: Person) -> str | None:
    """Say why this goal cannot be changed, if so."""
    if reason := why_not_write(goal.case, by=by):
        return reason
    return None if goal.state == GoalState.OPEN else "This goal has ended. Set a new one."


def why_not_change_action(action: PlanAction, *, by: Person) -> str | None:
    """Say why this part of the plan cannot be changed or settled, if so."""
    if reason := why_not_write(action.case, by=by):
        return reason
    if action.replaced_at is not None:
        return "This was changed already. Look at the plan as it stands now."
    return None if action.settled_at is None else "What became of this is recorded already."


def why_not_agree_plan(case: Case, *, by: Person) -> str | None:
    """Say why there is no plan to look at together, if so."""
    if reason := why_not_write(case, by=by):
        return reason
    return None if Goal.objects.filter(case=case, state=GoalState.OPEN).exists() else "Set a goal first."


def why_not_settle_contact(contact: Contact, *, by: Person) -> str | None:
    """Say why it cannot be recorded what became of this contact, if so."""
    if reason := why_not_write(contact.case, by=by):
        return reason
    return None if contact.state == ContactState.PLANNED else "What became of this contact is recorded already."


def why_not_change_booking(booking: InterpreterBooking, *, by: Person) -> str | None:
    """Say why this booking cannot be changed, if so."""
    if reason := why_not_write(booking.case, by=by):
        return reason
    return (
        None if BOOKING_TRANSITIONS[BookingState(booking.state)] else "What became of this booking is recorded already."
    )


def why_not_review_risk(risk: Risk, *, by: Person) -> str | None:
    """Say why this risk cannot be looked at again or closed, if so."""
    if reason := why_not_write(risk.case, by=by):
        return reason
    return None if risk.closed_at is None else "This risk is closed. Write it down anew if it is back."


def why_not_end_warning(warning: WarningNote, *, on: date, by: Person) -> str | None:
    """Say why this note cannot be ended, if so."""
    if reason := why_not_write(warning.case, by=by):
        return reason
    return None if holds(warning, on=on) else "This note has ended already."


def why_not_withdraw_part(part: SummaryPart, *, by: Person) -> str | None:
    """Say why there is no yes to take back, if so. Nothing else stands in the way, not even a closed file."""
    if reason := why_not_read_file(part.case, by=by):
        return reason
    return None if may_be_shown(part) else "There is no yes to take back."


def why_not_settle_letter(letter: Letter, *, by: Person) -> str | None:
    """Say why this letter cannot be handed over or put aside, if so."""
    if reason := why_not_write(letter.case, by=by):
        return reason
    return None if letter.state == LetterState.WRITTEN else "What became of this letter is recorded already."


def why_not_follow_up_on(case: Case, *, by: Person) -> str | None:
    """Say why no follow-up can be recorded, if so. A closed file is followed up too: that is what it is for."""
    return why_not_read_file(case, by=by)


def why_not_record_outcome(case: Case, *, month: int, on: date, by: Person) -> str | None:
    """Say why the answers of that follow-up cannot be recorded, if so."""
    return why_not_follow_up_on(case, by=by) or why_not_follow_up(month, following_of(case), on=on)


def why_not_see_entry(entry: Entry, *, by: Person) -> str | None:
    """Say why this person may not see an entry of a file, if so."""
    return why_not_read_file(entry.case, by=by)


def why_not_take_feedback(*, by: Person) -> str | None:
    """Say why this person may not put down what somebody says of us, if so."""
    return why_not_use_cases(by=by)


def why_not_hear_feedback(*, by: Person) -> str | None:
    """Say why this person may not read feedback, if so."""
    if by.is_active and by.has(*HEARING):
        return None
    return "Only a coordinator or an analyst can read what people said of us."
