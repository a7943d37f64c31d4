"""Acts while a visit is prepared, and once it is over."""

from django.utils import timezone

from handrail.casework.operations import actions, forms, permissions, queries
from handrail.casework.operations.models import (
    AgencyInvitation,
    Interpreter,
    Lesson,
    Promise,
    RiskAssessment,
)
from handrail.casework.operations.policies import NO_PART_HERE
from handrail.casework.operations.views.acting import Act, Asked, view_of


def form_of_debrief(asked: Asked) -> forms.DebriefForm:
    """The debrief as it stands, to be written or changed."""
    learnt = queries.learnt_from(asked.thing, on=timezone.localdate(asked.at), by=asked.by)
    return forms.DebriefForm(asked.data, learnt=learnt)


CONSULT = Act(
    title="Write down whom you consulted",
    button="Save",
    said="It is written down.",
    form=lambda asked: forms.ConsultForm(asked.data, by=asked.by, at=asked.at),
    why_not=permissions.why_not_prepare,
    action=actions.consult,
    warning="Tell them only what they need: how many people, which languages, when. Not who told you, and not where.",
)
SET_ASIDE = Act(
    title="Go ahead before everybody is consulted",
    button="Go ahead",
    said="It is written down why it cannot wait.",
    form=lambda asked: forms.DangerForm(asked.data),
    why_not=permissions.why_not_set_aside,
    action=actions.decide,
    warning="Only when life is in danger. In immediate danger, call 999 first.",
)
CENTRE = Act(
    title="Decide about a reception centre",
    button="Save the decision",
    said="The decision is saved.",
    form=lambda asked: forms.CentreForm(asked.data),
    why_not=permissions.why_not_decide,
    action=actions.decide,
)
RISK = Act(
    title="Assess the risk",
    button="Save the assessment",
    said="The assessment is saved. Somebody else has to approve it.",
    form=lambda asked: forms.RiskForm(asked.data),
    why_not=permissions.why_not_prepare,
    action=actions.assess_risk,
    warning="What was approved before no longer holds once you write it anew.",
)
APPROVE = Act(
    title="Approve the risk assessment",
    button="I have read it, and approve it",
    said="The assessment is approved.",
    why_not=permissions.why_not_approve_risk,
    action=actions.approve_risk,
    of=RiskAssessment,
)
BOOK = Act(
    title="Book an interpreter",
    button="Keep the booking",
    said="The booking is kept.",
    form=lambda asked: forms.InterpreterForm(asked.data),
    why_not=permissions.why_not_prepare,
    action=actions.book_interpreter,
)
CHANGE_INTERPRETER = Act(
    title="Where this booking stands",
    button="Save",
    said="The booking is up to date.",
    form=lambda asked: forms.InterpreterStateForm(asked.data, interpreter=asked.thing),
    why_not=permissions.why_not_change_interpreter,
    action=actions.change_interpreter,
    of=Interpreter,
)
INVITE = Act(
    title="Invite an organisation",
    button="Invite them",
    said="They are invited. Their operations leads are told that there is something new.",
    form=lambda asked: forms.InviteForm(asked.data, by=asked.by),
    why_not=permissions.why_not_prepare,
    action=actions.invite_agency,
    warning=NO_PART_HERE,
)
TAKE_BACK = Act(
    title="Take this invitation back",
    button="Take it back",
    said="The invitation is taken back. They no longer see anything of it.",
    why_not=permissions.why_not_take_back_invitation,
    action=actions.take_back_invitation,
    of=AgencyInvitation,
)
ASK = Act(
    title="Ask somebody to be on duty",
    button="Ask them",
    said="They are asked. They are told that there is something new.",
    form=lambda asked: forms.DutyForm(asked.data, operation=asked.thing, by=asked.by),
    why_not=permissions.why_not_work_on_operation,
    action=actions.ask_to_come,
    leads_to="operations:roster",
)
PROMISE = Act(
    title="People whom an organisation promises",
    button="Count on them",
    said="They are on the roster.",
    form=lambda asked: forms.PromiseForm(asked.data, operation=asked.thing, by=asked.by),
    why_not=permissions.why_not_work_on_operation,
    action=actions.promise_people,
    leads_to="operations:roster",
)
UNPROMISE = Act(
    title="They do not come after all",
    button="Take them off the roster",
    said="They are off the roster.",
    why_not=permissions.why_not_take_back_promise,
    action=actions.take_back_promise,
    leads_to="operations:roster",
    of=Promise,
)
DEBRIEF = Act(
    title="Write the debrief",
    button="Save the debrief",
    said="The debrief is saved.",
    form=form_of_debrief,
    why_not=permissions.why_not_debrief,
    action=actions.write_debrief,
    leads_to="operations:debrief",
    warning="Handrail keeps no files on suspects: counts and references only. Name nobody who was found, either.",
)
LESSON = Act(
    title="Write down a lesson",
    button="Save the lesson",
    said="The lesson is saved, and whoever sees to it is told that there is something new.",
    form=lambda asked: forms.LessonForm(asked.data, operation=asked.thing, by=asked.by),
    why_not=permissions.why_not_debrief,
    action=actions.add_lesson,
    leads_to="operations:debrief",
)
DONE = Act(
    title="This lesson has been acted on",
    button="It is done",
    said="It is done.",
    why_not=permissions.why_not_finish_lesson,
    action=actions.finish_lesson,
    leads_to="operations:debrief",
    of=Lesson,
)
consult = view_of(CONSULT, "consult")
set_aside = view_of(SET_ASIDE, "set_aside")
decide_centre = view_of(CENTRE, "decide_centre")
assess_risk = view_of(RISK, "assess_risk")
approve_risk = view_of(APPROVE, "approve_risk")
book_interpreter = view_of(BOOK, "book_interpreter")
change_interpreter = view_of(CHANGE_INTERPRETER, "change_interpreter")
invite_agency = view_of(INVITE, "invite_agency")
take_back_invitation = view_of(TAKE_BACK, "take_back_invitation")
ask_to_come = view_of(ASK, "ask_to_come")
promise_people = view_of(PROMISE, "promise_people")
take_back_promise = view_of(UNPROMISE, "take_back_promise")
write_debrief = view_of(DEBRIEF, "write_debrief")
add_lesson = view_of(LESSON, "add_lesson")
finish_lesson = view_of(DONE, "finish_lesson")
