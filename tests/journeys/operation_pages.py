"""The pages of operations, in each of their states."""

from tests.journeys.pages import Shown, at, send

FROM_CONCERN = "/operations/plan/from/{dots[concern]}/"
WHO, ON_DUTY, INVITED = "lead", "second on duty", "other lead"


def of_visit(title: str, name: str, path: str = "", visit: str = "visit") -> Shown:
    """A page of an operation that is planned; or of one that is over."""
    return Shown(title, f"operations:{name}", at(f"/operations/{{visits[{visit}]}}/{path}"), WHO)


def wrongly(title: str, name: str, path: str, button: str, visit: str = "visit") -> Shown:
    """A form about an operation, sent empty."""
    return Shown(title, f"operations:{name}", send(f"/operations/{{visits[{visit}]}}/{path}", button), WHO)


def of_part(title: str, name: str, path: str) -> Shown:
    """A page about one part of an operation."""
    return Shown(title, f"operations:{name}", at(f"/operations/{path}"), WHO)


OPERATIONS = (
    Shown("operations", "operations:operations", at("/operations/"), WHO),
    Shown("operations that are over", "operations:operations", at("/operations/?show=over"), WHO),
    Shown("an operation to be planned", "operations:plan_operation", at("/operations/plan/"), WHO),
    Shown("an empty plan", "operations:plan_operation", send("/operations/plan/", "Save the plan"), WHO),
    Shown("a plan begun from a concern", "operations:plan_from_concern", at(FROM_CONCERN), "coordinator"),
    Shown(
        "an empty plan from a concern",
        "operations:plan_from_concern",
        send(FROM_CONCERN, "Save the plan"),
        "coordinator",
    ),
    Shown(
        "a plan begun from a signal",
        "operations:plan_from_signal",
        at("/operations/plan/from-signal/{signal}/"),
        "coordinator",
    ),
    of_visit("what an operation may touch", "touches", "touches/"),
    Shown("what an operation touches", "operations:touches", at("/operations/{visits[visit]}/touches/"), "coordinator"),
    of_visit("an operation", "operation"),
    of_visit("an operation that is over", "operation", visit="past"),
    of_visit("a plan changed", "change_plan", "change/"),
    of_visit("what the concerns say", "expected", "expected/"),
    of_visit("a concern put to it", "add_concern", "concerns/add/"),
    wrongly("no concern", "add_concern", "concerns/add/", "Add it"),
    of_part("a concern taken off", "take_off_concern", "{visits[visit]}/concerns/{visits[concern]}/"),
    of_visit("a commander named", "name_commander", "command/"),
    of_visit("somebody consulted", "consult", "consult/"),
    wrongly("nobody consulted", "consult", "consult/", "Save"),
    Shown("danger to life", "operations:set_aside", at("/operations/{visits[visit]}/danger/"), "coordinator"),
    Shown("a centre decided", "operations:decide_centre", at("/operations/{visits[visit]}/centre/"), "coordinator"),
    of_visit("a risk assessed", "assess_risk", "risk/"),
    wrongly("no risk", "assess_risk", "risk/", "Save the assessment"),
    of_part("a risk approved", "approve_risk", "risks/{visits[risk]}/approve/"),
    of_visit("an interpreter for a visit", "book_interpreter", "interpreter/"),
    wrongly("no interpreter for a visit", "book_interpreter", "interpreter/", "Keep the booking"),
    of_part("a booking for a visit", "change_interpreter", "interpreters/{visits[interpreter]}/"),
    of_visit("an organisation invited", "invite_agency", "invite/"),
    wrongly("no organisation invited", "invite_agency", "invite/", "Invite them"),
    of_part("an invitation taken back", "take_back_invitation", "invited/{visits[invited]}/take-back/"),
    of_visit("the roster", "roster", "roster/"),
    of_visit("somebody asked", "ask_to_come", "roster/ask/"),
    wrongly("nobody asked", "ask_to_come", "roster/ask/", "Ask them"),
    of_visit("people promised", "promise_people", "roster/promise/"),
    wrongly("nobody promised", "promise_people", "roster/promise/", "Count on them"),
    of_part("a promise taken back", "take_back_promise", "promises/{visits[promise]}/take-back/"),
    of_visit("a visit cancelled", "bring_to", "move/cancelled/"),
    wrongly("a visit cancelled without a reason", "bring_to", "move/cancelled/", "Cancel it"),
    of_visit("no debrief yet", "debrief", "debrief/"),
    of_visit("a debrief", "debrief", "debrief/", "past"),
    of_visit("a debrief written", "write_debrief", "debrief/write/", "past"),
    of_visit("a lesson", "add_lesson", "lesson/", "past"),
    wrongly("no lesson", "add_lesson", "lesson/", "Save the lesson", "past"),
    of_part("a lesson acted on", "finish_lesson", "lessons/{visits[lesson]}/done/"),
    of_visit("what happened to an operation", "history", "history/"),
    Shown("invitations to visits", "operations:invitations", at("/operations/invitations/"), INVITED),
    Shown("no invitations to visits", "operations:invitations", at("/operations/invitations/"), WHO),
    Shown(
        "an invitation to a visit", "operations:invitation", at("/operations/invitations/{visits[invited]}/"), INVITED
    ),
    Shown(
        "an invitation not answered",
        "operations:invitation",
        send("/operations/invitations/{visits[invited]}/", "Send the answer"),
        INVITED,
    ),
    Shown("one's duties", "operations:duties", at("/operations/duties/"), ON_DUTY),
    Shown("no duties", "operations:duties", at("/operations/duties/"), "partner"),
    Shown("a duty answered", "operations:answer_duty", at("/operations/duties/{visits[duty]}/"), ON_DUTY),
)
