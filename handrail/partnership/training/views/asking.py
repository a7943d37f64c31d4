"""Pages of what people know: one's own answers, and what everybody knew before, after and later."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.foundation.people.models import Person
from handrail.partnership.published.forms import QuestionsForm
from handrail.partnership.training import actions, queries
from handrail.partnership.training.forms import courses
from handrail.partnership.training.models import Booking, Session, Wave
from handrail.partnership.training.permissions import why_not_answer
from handrail.partnership.training.policies import questions_of, wave_of
from handrail.partnership.training.queries import Knowledge
from handrail.partnership.training.views.covering import course_asked, picture
from handrail.partnership.training.views.drawing import draw_knowledge
from handrail.partnership.training.views.sessions import form_methods, person_of, sent, session_or_404, tried


@form_methods
def questions(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """What is asked about a session now, and then what was right."""
    by, at, found = person_of(request), timezone.now(), session_or_404(session_id)
    own = queries.own_place(found, by=by)
    reason = why_not_answer(own, at=at) if own else "Only who has a place is asked."
    form = QuestionsForm(sent(request) if not reason else None, questions=questions_of(found))
    shown = {"session": found, "form": form, "wave": wave_of(found, at=at), "why_not_answer": reason}
    if own and form.is_valid() and tried(form, None, lambda: answered(form, own, by=by)):
        return render(request, "training/answered.html", {"session": found, **told(found, form.answers())})
    return render(request, "training/questions.html", shown)


def answered(form: QuestionsForm, own: Booking, *, by: Person) -> bool:
    """Whether the answers were taken in. Raises NotAllowed."""
    actions.answer_questions(own, form.answers(), by=by.ref, at=timezone.now())
    return True


def told(session: Session, answers: dict[str, int]) -> dict[str, object]:
    """What was right, for the page that says so."""
    marked = [(one, one.answers[answers[one.code]], answers[one.code] == one.right) for one in questions_of(session)]
    return {"marked": marked, "right": sum(right for _, _, right in marked)}


def known(request: HttpRequest) -> tuple[str, str, Knowledge]:
    """The course that the address names, its newest version of which something is asked, and what is known of it."""
    by, course = person_of(request), course_asked(request)
    version = next(iter(queries.versions_of(course)), "")
    return course, version, queries.knowledge(course, version, on=timezone.localdate(), by=by)


@require_safe
def knowledge(request: HttpRequest) -> HttpResponse:
    """What people knew of a course: shares that were right, drawn and as a table."""
    course, version, found = known(request)
    shown = {
        "is_shown": any(share is not None for share in found.together.values()),
        "rows": [(row, list(row.shares.values())) for row in found.rows],
        "together": list(found.together.values()),
        "people": list(found.people.values()),
        "waves": [wave.label for wave in Wave],
        "courses": courses(),
        "course": course,
        "version": version,
        "called": queries.course_named(course),
    }
    return render(request, "training/knowledge.html", shown)


@require_safe
def knowledge_chart(request: HttpRequest) -> HttpResponse:
    """The same, drawn."""
    course, _, found = known(request)
    return picture(draw_knowledge(found, course=queries.course_named(course)))
