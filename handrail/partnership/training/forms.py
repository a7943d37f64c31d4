"""What may be typed in about a session. `parts` is what the action is given besides who and when."""

from typing import Any

from django import forms
from django.utils import timezone

from handrail.foundation.locality import current_locality
from handrail.foundation.spreadsheets import MOST_MB
from handrail.foundation.ui.columns import ColumnsForm
from handrail.foundation.ui.fields import clock, day, moment, number, offer, radios, select, words, yes_no
from handrail.partnership.training.actions import Guest, Heads, Plan
from handrail.partnership.training.models import Session, SessionKind
from handrail.partnership.training.policies.past import FIELDS, REQUIRED

ANOTHER = "another"
MOST_PLACES = 10_000
MOST_PEOPLE = 1_000_000


class PlanForm(forms.Form):
    """A session."""

    kind = radios("What is it?", SessionKind.choices, needed="Choose what it is.")
    course = forms.ChoiceField(
        label="Which course is taught?",
        help_text="Whoever comes to a course has a certificate. Leave it if none is.",
        required=False,
    )
    title = words("What is it called?", needed="Enter a title.", longest=200)
    about = words("What is it about?", longest=2_000, rows=4)
    for_whom = words("Whom is it for?", longest=200)
    on = day("On which day?", needed="Enter the day.")
    starts_clock = clock("When does it start?")
    ends_clock = clock("When does it end?")
    place = words("Where is it held?", "Leave empty if it is online.", longest=300)
    online = yes_no("Can people take part online?")
    joining = words("How do people get in?", "A link or a door code. Only those who have a place read it.", longest=500)
    capacity = number("How many places are there?", least=1, most=MOST_PLACES)
    book_until_on = day("Until which day can people book?", needed="Enter the last day for booking.")
    book_until_clock = clock("Until what time on that day?")
    open_to_all = yes_no("May anybody book, on the public pages?")

    def __init__(self, data: Any = None, *, session: Session | None = None) -> None:
        super().__init__(data, initial=shown(session) if session else {"book_until_clock": "17:00"})
        offer(self, "course", [("", "None"), *courses()])

    def plan(self) -> Plan:
        """What is planned."""
        given = self.cleaned_data
        plain = {name: given[name] for name in ("title", "about", "for_whom", "place", "joining", "capacity")}
        return Plan(
            **plain,
            kind=SessionKind(given["kind"]),
            course=given["course"],
            course_version=current_locality().word("courses", given["course"]).group if given["course"] else "",
            starts_at=moment(given["on"], given["starts_clock"]),
            ends_at=moment(given["on"], given["ends_clock"]),
            book_until=moment(given["book_until_on"], given["book_until_clock"]),
            online=given["online"] == "yes",
            open_to_all=given["open_to_all"] == "yes",
        )


def shown(session: Session) -> dict[str, Any]:
    """A session as the form shows it."""
    plain = ("kind", "course", "title", "about", "for_whom", "place", "joining", "capacity")
    starts, ends, until = (timezone.localtime(at) for at in (session.starts_at, session.ends_at, session.book_until))
    return {
        **{name: getattr(session, name) for name in plain},
        "on": starts.date(),
        "starts_clock": f"{starts:%H:%M}",
        "ends_clock": f"{ends:%H:%M}",
        "book_until_on": until.date(),
        "book_until_clock": f"{until:%H:%M}",
        "online": "yes" if session.online else "no",
        "open_to_all": "yes" if session.open_to_all else "no",
    }


class CancelForm(forms.Form):
    """Why a session is called off."""

    because = words("Why is it called off?", "Those who booked read this.", needed="Say why.", longest=300, rows=3)


class RoomForm(forms.Form):
    """The code that is shown in the room."""

    code = words("The code that is shown in the room", needed="Enter the code.", longest=20)


class WalkInForm(forms.Form):
    """Somebody at the door without a place."""

    name = words("Their name", needed="Enter their name.", longest=120)
    email = forms.EmailField(
        label="Their work e-mail address",
        help_text="Only to know them again: nothing is sent to it.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages=dict.fromkeys(("required", "invalid"), "Enter an e-mail address, like name@example.org."),
    )
    organisation = select("Their organisation", needed="Choose their organisation, or that it is another.")
    elsewhere = words("If it is another, which?", longest=40)
    profession = select("What do they work as?", needed="Choose what they work as.")
    licence = words("If they drive a taxi: their licence number", longest=40)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        members = sorted((one.name, one.code) for one in current_locality().organisations)
        offer(
            self, "organisation", [("", "Choose one"), (ANOTHER, "Another"), *((code, name) for name, code in members)]
        )
        offer(self, "profession", professions())

    def guest(self) -> Guest:
        """Who it is."""
        given = self.cleaned_data
        return Guest(**{**given, "organisation": "" if given["organisation"] == ANOTHER else given["organisation"]})


class BookForm(forms.Form):
    """A place for oneself."""

    profession = select("What do you work as?", needed="Choose what you work as.")

    def __init__(self, data: Any = None, *, profession: str = "") -> None:
        super().__init__(data, initial={"profession": profession})
        offer(self, "profession", professions())


def professions() -> list[tuple[str, str]]:
    """What people work as, with an empty answer before them."""
    words_ = current_locality().lists["professions"]
    return [("", "Choose one"), *((word.code, word.label) for word in words_)]


def courses() -> list[tuple[str, str]]:
    """The courses of the pack."""
    return [(word.code, word.label) for word in current_locality().lists["courses"]]


class PastForm(forms.Form):
    """A list of who took a course before."""

    course = select("Which course did they take?", needed="Choose the course.")
    file = forms.FileField(
        label="Choose the file",
        help_text=f"CSV or Excel (.xlsx), at most {MOST_MB} MB, with headings in the first row. "
        "Take out what is not needed here, such as dates of birth.",
        error_messages={"required": "Choose a file.", "empty": "This file is empty."},
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        offer(self, "course", [("", "Choose one"), *courses()])


class PastColumnsForm(ColumnsForm):
    """Which column of such a list is which."""

    FIELDS, NEEDED = FIELDS, REQUIRED


class HeadsForm(forms.Form):
    """How many of a profession work at one's own organisation."""

    profession = select("Which profession?", needed="Choose a profession.")
    people = number("How many work at your organisation?", least=0, most=MOST_PEOPLE)
    counted_on = day("Counted on which day?", needed="Enter the day.")
    source = words("Where is the number from?", "Like: staff register.", needed="Say where it is from.", longest=200)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        offer(self, "profession", professions())

    def heads(self) -> Heads:
        """The count."""
        return Heads(**self.cleaned_data)
