"""What may be typed in about contacts and interpreters."""

from datetime import datetime
from typing import Any

from handrail.casework.persons.policies import KeptContact
from handrail.casework.support.actions import Interpreting, Meeting
from handrail.casework.support.forms.fields import (
    MomentForm,
    clock,
    day,
    languages,
    line,
    minutes,
    offer,
    one_of,
    select,
    text,
    whole,
)
from handrail.casework.support.models import (
    BookingState,
    Contact,
    ContactKind,
    ContactState,
    From,
    InterpreterBooking,
    InterpreterKind,
    PlaceKind,
    WithWhom,
)
from handrail.casework.support.policies import (
    BOOKING_TRANSITIONS,
    COMPANIONS,
    PAST,
    TO_COME,
    WHY_IN_SPITE,
    channel_in,
    channel_of,
    was_unsafe,
    why_not_interpret,
    why_not_reach,
)
from handrail.foundation.ui.forms import Option

YES_NO = [("yes", "Yes"), ("no", "No")]
LEFT = "If nobody answered: was a message left?"
IN_SPITE = "If it was not known to be safe: why was it done all the same?"
OVER = [(one.value, one.label) for one in ContactState if one != ContactState.PLANNED]


class GatedForm(MomentForm):
    """A form of a contact, which knows how the person may safely be reached."""

    def __init__(self, data: Any = None, *, kept: KeptContact, at: datetime) -> None:
        super().__init__(data, at=at)
        self.kept = kept

    def offer_kinds(self) -> None:
        """Offer the kinds of contact; beside each that is not safe now, why it is not one with the person."""
        offered = []
        for kind in ContactKind:
            channel = channel_of(kind, with_whom=WithWhom.PERSON, begun_by=From.US)
            reason = why_not_reach(self.kept, channel=channel, at=self.at)
            offered.append(
                (kind.value, Option(str(kind.label), hint=f"Not with the person: {reason}" if reason else ""))
            )
        offer(self, "kind", offered)

    def refuse_unexplained(self, *, unsafe: bool) -> None:
        """What was done although it was not known to be safe needs a why."""
        if unsafe and not self.cleaned_data.get("in_spite", "").strip():
            self.add_error("in_spite", WHY_IN_SPITE)


class PlanContactForm(GatedForm):
    """A contact to come. One that is not known to be safe is refused beside its kind."""

    kind = one_of("What is planned?", ContactKind.choices, needed="Choose what is planned.")
    with_whom = one_of("With whom?", WithWhom.choices, needed="Choose with whom.")
    place_kind = one_of("Where?", PlaceKind.choices, needed="Choose where.")
    on = day("On which day?", "Leave this empty if it is today.")
    clock = clock()
    minutes = minutes("How many minutes should it take?")
    name = line("With whom, by name, if it is not the person")
    where = line("Where exactly", "Kept locked. The calendar shows the reference of the file and nothing else.")
    about = text("What it is about", rows=3)

    def __init__(self, data: Any = None, *, kept: KeptContact, at: datetime) -> None:
        super().__init__(data, kept=kept, at=at)
        self.offer_kinds()

    def clean(self) -> dict[str, Any]:
        """Refuse what has passed, and what is not known to be safe then, beside the field."""
        given = self.cleaned_data
        if self.errors:
            return given
        if self.starts_at < self.at:
            self.add_error("on", PAST)
        channel = meeting_in(self, begun_by=From.US).channel
        if reason := why_not_reach(self.kept, channel=channel, at=self.starts_at):
            self.add_error("kind", reason)
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"meeting": meeting_in(self, begun_by=From.US)}


class RecordContactForm(GatedForm):
    """A contact that took place, or was tried."""

    kind = one_of("What was it?", ContactKind.choices, needed="Choose what it was.")
    begun_by = one_of("Who began it?", From.choices, needed="Choose who began it.")
    with_whom = one_of("With whom?", WithWhom.choices, needed="Choose with whom.")
    state = one_of("What became of it?", OVER, needed="Choose what became of it.")
    place_kind = one_of("Where?", PlaceKind.choices, needed="Choose where.")
    on = day("On which day?", "Leave this empty if it was today.")
    clock = clock()
    minutes = minutes()
    name = line("With whom, by name, if it was not the person")
    where = line("Where exactly")
    message_left = one_of(LEFT, YES_NO, needed="")
    notes = text("Notes", "What was said and agreed. Kept locked.", rows=8)
    in_spite = text(IN_SPITE, rows=2)

    def clean(self) -> dict[str, Any]:
        """Refuse what is to come, and a message where somebody answered, beside the field."""
        given = self.cleaned_data
        if not self.errors and self.starts_at > self.at:
            self.add_error("on", TO_COME)
        refuse_message(self)
        if not self.errors:
            meeting, left = meeting_in(self, begun_by=From(given["begun_by"])), given["message_left"] == "yes"
            self.refuse_unexplained(
                unsafe=was_unsafe(meeting.channel, self.kept, message_left=left, at=meeting.starts_at)
            )
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"meeting": meeting_in(self, begun_by=From(self.cleaned_data["begun_by"])), **ending_in(self)}


class SettleContactForm(GatedForm):
    """What became of a planned contact."""

    state = one_of("What became of it?", OVER, needed="Choose what became of it.")
    minutes = minutes()
    message_left = one_of(LEFT, YES_NO, needed="")
    notes = text("Notes", "What was said and agreed. Kept locked.", rows=8)
    in_spite = text(IN_SPITE, rows=2)

    def __init__(self, data: Any = None, *, contact: Contact, kept: KeptContact, at: datetime) -> None:
        super().__init__(data, kept=kept, at=at)
        self.contact = contact

    def clean(self) -> dict[str, Any]:
        """Refuse what is still to come, unless it is cancelled."""
        given = self.cleaned_data
        if given.get("state") not in {None, ContactState.CANCELLED} and self.contact.starts_at > self.at:
            self.add_error("state", TO_COME)
        refuse_message(self)
        if not self.errors and given["state"] != ContactState.CANCELLED:
            left = given["message_left"] == "yes"
            self.refuse_unexplained(
                unsafe=was_unsafe(channel_in(self.contact), self.kept, message_left=left, at=self.contact.starts_at)
            )
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {**ending_in(self), "minutes": self.cleaned_data["minutes"] or 0}


def refuse_message(form: MomentForm) -> None:
    """A message is left only when nobody answers."""
    given = form.cleaned_data
    if given.get("message_left") == "yes" and given.get("state") not in {None, ContactState.NO_ANSWER}:
        form.add_error("message_left", "A message is left when nobody answers. Choose “No answer” above, or “No” here.")


def meeting_in(form: MomentForm, *, begun_by: From) -> Meeting:
    """The contact that was typed in."""
    given = form.cleaned_data
    return Meeting(
        kind=ContactKind(given["kind"]),
        with_whom=WithWhom(given["with_whom"]),
        begun_by=begun_by,
        place_kind=PlaceKind(given["place_kind"]),
        starts_at=form.starts_at,
        minutes=given["minutes"] or 0,
        name=given["name"],
        where=given["where"],
        about=given.get("about", ""),
    )


def ending_in(form: MomentForm) -> dict[str, Any]:
    """What became of it."""
    given = form.cleaned_data
    return {
        "state": ContactState(given["state"]),
        "message_left": given["message_left"] == "yes",
        "notes": given["notes"],
        "in_spite": given["in_spite"],
    }


class InterpreterForm(MomentForm):
    """An interpreter to be booked. Whoever chooses a companion is told why not."""

    kind = one_of(
        "Who interprets?",
        [*InterpreterKind.choices, *COMPANIONS.items()],
        "A telephone line answers at once, at any hour.",
        needed="Choose who interprets.",
    )
    independent = one_of(
        "Are they independent of the person, of their family and of whoever they fear?",
        YES_NO,
        "Ask the person whether they know the interpreter, before anything else is said.",
        needed="Say whether they are independent.",
    )
    language = select("In which language?", needed="Choose a language.")
    gender = one_of(
        "Whom did the person ask for?",
        [("woman", "A woman"), ("man", "A man"), ("any", "Either")],
        needed="Choose whom they asked for.",
    )
    on = day("On which day?", "Leave this empty if it is today.")
    clock = clock()
    minutes = whole("For how many minutes?", most=24 * 60, needed=True)
    agency = line("Agency or line")
    name = line("Name or number of the interpreter", "Many give a number alone. Kept locked.")
    reference = line("Reference of the booking")

    def __init__(self, data: Any = None, *, at: datetime) -> None:
        super().__init__(data, at=at)
        offer(self, "language", languages())

    def clean(self) -> dict[str, Any]:
        """Say beside the field why this one may not interpret."""
        given = self.cleaned_data
        if "kind" in given and "independent" in given:
            independent = given["independent"] == "yes"
            if reason := why_not_interpret(given["kind"], independent=independent):
                self.add_error("independent" if given["kind"] in InterpreterKind.values else "kind", reason)
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        told = {name: given[name] for name in ("kind", "language", "gender", "minutes", "agency", "name", "reference")}
        return {"interpreting": Interpreting(independent=True, starts_at=self.starts_at, **told)}


class SettleBookingForm(MomentForm):
    """Where a booking stands now."""

    state = one_of("What became of the booking?", [], needed="Choose what became of it.")
    reference = line("Reference of the booking", "If it has changed, or came only now.")
    words = text("How it went", "What the next one should know. Kept locked.", rows=3)

    def __init__(self, data: Any = None, *, booking: InterpreterBooking, at: datetime) -> None:
        super().__init__(data, at=at)
        self.booking = booking
        offered = [one for one in BookingState if one in BOOKING_TRANSITIONS[BookingState(booking.state)]]
        offer(self, "state", [(one.value, str(one.label)) for one in offered])

    def clean(self) -> dict[str, Any]:
        """Refuse that somebody came, or did not, before the time."""
        given = self.cleaned_data
        over = {BookingState.ATTENDED, BookingState.NOT_ATTENDED}
        if given.get("state") in over and self.booking.starts_at > self.at:
            self.add_error("state", TO_COME)
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {**self.cleaned_data, "state": BookingState(self.cleaned_data["state"])}
