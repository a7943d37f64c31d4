"""The pages of training and of seminars, of staff and of the public, in each of their states."""

from tests.journeys.pages import Shown, at, send
from tests.journeys.visiting import Visitor

WHO = "trainer"
HERE = "/seminars/{seminar[full]}/"
COURSE = "/training/{course[on]}/"


def of_seminar(title: str, name: str, path: str = "") -> Shown:
    """A page of a seminar that has everything."""
    return Shown(title, f"seminars:{name}", at(HERE + path), WHO)


def refused(title: str, name: str, path: str, button: str) -> Shown:
    """A form of a seminar that was sent empty."""
    return Shown(title, f"seminars:{name}", send(HERE + path, button), WHO)


def in_the_room(visitor: Visitor) -> None:
    """Type the code that is shown in the room, and see what is asked."""
    send("/learning/questions/", "Continue", key=visitor.stage.told["course"]["code"])(visitor)


SEMINARS = (
    Shown("training", "training:sessions", at("/training/"), WHO),
    Shown("a session to book", "training:session", at("/training/{seminar[not_begun]}/"), "partner"),
    Shown("a session with one's place", "training:session", at("/training/{seminar[full]}/"), WHO),
    Shown("a session of nothing", "training:plan", send("/training/plan/", "Plan it"), WHO),
    Shown("a session to change", "training:change", at("/training/{seminar[full]}/change/"), WHO),
    Shown("a session to call off", "training:cancel", send("/training/{seminar[full]}/call-off/", "Call it off"), WHO),
    Shown("who comes", "training:who_comes", at("/training/{seminar[full]}/who-comes/"), WHO),
    Shown("who is trained", "training:coverage", at("/training/coverage/"), WHO),
    Shown("a headcount of nothing", "training:headcount", send("/training/headcount/", "Write it down"), WHO),
    Shown("a course that is on", "training:session", at(COURSE), WHO),
    Shown("the code for the room", "training:room", at(COURSE + "room/"), WHO),
    Shown("nobody at the door", "training:walk_in", send(COURSE + "door/", "They come in"), WHO),
    Shown("no answers", "training:questions", send(COURSE + "questions/", "Send my answers"), WHO),
    Shown("what people know", "training:knowledge", at("/training/knowledge/"), WHO),
    Shown("no list of past attendance", "training:past", send("/training/past/", "Go on"), WHO),
    Shown("columns of a list", "training:past_columns", at("/training/past/{course[past]}/columns/"), WHO),
    Shown("a list that was checked", "training:past_file", at("/training/past/{course[past]}/"), WHO),
    Shown("seminars", "seminars:seminars", at("/seminars/"), WHO),
    Shown("seminars of somebody who holds none", "seminars:seminars", at("/seminars/"), "partner"),
    of_seminar("a seminar", "seminar"),
    Shown("a seminar not begun", "seminars:seminar", at("/seminars/{seminar[not_begun]}/"), WHO),
    refused("a call for nothing", "call", "call/", "Call for speakers"),
    refused("a hall without a name", "add_room", "rooms/", "Add the room"),
    refused("an item of nothing", "add_item", "items/", "Add it"),
    of_seminar("an item to change", "change_item", "items/{seminar[item]}/"),
    of_seminar("slides to add", "add_slides", "items/{seminar[item]}/slides/"),
    of_seminar("offers to speak", "offers", "offers/"),
    of_seminar("an offer to answer", "decide", "offers/{seminar[offer]}/"),
    refused("nothing agreed", "agree", "agreed/", "Write it down"),
    Shown("what came of it", "seminars:finish", at("/seminars/agreed/{seminar[follow_up]}/"), WHO),
    Shown("no place at a seminar", "seminars:choose", at(HERE + "workshops/"), "partner"),
    Shown("workshops to choose", "seminars:choose", at(HERE + "workshops/"), WHO),
)
OF_THE_PUBLIC = (
    Shown("courses and seminars", "learning:events", at("/learning/")),
    Shown("a session that anybody may book", "learning:event", at("/learning/{seminar[full]}/")),
    Shown("a booking of nothing", "learning:event", send("/learning/{seminar[full]}/", "Ask for a place")),
    Shown("no code of a certificate", "learning:certificate", send("/learning/certificate/", "Check it")),
    Shown(
        "a certificate that is not ours",
        "learning:certificate",
        send("/learning/certificate/", "Check it", code="00000-00000-00000-00000-00000"),
    ),
    Shown("nobody in a room", "learning:room", send("/learning/room/", "I am here")),
    Shown("no key to the questions", "learning:questions", send("/learning/questions/", "Continue")),
    Shown("questions in a room", "learning:questions", in_the_room),
    Shown("no receipt of a booking", "learning:follow", send("/learning/your-place/", "Continue")),
    Shown(
        "a receipt that is not known",
        "learning:follow",
        send("/learning/your-place/", "Continue", receipt="00000-00000-00000-00000-00000"),
    ),
    Shown("a seminar for everybody", "programme:programme", at(HERE)),
    Shown("an offer of nothing", "programme:speak", send(HERE + "speak/", "Send the offer")),
    Shown("workshops without a receipt", "programme:workshops", send(HERE + "workshops/", "Choose these")),
)
