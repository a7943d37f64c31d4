"""The pages of the steering group, in each of their states."""

from tests.journeys.pages import Shown, at, send

WHO = "coordinator"


def of(title: str, name: str, path: str, who: str = WHO) -> Shown:
    """A page."""
    return Shown(title, f"steering:{name}", at(f"/steering/{path}"), who)


def refused(title: str, name: str, path: str, button: str, who: str = WHO) -> Shown:
    """A form that was sent empty."""
    return Shown(title, f"steering:{name}", send(f"/steering/{path}", button), who)


STEERING = (
    of("the groups", "steering", ""),
    of("the groups of who sits on none", "steering", "", "trainer"),
    of("the groups of who sits on one", "steering", "", "partner"),
    refused("a group without a name", "add_group", "add/", "Begin it"),
    of("a group", "group", "groups/steering-group/"),
    of("a group as its member sees it", "group", "groups/steering-group/", "partner"),
    of("a group of our own", "group", "groups/{steering[own]}/"),
    of("what was taken on", "actions", "groups/steering-group/actions/"),
    refused("nothing proposed", "propose", "groups/steering-group/propose/", "Propose it", "partner"),
    refused("a seat for nobody", "seat", "groups/steering-group/seats/", "Give it"),
    refused("a seat of no name", "make_lay_seat", "groups/steering-group/lay-seats/", "Make it"),
    of("who sits there", "name_people", "seats/{steering[seat]}/"),
    refused("a meeting at no time", "call_meeting", "groups/steering-group/meet/", "Call it"),
    of("a meeting to come", "meeting", "meetings/{steering[coming]}/"),
    of("a meeting to come as its member sees it", "meeting", "meetings/{steering[coming]}/", "partner"),
    of("a meeting with a draft", "meeting", "meetings/{steering[drafted]}/"),
    of("a meeting with minutes agreed", "meeting", "meetings/{steering[agreed]}/"),
    of("a meeting to change", "move_meeting", "meetings/{steering[coming]}/change/"),
    refused("an item of no agenda", "add_topic", "meetings/{steering[coming]}/items/", "Add it"),
    of("an item of an agenda to change", "change_topic", "items/{steering[topic]}/"),
    refused("no paper", "add_paper", "items/{steering[topic]}/papers/", "Keep it"),
    refused("a proposal for no meeting", "take_up", "items/{steering[proposal]}/take-up/", "Put it there"),
    refused("a proposal declined without a reason", "decline", "items/{steering[proposal]}/decline/", "Decline it"),
    of("who came", "note_attendance", "meetings/{steering[drafted]}/who-came/"),
    of("what was said", "note", "items/{steering[minuted]}/said/"),
    refused("no decision", "decide", "items/{steering[minuted]}/decided/", "Write it down"),
    refused("no action", "take_on", "items/{steering[minuted]}/to-do/", "Write it down"),
    refused(
        "minutes agreed nowhere", "agree_minutes", "meetings/{steering[drafted]}/agree-minutes/", "They are agreed"
    ),
    refused("an action without an outcome", "finish", "actions/{steering[action]}/", "It is done"),
    of("who came in a year", "attendance", "groups/steering-group/attendance/{steering[year]}/"),
    of("a year without meetings", "attendance", "groups/steering-group/attendance/2001/"),
    refused("nobody asked how far we have come", "open_assessment", "groups/steering-group/assess/", "Ask"),
    of("how far we have come", "assessment", "assessments/{steering[assessment]}/"),
    of("how far we had come", "assessment", "assessments/{steering[past]}/"),
    of("an answer", "answer", "assessments/{steering[assessment]}/answer/{steering[seat]}/", "partner"),
    of("what the group agrees", "agree_levels", "assessments/{steering[assessment]}/agree/"),
)
