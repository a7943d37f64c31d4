"""What may be typed in about the summary, letters, follow-ups and feedback."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from handrail.casework.support.actions import Answers
from handrail.casework.support.forms.fields import coded, day, level, line, offer, one_of, select, text
from handrail.casework.support.models import (
    Change,
    FeelsSafe,
    InContact,
    LetterWay,
    PartAnswer,
    ShareWay,
    Since,
)
from handrail.casework.support.queries import PartLine
from handrail.foundation.people.models import Organisation
from handrail.rules.localities.support import LetterTemplate

FIVE = [("1", "1. Not at all"), ("2", "2. A little"), ("3", "3. Partly"), ("4", "4. Mostly"), ("5", "5. Wholly")]
LABELS: Mapping[str, tuple[str, str]] = {
    "name": ("What should the letter call them?", "As they want it. Ask them; leave it empty to fill it in by hand."),
    "today": ("Date of the letter", ""),
    "organisation": ("Who supports them", ""),
    "worker": ("Your name", ""),
    "supported_since": ("Since when", ""),
    "appointment": ("Day and time", "As they read it: Monday 30 November at 10am."),
    "place": ("Where", ""),
    "bring": ("What to bring", ""),
    "sent_to": ("Who was asked for help", ""),
    "sent_on": ("On which day", ""),
    "reference": ("Reference", ""),
    "addressee": ("Who is the letter for?", ""),
}


class PartForm(forms.Form):
    """One part of what somebody has told us."""

    words = text("In their words", needed="Write what they want others to know.", rows=8)
    agreed = one_of(
        "Do they agree that this is shown to others?",
        PartAnswer.choices,
        "Read it back to them first. A yes is to these words: other words need a new yes.",
        needed="Choose what they said.",
    )
    language = line("In which language was it read back?")
    agreed_on = day("On which day did they agree?", "Leave this empty if it was today.")

    def __init__(self, data: Any = None, *, words: str, on: date) -> None:
        super().__init__(data, initial={"words": words})
        self.on = on

    def clean(self) -> dict[str, Any]:
        """A yes needs the language; no day is to come."""
        given = self.cleaned_data
        if given.get("agreed") == PartAnswer.YES and not given.get("language"):
            self.add_error("language", "Say in which language it was read back.")
        if given.get("agreed_on") and given["agreed_on"] > self.on:
            self.add_error("agreed_on", "That day is still to come.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {**self.cleaned_data, "agreed": PartAnswer(self.cleaned_data["agreed"])}


class ShareForm(forms.Form):
    """Which agreed parts leave, and to whom."""

    sections = forms.MultipleChoiceField(
        label="Which parts?",
        help_text="Only parts that they agreed to can be chosen.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one part.", "invalid_choice": "Choose parts out of the list."},
    )
    way = one_of(
        "How does it leave?",
        ShareWay.choices,
        "With a referral: they go when you send one to that organisation and choose “What they have told us already”.",
        needed="Choose how it leaves.",
    )
    organisation = select("To which organisation?", needed="")
    to = line("To whom, if it is not in the list")

    def __init__(self, data: Any = None, *, parts: list[PartLine], organisations: list[Organisation]) -> None:
        super().__init__(data)
        self.organisations = {one.code: one for one in organisations}
        offer(self, "sections", [(one.section, one.label) for one in parts])
        offer(self, "organisation", [("", "None of these"), *((one.code, one.name) for one in organisations)])

    def clean(self) -> dict[str, Any]:
        """Ask for a name when it goes to somebody."""
        given = self.cleaned_data
        if given.get("way") == ShareWay.REFERRAL and not given.get("organisation"):
            self.add_error("organisation", "Choose the organisation that is sent the referral.")
        if given.get("way") == ShareWay.HANDED and not (given.get("organisation") or given.get("to")):
            self.add_error("organisation", "Say who it is handed to.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {
            "sections": given["sections"],
            "way": ShareWay(given["way"]),
            "organisation": self.organisations.get(given["organisation"]),
            "to": given["to"],
        }


class LetterForm(forms.Form):
    """The fields of one letter; what the file knows is filled in and can be changed."""

    def __init__(self, data: Any = None, *, template: LetterTemplate, known: Mapping[str, str]) -> None:
        super().__init__(data, initial=dict(known))
        for name in template.fields:
            self.fields[name] = line(*LABELS[name])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"values": self.cleaned_data}


class GiveForm(forms.Form):
    """How a letter was handed over."""

    way = one_of("How is it handed over?", LetterWay.choices, needed="Choose how it is handed over.")
    to = line("To whom?", needed="Say whom it was given to.")

    def __init__(self, data: Any = None, *, why_not_post: str | None) -> None:
        super().__init__(data)
        if why_not_post:
            offer(self, "way", [(LetterWay.IN_PERSON.value, str(LetterWay.IN_PERSON.label))])
            self.fields["way"].help_text = why_not_post

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"way": LetterWay(self.cleaned_data["way"]), "to": self.cleaned_data["to"]}


class OutcomeForm(forms.Form):
    """The answers of one follow-up."""

    in_contact = one_of("Could you ask them?", InContact.choices, needed="Choose whether you could ask them.")
    asked_on = day("On which day?", needed="Say on which day.")
    housing = one_of("Where do they live?", [], needed="")
    work = one_of("Work and education", [], needed="")
    status = one_of("Status in this country", [], "Only what they tell you. It is passed to nobody.", needed="")
    health = one_of("Their health, against the time before", Change.choices, needed="")
    feels_safe = one_of("Do they feel safe?", FeelsSafe.choices, needed="")
    exploited_since = one_of(
        "Has somebody exploited them since?",
        Since.choices,
        "Ask only in private. If they say yes, go back to the next steps of their record.",
        needed="",
    )
    own_view = level("Their own view: do they live as they wish?", FIVE)
    words = text("What else they said", rows=4)

    def __init__(self, data: Any = None, *, on: date) -> None:
        super().__init__(data, initial={"asked_on": on})
        self.on = on
        for name in ("housing", "work", "status"):
            offer(self, name, coded(f"outcome_{name}"))

    def clean(self) -> dict[str, Any]:
        """Answers only of somebody who was asked, and then all of them."""
        given = self.cleaned_data
        if given.get("asked_on") and given["asked_on"] > self.on:
            self.add_error("asked_on", "That day is still to come.")
        if given.get("in_contact") == InContact.YES:
            for name in ("housing", "work", "status"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, "Choose one of the answers; “not known” is one of them.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given. Of somebody who could not be asked, no answer is kept."""
        given = self.cleaned_data
        rest = {"words": given["words"], "asked_on": given["asked_on"]}
        in_contact = InContact(given["in_contact"])
        if in_contact != InContact.YES:
            return {"answers": Answers(in_contact=in_contact), **rest}
        answers = Answers(
            in_contact=in_contact,
            housing=given["housing"],
            work=given["work"],
            status=given["status"],
            health=Change(given["health"] or Change.NOT_KNOWN),
            feels_safe=FeelsSafe(given["feels_safe"] or FeelsSafe.NOT_KNOWN),
            exploited_since=Since(given["exploited_since"] or Since.NOT_ASKED),
            own_view=given["own_view"],
        )
        return {"answers": answers, **rest}


class FeedbackForm(forms.Form):
    """What somebody says of us. They may fill it in themselves."""

    helped = level("Did we help you with what you wanted?", FIVE)
    respected = level("Were you treated with respect?", FIVE)
    understood = level("Did you understand what happened, and could you decide?", FIVE)
    words = text(
        "What should we keep, and what should we change?",
        "Do not write your name, or anything by which people could know you.",
        rows=6,
    )

    def clean(self) -> dict[str, Any]:
        """Something has to be said."""
        given = self.cleaned_data
        if not self.errors and not any(given.values()):
            self.add_error("helped", "Answer at least one question.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return self.cleaned_data
