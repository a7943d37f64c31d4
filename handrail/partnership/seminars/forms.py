"""What may be typed in about a seminar. `parts` is what the action is given besides who and when."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from handrail.foundation.people.models import Person
from handrail.foundation.ui.fields import clock, day, moment, number, offer, radios, select, words, yes_no
from handrail.partnership.seminars.actions import Entry
from handrail.partnership.seminars.models import Decision, Item, ItemKind, Offer, Room, Seminar
from handrail.partnership.seminars.policies import DECISIONS
from handrail.partnership.seminars.queries import Seat

END_OF_DAY = time(23, 59)
MOST_SEATS = 10_000
MOST_SLIDES = 20


class CallForm(forms.Form):
    """A call for speakers."""

    looking_for = words(
        "What are you looking for?",
        "Anybody can read this: subjects, how long, whom it is for.",
        needed="Say what you are looking for.",
        longest=2_000,
        rows=5,
    )
    until = day("Until which day can people offer?", needed="Enter the last day.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {"looking_for": given["looking_for"], "until": moment(given["until"], END_OF_DAY)}


class RoomForm(forms.Form):
    """A room."""

    name = words("What is the room called?", needed="Enter the room’s name.", longest=80)
    seats = number("How many does it seat?", least=1, most=MOST_SEATS)
    step_free = yes_no("Can it be reached without steps?")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {"name": given["name"], "seats": given["seats"], "step_free": given["step_free"] == "yes"}


class ItemForm(forms.Form):
    """An item of the programme."""

    kind = radios("What is it?", ItemKind.choices, needed="Choose what it is.")
    title = words("What is it called?", needed="Enter a title.", longest=200)
    about = words("What is it about?", "Anybody can read this.", longest=2_000, rows=4)
    speaker = words("Who speaks?", "As it is printed: only who agreed to be named, or an organisation.", longest=200)
    offer = forms.ChoiceField(label="Which offer is it?", required=False, help_text="Only offers that are accepted.")
    room = forms.ChoiceField(label="In which room?", required=False)
    starts_clock = clock("When does it start?")
    ends_clock = clock("When does it end?")

    def __init__(self, data: Any = None, *, seminar: Seminar, offers: list[tuple[str, str]], item: Item | None = None):
        super().__init__(data, initial=shown(item) if item else None)
        self.seminar = seminar
        rooms = [(str(room.pk), f"{room.name}, {room.seats} seats") for room in seminar.rooms.all()]
        offer(self, "room", [("", "The whole house"), *rooms])
        offer(self, "offer", [("", "None of them"), *offers])

    def entry(self) -> Entry:
        """What is planned."""
        given = self.cleaned_data
        return Entry(
            kind=ItemKind(given["kind"]),
            title=given["title"],
            about=given["about"],
            speaker=given["speaker"],
            room=Room.objects.get(pk=given["room"]) if given["room"] else None,
            offer=Offer.objects.get(pk=given["offer"]) if given["offer"] else None,
            starts_at=self.on_its_day(given["starts_clock"]),
            ends_at=self.on_its_day(given["ends_clock"]),
        )

    def on_its_day(self, at: time) -> datetime:
        """That time of the seminar's day."""
        return moment(timezone.localdate(self.seminar.session.starts_at), at)


def shown(item: Item) -> dict[str, Any]:
    """An item as the form shows it."""
    return {
        "kind": item.kind,
        "title": item.title,
        "about": item.about,
        "speaker": item.speaker,
        "room": str(item.room_id or ""),
        "offer": str(item.offer_id or ""),
        "starts_clock": f"{timezone.localtime(item.starts_at):%H:%M}",
        "ends_clock": f"{timezone.localtime(item.ends_at):%H:%M}",
    }


class DecideForm(forms.Form):
    """The answer to an offer."""

    to = radios("What do you answer?", needed="Choose an answer.")
    says = words(
        "What do you tell them?", "They read it with their receipt, and nobody else does.", longest=2_000, rows=4
    )

    def __init__(self, data: Any = None, *, now: Decision) -> None:
        super().__init__(data)
        answers = [one for one in Decision if one in DECISIONS[now]]
        offer(self, "to", [(one.value, one.label) for one in answers])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"to": Decision(self.cleaned_data["to"]), "says": self.cleaned_data["says"]}


class SlidesForm(forms.Form):
    """Slides."""

    slides = forms.FileField(
        label="Choose the slides",
        help_text=f"A PDF of at most {MOST_SLIDES} MB. Anybody can read them once the programme is published. "
        "Nothing in them may tell of a person.",
        error_messages={"required": "Choose a file."},
    )


class AgreeForm(forms.Form):
    """What was agreed."""

    what = words("What was agreed?", needed="Say what was agreed.", longest=300)
    owner = select("Who sees to it?", needed="Choose who sees to it.")
    due_on = day("By which day?", needed="Enter the day.")

    def __init__(self, data: Any = None, *, owners: list[Person]) -> None:
        super().__init__(data)
        self.owners = {one.code: one for one in owners}
        choices = [(one.code, f"{one.name}, {one.organisation.name}") for one in owners]
        offer(self, "owner", [("", "Choose a person"), *choices])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {"what": given["what"], "owner": self.owners[given["owner"]], "due_on": given["due_on"]}


class FinishForm(forms.Form):
    """What came of it."""

    outcome = words("What came of it?", needed="Say what came of it.", longest=300, rows=3)


class ChooseForm(forms.Form):
    """Workshops: one at each time. What is full is not offered, unless one has a seat in it."""

    def __init__(self, data: Any = None, *, seats: list[Seat], chosen: set[Any]) -> None:
        super().__init__(data)
        self.seats = {str(seat.item.pk): seat.item for seat in seats}
        for number_, (label, choices, has) in enumerate(by_time(seats, chosen)):
            self.fields[f"time_{number_}"] = forms.ChoiceField(
                label=label,
                choices=[("", "None of these"), *choices],
                widget=forms.RadioSelect,
                required=False,
                initial=has,
            )

    def items(self) -> list[Item]:
        """What was chosen."""
        return [self.seats[value] for value in self.cleaned_data.values() if value]


def by_time(seats: list[Seat], chosen: set[Any]) -> list[tuple[str, list[tuple[str, str]], str]]:
    """A question for each time at which workshops begin: its label, what is offered, what one has."""
    questions = []
    for starts_at in sorted({seat.item.starts_at for seat in seats}):
        there = [seat for seat in seats if seat.item.starts_at == starts_at]
        open_ones = [seat for seat in there if seat.left > 0 or seat.item.pk in chosen]
        has = next((str(seat.item.pk) for seat in there if seat.item.pk in chosen), "")
        label = f"{timezone.localtime(starts_at):%H:%M}"
        questions.append((label, [(str(seat.item.pk), in_words(seat)) for seat in open_ones], has))
    return questions


def in_words(seat: Seat) -> str:
    """A workshop and where it is."""
    room = seat.item.room
    where = f", {room.name}" if room else ""
    return f"{seat.item.title}{where}" + (f" ({seat.left} seats left)" if seat.left < 10 else "")
