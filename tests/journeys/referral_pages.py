"""The pages on which a person is referred, in each of their states."""

from tests.journeys.pages import Shown, at, send
from tests.journeys.visiting import Visitor


def refer(title: str, name: str, path: str, who: str = "partner") -> Shown:
    """A page of this room."""
    return Shown(title, f"referrals:{name}", at(f"/referrals/{path}"), who)


def wrongly(title: str, name: str, path: str, button: str, who: str = "partner", **typed: str) -> Shown:
    """A form of this room, sent with what cannot be."""
    return Shown(title, f"referrals:{name}", send(f"/referrals/{path}", button, **typed), who)


def make_a_password(visitor: Visitor) -> None:
    """The page that shows the password of a document."""
    send("/referrals/{of_persons[document]}/hand-over/", "Make a password")(visitor)


REFERRALS = (
    refer("referrals of a person", "person_referrals", "person/{persons[adult]}/"),
    refer("a person referred in each way", "person_referrals", "person/{referred_person}/"),
    refer("what a referral is for", "refer", "person/{persons[adult]}/refer/"),
    wrongly("a referral for nothing", "refer", "person/{persons[adult]}/refer/", "Continue"),
    refer("a referral to be prepared", "draft", "person/{persons[adult]}/refer/housing/"),
    refer("a child to be referred", "draft", "person/{persons[child]}/refer/childrens_services/"),
    wrongly(
        "a referral without anything",
        "draft",
        "person/{persons[adult]}/refer/health/",
        "Look at what they will see",
    ),
    *(
        refer(f"a person’s referral: {state}", "referral", f"{{of_persons[{state}]}}/")
        for state in ("draft", "stopped", "sent", "document", "acknowledged", "declined", "told")
    ),
    refer("a person’s referral, to be decided on", "referral", "{of_persons[stopped]}/", "coordinator"),
    refer("a person’s referral that came back", "referral", "{of_persons[declined]}/", "coordinator"),
    refer("a draft to be changed", "change_draft", "{of_persons[draft]}/change/"),
    refer("a draft to be sent", "send_draft", "{of_persons[draft]}/send/"),
    refer("a draft to be sent without a yes", "send_draft", "{of_persons[stopped]}/send/", "coordinator"),
    wrongly(
        "no authority chosen", "send_draft", "{of_persons[stopped]}/send/", "Send without their yes", "coordinator"
    ),
    refer("what to say on the telephone", "call", "{of_persons[to be told]}/call/"),
    refer("a call that may not be made", "call", "{of_persons[untellable]}/call/"),
    wrongly(
        "a call that nobody answered", "call", "{of_persons[to be told]}/call/", "They have taken it", time="9 ish"
    ),
    refer("a document to be handed over", "hand_over", "{of_persons[document]}/hand-over/"),
    Shown("a password, once", "referrals:hand_over", make_a_password, "partner"),
    refer("who has it", "acknowledge", "{of_persons[document]}/acknowledge/"),
    wrongly(
        "nobody has it", "acknowledge", "{of_persons[document]}/acknowledge/", "Record the acknowledgement", time="x"
    ),
    refer("another organisation", "send_on", "{of_persons[declined]}/send-on/", "coordinator"),
    wrongly("no other organisation", "send_on", "{referrals[declined]}/send-on/", "Send it on", "desk"),
    refer("sent by us", "outbox", "sent/"),
    refer("sent by us, prepared", "outbox", "sent/?show=drafts"),
    refer("sent by us, come back", "outbox", "sent/?show=refused"),
    refer("nothing sent by us", "outbox", "sent/", "other partner"),
)
