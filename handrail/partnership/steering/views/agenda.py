"""Pages of an item: changing it, what becomes of a proposal, and its papers."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.steering import actions, queries
from handrail.partnership.steering.forms import DeclineForm, MatterForm, PaperForm, TakeUpForm
from handrail.partnership.steering.models import Topic
from handrail.partnership.steering.policies import why_not_change_agenda
from handrail.partnership.steering.queries import NoLongerThere
from handrail.partnership.steering.views.asking import (
    asked,
    done,
    form_methods,
    form_page,
    person_of,
    sent,
    tried,
)
from handrail.partnership.steering.views.documents import as_pdf
from handrail.partnership.steering.views.groups import back_to
from handrail.partnership.steering.views.meetings import back_to_meeting


def where_from(topic: Topic) -> tuple[str, str]:
    """The way back from an item: to its meeting, or to its group while it is only proposed."""
    return back_to_meeting(topic.meeting) if topic.meeting is not None else back_to(topic.group)


def on_agenda(topic: Topic) -> None:
    """Go on if the item is on an agenda that may change. Raises NotAllowed."""
    if topic.meeting is None:
        raise NotAllowed("This is on no agenda.")
    require(why_not_change_agenda(topic.meeting, at=timezone.now()))


def back(request: HttpRequest, topic: Topic, words: str) -> HttpResponse:
    """Back to the meeting or the group of an item, with a word of what was done."""
    return done(request, words, where_from(topic)[0])


@form_methods
def change_topic(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Say otherwise what an item is about."""
    by, found = person_of(request), asked(queries.topic_for, topic_id, of=request)
    on_agenda(found)
    form = MatterForm(sent(request), topic=found)
    if form.is_valid() and tried(
        form, "title", lambda: actions.change_topic(found, form.matter(), by=by, at=timezone.now())
    ):
        return back(request, found, "It is changed.")
    return form_page(request, form, title="Change an item", button="Change it", back=where_from(found))


@require_POST
def move_topic_up(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Let an item change places with the one before it."""
    found = asked(queries.topic_for, topic_id, of=request)
    actions.move_topic_up(found, by=person_of(request), at=timezone.now())
    return back(request, found, "It has moved up.")


@require_POST
def put_back(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Take an item off the agenda."""
    found = asked(queries.topic_for, topic_id, of=request)
    address = where_from(found)[0]
    actions.put_back(found, by=person_of(request), at=timezone.now())
    return done(request, "It is off the agenda, and stands among what is proposed.", address)


@form_methods
def take_up(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Put what was proposed on an agenda."""
    by, at, found = person_of(request), timezone.now(), asked(queries.topic_for, topic_id, of=request)
    form = TakeUpForm(sent(request), meetings=queries.to_come(found.group, at=at))
    if form.is_valid() and tried(form, "meeting", lambda: actions.take_up(found, form.meeting_chosen(), by=by, at=at)):
        return back(request, found, "It is on the agenda.")
    return form_page(request, form, title=f"Take up “{found.title}”", button="Put it there", back=where_from(found))


@form_methods
def decline(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Say that something is put on no agenda, and why."""
    by, found = person_of(request), asked(queries.topic_for, topic_id, of=request)
    form = DeclineForm(sent(request))
    if form.is_valid() and tried(
        form, "why", lambda: actions.decline(found, **form.cleaned_data, by=by, at=timezone.now())
    ):
        return back(request, found, "Whoever proposed it reads why.")
    return form_page(request, form, title=f"Decline “{found.title}”", button="Decline it", back=where_from(found))


@form_methods
def add_paper(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Add a paper to an item."""
    by, found = person_of(request), asked(queries.topic_for, topic_id, of=request)
    on_agenda(found)
    form = PaperForm(sent(request), request.FILES or None, issued=queries.papers_issued_for(found.group))
    if form.is_valid() and tried(form, "paper", lambda: kept(form, found, by=by)):
        return back(request, found, "The paper is kept.")
    return form_page(request, form, title=f"A paper to “{found.title}”", button="Keep it", back=where_from(found))


def kept(form: PaperForm, topic: Topic, *, by: Person) -> object:
    """Keep what was chosen. Raises NotAllowed."""
    number, at = form.number(), timezone.now()
    if number is not None:
        return actions.add_issued(topic, number, by=by, at=at)
    given = form.cleaned_data
    return actions.add_paper(topic, given["paper"].read(), title=given["title"], by=by, at=at)


@require_safe
def paper(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """A paper, to keep."""
    found = asked(queries.paper_for, paper_id, of=request)
    try:
        return as_pdf(queries.read_paper(found), f"paper-{found.pk}.pdf")
    except NoLongerThere:
        raise Http404 from None


@require_POST
def remove_paper(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """Take a paper away again."""
    found = asked(queries.paper_for, paper_id, of=request)
    actions.remove_paper(found, by=person_of(request), at=timezone.now())
    return done(request, "The paper is taken away.", reverse("steering:meeting", args=[found.topic.meeting_id]))
