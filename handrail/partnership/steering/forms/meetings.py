"""Forms about a meeting: when and where, who came, and at which later meeting its minutes were agreed."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from handrail.foundation.people.models import Person
from handrail.foundation.ui.fields import clock, day, moment, offer, select, words
from handrail.partnership.steering.actions import Came, When
from handrail.partnership.steering.models import How, Meeting
from handrail.partnership.steering.queries import LayPresent, Present

SOMEBODY = "somebody"


class MeetingForm(forms.Form):
    """When and where."""

    on = day("Which day?", needed="Enter the day.")
    starts_clock = clock("When does it start?")
    ends_clock = clock("When does it end?")
    place = words("Where?", "Leave it empty if it is only online.", longest=200)
    link = forms.URLField(
        label="Link to join online",
        help_text="Only those who may read of this group see it. It is in no message and no calendar file.",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Enter a web address, like https://meet.example/abc."},
    )

    def __init__(self, data: Any = None, *, meeting: Meeting | None = None) -> None:
        super().__init__(data, initial=shown(meeting) if meeting else None)

    def when(self) -> When:
        """When and where they meet."""
        given = self.cleaned_data
        return When(
            starts_at=moment(given["on"], given["starts_clock"]),
            ends_at=moment(given["on"], given["ends_clock"]),
            place=given["place"],
            link=given["link"],
        )


def shown(meeting: Meeting) -> dict[str, Any]:
    """A meeting as the form shows it."""
    return {
        "on": timezone.localdate(meeting.starts_at),
        "starts_clock": f"{timezone.localtime(meeting.starts_at):%H:%M}",
        "ends_clock": f"{timezone.localtime(meeting.ends_at):%H:%M}",
        "place": meeting.place,
        "link": meeting.link,
    }


class AttendanceForm(forms.Form):
    """One question for each organisation that sits on the group, and one for each lay seat."""

    def __init__(
        self,
        data: Any = None,
        *,
        present: list[Present],
        people: dict[int, list[Person]],
        lay: Sequence[LayPresent] = (),
    ) -> None:
        super().__init__(data)
        self.present = {str(one.seat.pk): one for one in present}
        self.people = {str(one.seat.pk): people.get(one.seat.organisation_id, []) for one in present}
        for number, one in self.present.items():
            self.fields[number] = forms.ChoiceField(
                label=one.seat.organisation.name,
                choices=answers(self.people[number]),
                required=False,
                initial=answered(one),
            )

        self.lay = {f"lay-{one.seat.pk}": one.seat.pk for one in lay}
        for name, each in zip(self.lay, lay, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=f"{each.seat.name} (of no organisation)",
                choices=[("", "Not written down"), *How.choices],
                required=False,
                initial=each.noted.how if each.noted else "",
            )

    def noted_of_lay_seats(self) -> dict[UUID, How]:
        """What is written down of lay seats; nothing of those of which nothing was said."""
        return {seat: How(self.cleaned_data[name]) for name, seat in self.lay.items() if self.cleaned_data[name]}

    def noted(self) -> dict[UUID, Came]:
        """What is written down, by seat; nothing of those of which nothing was said."""
        given = {number: said for number, said in self.cleaned_data.items() if said and number in self.present}
        return {self.present[number].seat.pk: self.came(number, said) for number, said in given.items()}

    def came(self, number: str, said: str) -> Came:
        """One answer."""
        if said in How:
            return Came(How(said))
        return Came(How.CAME, next((one for one in self.people[number] if one.code == said), None))


def answers(people: list[Person]) -> list[tuple[str, str]]:
    """What may be said of one organisation."""
    came = [(one.code, f"Came: {one.name}") for one in people]
    said = [
        (SOMEBODY, "Came: somebody else"),
        (How.APOLOGIES.value, "Sent apologies"),
        (How.ABSENT.value, "Did not come"),
    ]
    return [("", "Not written down"), *came, *said]


def answered(one: Present) -> str:
    """What is written down so far."""
    if one.noted is None:
        return ""
    if one.noted.how != How.CAME:
        return one.noted.how
    return one.noted.who.code if one.noted.who is not None else SOMEBODY


class AgreeForm(forms.Form):
    """The later meeting that agreed the minutes."""

    later = select("Which meeting agreed them?", needed="Choose the meeting.")
    names_nobody = forms.BooleanField(
        label="I have read them: they name nobody whom a concern is about",
        error_messages={"required": "Read them through first, and say that they name nobody whom a concern is about."},
    )

    def __init__(self, data: Any = None, *, meetings: Iterable[Meeting]) -> None:
        super().__init__(data)
        self.meetings = {str(one.pk): one for one in meetings}
        days = [
            (number, date_format(timezone.localdate(one.starts_at), "j F Y")) for number, one in self.meetings.items()
        ]
        offer(self, "later", [("", "Choose a meeting"), *days])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {"later": self.meetings[given["later"]], "names_nobody": given["names_nobody"]}
