"""The pages of what a file holds, in each of their states."""

from tests.journeys.pages import Shown, at, send

WHO = "supporter"


def of_file(title: str, name: str, path: str, file: str = "full") -> Shown:
    """A page of a file."""
    return Shown(title, f"support:{name}", at(f"/support/{{files[{file}]}}/{path}"), WHO)


def of_entry(title: str, name: str, path: str) -> Shown:
    """A page about one thing in a file."""
    return Shown(title, f"support:{name}", at(f"/support/{path}"), WHO)


def wrongly(title: str, name: str, path: str, button: str, **typed: str) -> Shown:
    """A form of a file, sent with what cannot be."""
    return Shown(title, f"support:{name}", send(f"/support/{{files[full]}}/{path}", button, **typed), WHO)


SUPPORT = (
    of_file("needs", "needs", "needs/"),
    of_file("needs that nobody asked about", "needs", "needs/", "empty"),
    of_file("needs to be talked through", "assess_needs", "needs/assess/"),
    wrongly("no need asked about", "assess_needs", "needs/assess/", "Save the assessment"),
    of_file("a plan", "plan", "plan/"),
    of_file("no plan", "plan", "plan/", "empty"),
    of_file("a goal to be set", "set_goal", "plan/goal/"),
    of_file("a plan to be looked at together", "agree_plan", "plan/agree/"),
    wrongly("a plan without an answer", "agree_plan", "plan/agree/", "Keep this version"),
    of_entry("an earlier plan", "earlier_plan", "plan/{entries[version]}/"),
    of_entry("a goal in other words", "reword_goal", "goals/{entries[goal]}/reword/"),
    of_entry("a goal that is over", "end_goal", "goals/{entries[goal]}/end/"),
    of_entry("something to be planned", "plan_action", "goals/{entries[goal]}/action/"),
    of_entry("something planned, to be changed", "change_action", "actions/{entries[action]}/change/"),
    of_entry("what became of something planned", "settle_action", "actions/{entries[action]}/settle/"),
    of_file("contacts", "contacts", "contacts/"),
    of_file("no contacts", "contacts", "contacts/", "empty"),
    of_file("a contact to be planned", "plan_contact", "contacts/plan/"),
    of_file("a contact to be recorded", "record_contact", "contacts/record/"),
    wrongly("a contact without anything", "record_contact", "contacts/record/", "Record it"),
    of_entry("what became of a contact", "settle_contact", "contacts/{entries[contact]}/settle/"),
    of_entry("an interpreter for a contact", "book_for_contact", "contacts/{entries[contact]}/interpreter/"),
    of_file("interpreters", "interpreters", "interpreters/"),
    of_file("an interpreter to be booked", "book_interpreter", "interpreters/book/"),
    wrongly(
        "a companion who would interpret",
        "book_interpreter",
        "interpreters/book/",
        "Keep the booking",
        kind="companion",
        independent="yes",
    ),
    of_entry("what became of a booking", "settle_booking", "interpreters/{entries[booking]}/"),
    of_file("risks and children", "risks", "risks/"),
    of_file("no risks", "risks", "risks/", "empty"),
    of_file("a risk to be written down", "note_risk", "risks/note/"),
    of_entry("a risk to be looked at again", "review_risk", "risks/{entries[risk]}/review/"),
    of_entry("a risk to be closed", "close_risk", "risks/{entries[risk]}/close/"),
    of_file("a child to be written down", "note_child", "children/note/"),
    of_entry("a child to be taken off the list", "take_off_child", "children/{entries[child]}/"),
    of_file("a note that is read first", "warn", "warnings/"),
    of_entry("a note to be ended", "end_warning", "warnings/{entries[warning]}/end/"),
    of_file("what they have told us", "summary", "summary/"),
    of_file("a part of what they have told us", "write_part", "summary/write/health/"),
    of_file("agreed parts to be shared", "share_summary", "summary/share/"),
    wrongly("nothing to be shared", "share_summary", "summary/share/", "Share them"),
    of_entry("a yes to be taken back", "withdraw_part", "summary/{entries[part]}/withdraw/"),
    of_file("letters", "letters", "letters/"),
    of_file("a letter to be written", "write_letter", "letters/write/support/"),
    of_entry("a letter", "letter", "letters/{entries[letter]}/"),
    of_entry("a letter to be handed over", "give_letter", "letters/{entries[letter]}/give/"),
    of_entry("a letter that is not used", "put_aside_letter", "letters/{entries[letter]}/put-aside/"),
    of_file("follow-ups", "outcomes", "outcomes/", "old"),
    of_file("how they are half a year on", "record_outcome", "outcomes/12/", "old"),
    of_entry("follow-ups to ask", "follow_ups", "follow-ups/12/"),
    of_entry("no follow-ups to ask", "follow_ups", "follow-ups/24/"),
    wrongly(
        "a call that is not known to be safe",
        "plan_contact",
        "contacts/plan/",
        "Plan it",
        kind="call",
        with_whom="person",
        place_kind="distance",
        clock="23:59",
    ),
    Shown("what they think of us", "support:feedback", at("/support/feedback/"), WHO),
    Shown("what people said of us", "support:feedback_heard", at("/support/feedback/heard/"), "coordinator"),
)
