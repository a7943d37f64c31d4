"""Keeps an agenda: what is proposed, what is put on it in which order, and its papers."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from handrail.foundation.attachments.apart import cleaned_apart
from handrail.foundation.attachments.cleaning import why_not_take
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.attachments.kinds import Kind
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.steering.actions.calling import held
from handrail.partnership.steering.models import Group, Meeting, Paper, Topic
from handrail.partnership.steering.permissions import why_not_keep, why_not_propose, why_not_put_issued
from handrail.partnership.steering.policies import why_not_change_agenda
from handrail.partnership.steering.queries.papers import issued_paper

MEGABYTES = 10
NOT_A_PDF = "Papers are kept as PDF, which everybody can open. Save it as PDF, then choose that file."
ON_NO_AGENDA = "This is on no agenda."


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What an item of an agenda is about."""

    title: str
    about: str = ""
    presenter: str = ""


@transaction.atomic
def propose(group: Group, matter: Matter, *, by: Person, at: datetime) -> Topic:
    """Propose something for the agenda of a group's next meeting. Raises NotAllowed."""
    require(why_not_propose(group, by=by))
    made = Topic.objects.create(group=group, **said(matter), proposed_by=by, made_at=at)
    record("steering.proposed", about=str(group), by=by.ref, at=at, topic=str(made.pk))
    return made


def said(matter: Matter) -> dict[str, str]:
    """What is kept of a matter."""
    return {"title": matter.title.strip(), "about": matter.about.strip(), "presenter": matter.presenter.strip()}


@transaction.atomic
def add_topic(meeting: Meeting, matter: Matter, *, by: Person, at: datetime) -> Topic:
    """Put something at the end of an agenda. Raises NotAllowed."""
    require(why_not_keep(by=by) or why_not_change_agenda(held(meeting), at=at))
    made = Topic.objects.create(
        group=meeting.group, meeting=meeting, position=last_of(meeting) + 1, **said(matter), made_at=at
    )
    record("steering.topic_added", about=str(meeting.group), by=by.ref, at=at, topic=str(made.pk))
    return made


def last_of(meeting: Meeting) -> int:
    """The place of the last item."""
    return Topic.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"] or 0


@transaction.atomic
def change_topic(topic: Topic, matter: Matter, *, by: Person, at: datetime) -> Topic:
    """Say otherwise what an item is about. Raises NotAllowed."""
    require(why_not_keep(by=by) or why_not_change_topic(topic, at=at))
    for field, words in said(matter).items():
        setattr(topic, field, words)
    topic.save(update_fields=["title", "about", "presenter"])
    record("steering.topic_changed", about=str(topic.group), by=by.ref, at=at, topic=str(topic.pk))
    return topic


def why_not_change_topic(topic: Topic, *, at: datetime) -> str | None:
    """Say why an item of an agenda cannot be changed, if so."""
    return ON_NO_AGENDA if topic.meeting is None else why_not_change_agenda(topic.meeting, at=at)


@transaction.atomic
def move_topic_up(topic: Topic, *, by: Person, at: datetime) -> None:
    """Let an item change places with the one before it; the first stays. Raises NotAllowed."""
    require(why_not_keep(by=by) or why_not_change_topic(topic, at=at))
    before = Topic.objects.filter(meeting=topic.meeting, position__lt=topic.position).last()
    if before is None:
        return
    topic.position, before.position = before.position, topic.position
    topic.save(update_fields=["position"])
    before.save(update_fields=["position"])
    record("steering.topic_moved", about=str(topic.group), by=by.ref, at=at, topic=str(topic.pk))


@transaction.atomic
def take_up(topic: Topic, meeting: Meeting, *, by: Person, at: datetime) -> Topic:
    """Put what was proposed at the end of an agenda. Raises NotAllowed."""
    require(why_not_keep(by=by) or why_not_decide(topic) or why_not_change_agenda(held(meeting), at=at))
    if meeting.group_id != topic.group_id:
        raise NotAllowed("This was proposed to another group.")
    topic.meeting, topic.position = meeting, last_of(meeting) + 1
    topic.save(update_fields=["meeting", "position"])
    record("steering.taken_up", about=str(topic.group), by=by.ref, at=at, topic=str(topic.pk))
    return topic


def why_not_decide(topic: Topic) -> str | None:
    """Say why nothing can be said to a proposal any more, if so."""
    if topic.declined_at is not None:
        return "This was declined."
    return "This is on an agenda already." if topic.meeting_id is not None else None


@transaction.atomic
def decline(topic: Topic, *, why: str, by: Person, at: datetime) -> Topic:
    """Say that something is put on no agenda, and why. Raises NotAllowed."""
    require(why_not_keep(by=by) or why_not_decide(topic) or (None if why.strip() else "Say why."))
    topic.declined_at, topic.why_declined = at, why.strip()
    topic.save(update_fields=["declined_at", "why_declined"])
    record("steering.declined", about=str(topic.group), by=by.ref, at=at, topic=str(topic.pk))
    return topic


@transaction.atomic
def put_back(topic: Topic, *, by: Person, at: datetime) -> Topic:
    """Take an item off the agenda, and keep it among what is proposed. Raises NotAllowed."""
    require(why_not_keep(by=by) or why_not_change_topic(topic, at=at) or why_written_of(topic))
    topic.meeting, topic.position = None, 0
    topic.save(update_fields=["meeting", "position"])
    record("steering.put_back", about=str(topic.group), by=by.ref, at=at, topic=str(topic.pk))
    return topic


def why_written_of(topic: Topic) -> str | None:
    """Say that an item was dealt with, if so."""
    dealt = topic.noted or topic.decisions.exists() or topic.actions.exists()
    return "Something is written down of this already." if dealt else None


def add_paper(topic: Topic, content: bytes, *, title: str, by: Person, at: datetime) -> Paper:
    """Keep a clean PDF as a paper to an item. Raises NotAllowed: too large, or no PDF that can be read."""
    require(why_not_keep(by=by) or why_not_change_topic(topic, at=at) or why_not_take(content, megabytes=MEGABYTES))
    copy = clean_pdf(content)
    paper = Paper(topic=topic, title=title.strip(), content=copy, digest=hashlib.sha256(copy).hexdigest())
    return kept(paper, by=by, at=at)


def add_issued(topic: Topic, number: UUID, *, by: Person, at: datetime) -> Paper:
    """Put what another room has issued before the group, by its number and hash. Raises NotAllowed."""
    require(why_not_keep(by=by) or why_not_change_topic(topic, at=at) or why_not_put_issued(topic.group))
    found = issued_paper(number)
    if found is None:
        raise NotAllowed("There is no such paper.")
    return kept(Paper(topic=topic, title=found.title, issued=number, digest=found.digest), by=by, at=at)


@transaction.atomic
def kept(paper: Paper, *, by: Person, at: datetime) -> Paper:
    """Keep a paper, and its hash in the trail."""
    paper.added_by, paper.added_at = by, at
    paper.save(force_insert=True)
    about = str(paper.topic.group)
    record("steering.paper_added", about=about, by=by.ref, at=at, paper=str(paper.pk), sha256=paper.digest)
    return paper


def clean_pdf(content: bytes) -> bytes:
    """The copy that is handed on. Raises NotAllowed."""
    try:
        file = cleaned_apart(content)
    except NotTaken as fault:
        raise NotAllowed(str(fault)) from None
    if file.kind != Kind.PDF or file.copy is None:
        raise NotAllowed(NOT_A_PDF)
    return file.copy


@transaction.atomic
def remove_paper(paper: Paper, *, by: Person, at: datetime) -> None:
    """Take a paper away again, before the minutes are agreed. Raises NotAllowed."""
    require(why_not_keep(by=by) or why_not_change_topic(paper.topic, at=at))
    number = str(paper.pk)
    paper.delete()
    record("steering.paper_removed", about=str(paper.topic.group), by=by.ref, at=at, paper=number)
