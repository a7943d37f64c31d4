"""Forms about an agenda: its items, what becomes of proposals, and papers."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from handrail.foundation.ui.fields import offer, select, words
from handrail.partnership.steering.actions import Matter
from handrail.partnership.steering.models import Meeting, Topic
from handrail.partnership.steering.queries import Issued

NAME_NOBODY = "Name nobody whom a concern is about."
MOST = 10


class MatterForm(forms.Form):
    """An item."""

    title = words("What is it about, in a line?", NAME_NOBODY, needed="Say what it is about.", longest=200)
    about = words("What should people know beforehand?", NAME_NOBODY, longest=2_000, rows=4)
    presenter = words("Who presents it?", "A person at work, or an organisation.", longest=120)

    def __init__(self, data: Any = None, *, topic: Topic | None = None) -> None:
        now = {"title": topic.title, "about": topic.about, "presenter": topic.presenter} if topic else None
        super().__init__(data, initial=now)

    def matter(self) -> Matter:
        """What the action is given."""
        return Matter(**self.cleaned_data)


class TakeUpForm(forms.Form):
    """The meeting on whose agenda a proposal goes."""

    meeting = select("On the agenda of which meeting?", needed="Choose a meeting.")

    def __init__(self, data: Any = None, *, meetings: Iterable[Meeting]) -> None:
        super().__init__(data)
        self.meetings = {str(one.pk): one for one in meetings}
        days = [
            (number, date_format(timezone.localdate(one.starts_at), "j F Y")) for number, one in self.meetings.items()
        ]
        offer(self, "meeting", [("", "Choose a meeting"), *days])

    def meeting_chosen(self) -> Meeting:
        """What the action is given."""
        return self.meetings[self.cleaned_data["meeting"]]


class DeclineForm(forms.Form):
    """Why something is put on no agenda."""

    why = words("Why not?", "Whoever proposed it reads this.", needed="Say why.", longest=300, rows=3)


class PaperForm(forms.Form):
    """A paper: a file of one's own, or what another room has issued."""

    issued = forms.ChoiceField(label="A board pack that was issued", required=False)
    paper = forms.FileField(
        label="Or a PDF of your own",
        help_text=f"At most {MOST} MB. {NAME_NOBODY}",
        required=False,
    )
    title = words("What is the PDF called?", "Not needed for a board pack.", longest=200)

    def __init__(self, data: Any = None, files: Any = None, *, issued: Iterable[Issued]) -> None:
        super().__init__(data, files)
        self.offered = {str(one.number): one for one in issued}
        choices = [(number, one.title) for number, one in self.offered.items()]
        offer(self, "issued", [("", "None"), *choices])

    def clean(self) -> dict[str, Any]:
        """One of the two, and a title for a file."""
        given = super().clean() or {}
        if bool(given.get("issued")) == bool(given.get("paper")):
            self.add_error("paper", "Choose a board pack or a file, and not both.")
        elif given.get("paper") and not given.get("title"):
            self.add_error("title", "Say what the PDF is called.")
        return given

    def number(self) -> UUID | None:
        """Which pack was chosen, if one was."""
        chosen = self.offered.get(self.cleaned_data["issued"])
        return chosen.number if chosen else None
