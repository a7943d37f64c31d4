"""What an address asks for, and the answer to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.utils import timezone

from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.board.views.pages import person_of
from handrail.insight.explorer.actions import Shown, look
from handrail.insight.explorer.forms import FIRST_LOOK, QuestionForm, unit_in
from handrail.insight.explorer.permissions import why_not_explore
from handrail.insight.explorer.policies import CannotShow

ASKED = ("unit", "first", "second", "third", "period", "beside")


@dataclass(frozen=True)
class Answer:
    """The form as it was filled in, and the table, or none and why. `beside` is the table of the other period."""

    form: QuestionForm
    shown: Shown | None = None
    beside: Shown | None = None

    @property
    def address(self) -> str:
        """The question as the end of an address."""
        return urlencode({name: value for name, value in self.form.data.items() if name in ASKED and value})


def asked_in(told: Mapping[str, str]) -> dict[str, str]:
    """What an address asks; where it asks nothing, a first look at its unit."""
    unit = unit_in(told.get("unit")).value
    if not told.get("first"):
        return {**FIRST_LOOK, "unit": unit, "first": "source" if unit == FIRST_LOOK["unit"] else "organisation"}
    asked = {name: told.get(name, "") for name in ASKED}
    return {**asked, "unit": unit, "period": asked["period"] or FIRST_LOOK["period"]}


def answer_to(asked: Mapping[str, str], *, by: Person, at: datetime) -> Answer:
    """The answer. What is wrong with a question stands in the form. Raises NotAllowed."""
    require(why_not_explore(by=by))
    form = QuestionForm(asked, on=local_day(at))
    if not form.is_valid():
        return Answer(form)
    question = form.question()
    try:
        shown = look(question, by=by, at=at)
        beside = look(question.then, by=by, at=at) if question.beside else None
    except CannotShow as reason:
        for fault in reason.faults:
            form.add_error(None, fault)
        return Answer(form)
    return Answer(form, shown, beside)


def answer_in(request: HttpRequest) -> Answer:
    """The answer to what an address asks. Raises NotAllowed."""
    return answer_to(asked_in(request.GET.dict()), by=person_of(request), at=timezone.now())


def shown_or_404(request: HttpRequest) -> tuple[Answer, Shown]:
    """The table that an address asks for. Raises NotAllowed, Http404."""
    answer = answer_in(request)
    if answer.shown is None:
        raise Http404
    return answer, answer.shown


def local_day(at: datetime) -> date:
    """The county's day."""
    return timezone.localdate(at)
