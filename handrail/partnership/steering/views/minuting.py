"""Pages of the minutes: what was said, what was decided, who sees to what, and what came of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.steering import actions, queries
from handrail.partnership.steering.forms import DecisionForm, FinishForm, NoteForm, TakeOnForm
from handrail.partnership.steering.models import Topic
from handrail.partnership.steering.permissions import why_not_finish
from handrail.partnership.steering.policies import why_not_minute
from handrail.partnership.steering.views.agenda import back, where_from
from handrail.partnership.steering.views.asking import (
    asked,
    done,
    form_methods,
    form_page,
    person_of,
    sent,
    tried,
)
from handrail.partnership.steering.views.groups import back_to


def may_be_minuted(topic: Topic) -> None:
    """Go on if something may be written down of this item. Raises NotAllowed."""
    if topic.meeting is None:
        raise NotAllowed("This is on no agenda.")
    require(why_not_minute(topic.meeting, at=timezone.now()))


@form_methods
def note(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Write down what was said to an item."""
    by, found = person_of(request), asked(queries.topic_for, topic_id, of=request)
    may_be_minuted(found)
    form = NoteForm(sent(request), initial={"words": found.noted})
    if form.is_valid() and tried(
        form, "words", lambda: actions.note(found, **form.cleaned_data, by=by, at=timezone.now())
    ):
        return back(request, found, "It is written down.")
    return form_page(request, form, title=found.title, button="Write it down", back=where_from(found))


@form_methods
def decide(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Write down what was decided."""
    by, found = person_of(request), asked(queries.topic_for, topic_id, of=request)
    may_be_minuted(found)
    form = DecisionForm(sent(request))
    if form.is_valid() and tried(
        form, "words", lambda: actions.decide(found, **form.cleaned_data, by=by, at=timezone.now())
    ):
        return back(request, found, "The decision is written down.")
    title = f"A decision on “{found.title}”"
    return form_page(request, form, title=title, button="Write it down", back=where_from(found))


@form_methods
def take_on(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Write down what an organisation took on."""
    by, found = person_of(request), asked(queries.topic_for, topic_id, of=request)
    may_be_minuted(found)
    form = TakeOnForm(sent(request), organisations=[seat.organisation for seat in queries.seats_on(found.group)])
    if form.is_valid() and tried(
        form, "due_on", lambda: actions.take_on(found, **form.parts(), by=by, at=timezone.now())
    ):
        return back(request, found, "The action is written down, and its owner is told.")
    title = f"An action from “{found.title}”"
    return form_page(request, form, title=title, button="Write it down", back=where_from(found))


@form_methods
def finish(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Write down what came of an action."""
    by, found = person_of(request), asked(queries.action_for, action_id, of=request)
    require(why_not_finish(found, by=by))
    form = FinishForm(sent(request))
    if form.is_valid() and tried(
        form, "outcome", lambda: actions.finish(found, **form.cleaned_data, by=by, at=timezone.now())
    ):
        return done(request, "It is written down.", "steering:actions", found.group.code)
    return form_page(request, form, title=found.what, button="It is done", back=back_to(found.group))
