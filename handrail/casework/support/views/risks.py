"""Risks, what colleagues read first, and the children of the person."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.casework.cases.models import Case
from handrail.casework.support import actions, permissions, queries
from handrail.casework.support.forms import (
    ChildForm,
    CloseRiskForm,
    ReviewForm,
    RiskForm,
    TakeOffChildForm,
    WarningForm,
)
from handrail.casework.support.forms.fields import Confirm
from handrail.casework.support.models import Child, Risk, WarningNote
from handrail.casework.support.queries.choosing import record_chosen, records_to_choose
from handrail.casework.support.views.acting import Act, view_of
from handrail.casework.support.views.who import case_or_404, head_of, person_of
from handrail.foundation.people.models import Person


@require_safe
def risks(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Everything on the page of risks."""
    by, at = person_of(request), timezone.now()
    case = case_or_404(request, case_id)
    shown = {
        **head_of(request, case, current="support:risks", at=at),
        "risks": queries.risks_of(case, by=by, at=at),
        "notes": queries.warnings_of(case, by=by, at=at),
        "children": queries.children_of(case, by=by, at=at),
        "why_not": permissions.why_not_write(case, by=by),
    }
    return render(request, "support/risks.html", shown)


def note_child_of(case: Case, *, by: Person, at: datetime, own_record: UUID | None, **told: Any) -> Child:
    """Write down a child, with the record that was chosen."""
    return actions.note_child(case, **told, own_record=record_chosen(own_record, by=by), by=by, at=at)


NOTE_RISK = Act(
    title="Write down a risk",
    button="Save the risk",
    said="The risk is saved.",
    form=lambda asked: RiskForm(asked.data, on=asked.today),
    why_not=permissions.why_not_write,
    action=actions.note_risk,
    leads_to="support:risks",
    warning="If somebody is in danger now, call 999 first.",
)
REVIEW_RISK = Act(
    title="Look at a risk again",
    button="Save",
    said="The risk is up to date.",
    form=lambda asked: ReviewForm(asked.data, on=asked.today),
    why_not=permissions.why_not_review_risk,
    action=actions.review_risk,
    leads_to="support:risks",
    of=Risk,
)
CLOSE_RISK = Act(
    title="Close a risk",
    button="Close it",
    said="The risk is closed.",
    form=lambda asked: CloseRiskForm(asked.data),
    why_not=permissions.why_not_review_risk,
    action=actions.close_risk,
    leads_to="support:risks",
    of=Risk,
)
NOTE_CHILD = Act(
    title="Write down a child of theirs",
    button="Save",
    said="The child is on the list.",
    form=lambda asked: ChildForm(asked.data, records=records_to_choose(asked.thing, by=asked.by, at=asked.at)),
    why_not=permissions.why_not_write,
    action=note_child_of,
    leads_to="support:risks",
    warning="If a child may be at risk, tell children’s services today. The next steps of the person’s record say how.",
)
TAKE_OFF = Act(
    title="Take a child off the list",
    button="Take off the list",
    said="The child is off the list.",
    form=lambda asked: TakeOffChildForm(asked.data),
    why_not=lambda child, *, by: permissions.why_not_write(child.case, by=by),
    action=actions.take_off_child,
    leads_to="support:risks",
    of=Child,
)
WARN = Act(
    title="Write a note that is read first",
    button="Save the note",
    said="The note is at the head of every page of this file.",
    form=lambda asked: WarningForm(asked.data, on=asked.today),
    why_not=permissions.why_not_write,
    action=actions.warn,
    leads_to="support:risks",
)
END_WARNING = Act(
    title="End a note",
    button="End it",
    said="The note has ended.",
    form=lambda asked: Confirm(asked.data),
    why_not=lambda note, *, by: permissions.why_not_end_warning(note, on=timezone.localdate(), by=by),
    action=actions.end_warning,
    leads_to="support:risks",
    of=WarningNote,
)

note_risk = view_of(NOTE_RISK, "note_risk")
review_risk = view_of(REVIEW_RISK, "review_risk")
close_risk = view_of(CLOSE_RISK, "close_risk")
note_child = view_of(NOTE_CHILD, "note_child")
take_off_child = view_of(TAKE_OFF, "take_off_child")
warn = view_of(WARN, "warn")
end_warning = view_of(END_WARNING, "end_warning")
