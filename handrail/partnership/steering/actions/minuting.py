"""Writes the minutes: what was said to each item, what was decided, and who sees to what."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.steering.actions.calling import SOMETHING_NEW, held
from handrail.partnership.steering.models import Action, Decision, Meeting, Member, Paper, Topic
from handrail.partnership.steering.permissions import why_not_finish, why_not_keep
from handrail.partnership.steering.policies import why_not_minute


def meeting_of(topic: Topic) -> Meeting:
    """The meeting on whose agenda an item is. Raises NotAllowed."""
    if topic.meeting is None:
        raise NotAllowed("This is on no agenda.")
    return topic.meeting


def why_not_write(topic: Topic, *, by: Person, at: datetime) -> str | None:
    """Say why nothing may be written down of an item by this person, if so. Raises NotAllowed: it is on no agenda."""
    return why_not_keep(by=by) or why_not_minute(held(meeting_of(topic)), at=at)


@transaction.atomic
def note(topic: Topic, *, words: str, by: Person, at: datetime) -> Topic:
    """Write down what was said to an item. Raises NotAllowed."""
    require(why_not_write(topic, by=by, at=at))
    topic.noted = words.strip()
    topic.save(update_fields=["noted"])
    record("steering.noted", about=str(topic.group), by=by.ref, at=at, topic=str(topic.pk))
    return topic


@transaction.atomic
def decide(topic: Topic, *, words: str, by: Person, at: datetime) -> Decision:
    """Write down what was decided. Raises NotAllowed."""
    require(why_not_write(topic, by=by, at=at) or (None if words.strip() else "Say what was decided."))
    made = Decision.objects.create(meeting=meeting_of(topic), topic=topic, words=words.strip(), noted_at=at)
    record("steering.decided", about=str(topic.group), by=by.ref, at=at, decision=str(made.pk))
    return made


@transaction.atomic
def take_on(topic: Topic, *, what: str, organisation: Organisation, due_on: date, by: Person, at: datetime) -> Action:
    """Write down what an organisation took on, and by when. Raises NotAllowed."""
    require(why_not_write(topic, by=by, at=at) or why_not_take_on(topic, what, organisation, due_on))
    made = Action.objects.create(
        group=topic.group,
        meeting=meeting_of(topic),
        topic=topic,
        what=what.strip(),
        organisation=organisation,
        due_on=due_on,
        agreed_at=at,
    )
    tell_owners(made, at=at)
    owner = organisation.code
    record("steering.taken_on", about=str(topic.group), by=by.ref, at=at, action=str(made.pk), organisation=owner)
    return made


def why_not_take_on(topic: Topic, what: str, organisation: Organisation, due_on: date) -> str | None:
    """Say why an organisation cannot take this on, if so."""
    if not what.strip():
        return "Say what is to be done."
    if not Member.objects.filter(group=topic.group_id, organisation=organisation, left_on=None).exists():
        return "Only an organisation that sits on this group can take something on."
    if due_on < timezone.localdate(meeting_of(topic).starts_at):
        return "The day must not be before the meeting."
    return None


@transaction.atomic
def finish(action: Action, *, outcome: str, by: Person, at: datetime) -> Action:
    """Write down what came of an action. Raises NotAllowed."""
    found = Action.objects.select_for_update(of=("self",)).select_related("group", "organisation").get(pk=action.pk)
    require(why_not_finish(found, by=by) or (None if outcome.strip() else "Say what came of it."))
    if at < found.agreed_at:
        raise NotAllowed("It cannot be done before it was taken on.")
    found.done_at, found.outcome = at, outcome.strip()
    found.save(update_fields=["done_at", "outcome"])
    record("steering.finished", about=str(found.group), by=by.ref, at=at, action=str(found.pk))
    return found


@transaction.atomic
def remind_of_actions(*, at: datetime) -> int:
    """Tell the owners of actions whose day has come, once; gives of how many actions. The message holds none of it."""
    due = Action.objects.filter(done_at=None, reminded_at=None, due_on__lte=timezone.localdate(at))
    found = list(due.select_for_update(of=("self",)))
    for one in found:
        one.reminded_at = at
        one.save(update_fields=["reminded_at"])
        tell_owners(one, at=at)
    return len(found)


@transaction.atomic
def let_go_of_papers(*, at: datetime) -> int:
    """Let go of the files of papers to meetings that are years past, and say how many. Titles and hashes stay.

    Minutes stay: they are what the partnership answers by.
    """
    old = at - timedelta(days=current_locality().limit("steering_paper_days", on=at.date()))
    due = Paper.objects.filter(issued=None, let_go_at=None, topic__meeting__starts_at__lt=old)
    gone = list(due.values_list("pk", flat=True))
    Paper.objects.filter(pk__in=gone).update(content=b"", let_go_at=at)
    for number in gone:
        record("steering.paper_let_go", about=f"paper:{number}", by="handrail", at=at)
    return len(gone)


def tell_owners(action: Action, *, at: datetime) -> None:
    """Tell those who sit on the group for the organisation that sees to it."""
    seats = Member.objects.filter(group=action.group_id, organisation=action.organisation_id, left_on=None)
    for seat in seats.select_related("representative", "deputy"):
        for one in (seat.representative, seat.deputy):
            if one is not None and one.is_active:
                tell_staff(one, kind=SOMETHING_NEW, at=at)
