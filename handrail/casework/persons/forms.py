"""What may be typed in about a person. `parts` is what the action is given besides who and when."""

from datetime import datetime, time
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError

from handrail.casework.persons.actions import Circumstances
from handrail.casework.persons.models import ConsentAnswer, ConsentPurpose, ReviewOutcome, WithdrawnHow
from handrail.casework.persons.policies import Identity, KeptContact, SafeWay
from handrail.foundation.locality import current_locality
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Person
from handrail.foundation.ui.forms import DatePartsField, Option

LONGEST, LONGEST_NOTE = 200, 5_000
YES_NO = [("yes", "Yes"), ("no", "No")]
CHANNELS = [("phone", "A call"), ("text", "A text message"), ("email", "Email")]
BESIDE_CONTACT = ("postal_address", "who_else_sees", "whose", "interpreter", "code_word")
# What is asked of every way by itself, with what the answer leads to; a postal address has its own field.
WAYS = {
    "phone": ("Is a call safe?", "Number for calls, if it is another one"),
    "text": ("Is a text message safe?", "Number for text messages, if it is another one"),
    "email": ("Is email safe?", "Email address, if it is another one"),
    "post": ("Is post safe?", ""),
    "through_somebody": ("Is it safe to reach them through somebody?", "Through whom, and how"),
    "in_person": ("Is it safe to meet them in person?", "Where, and what to look out for"),
}
ALIAS_HINT = "What colleagues call them. Not their name, and nothing by which others could know them."


def words(label: str, hint: str = "", *, needed: str = "", longest: int = LONGEST, rows: int = 0) -> forms.CharField:
    """A field for words; `needed` is what is said when there are none."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(needed),
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": needed} if needed else {},
    )


def one_of(label: str, choices: Any, hint: str = "", *, needed: str) -> forms.ChoiceField:
    """A field with a few answers to choose from."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        required=bool(needed),
        widget=forms.RadioSelect,
        error_messages={"required": needed, "invalid_choice": needed or "Choose one of the answers."},
    )


class AliasForm(forms.Form):
    """A working name."""

    alias = words("Working name", ALIAS_HINT, needed="Give a working name.", longest=60)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"alias": self.cleaned_data["alias"]}


class ConsentForm(forms.Form):
    """What an adult answered to one of the eight questions, and how that came about."""

    answer = one_of("What did they say?", ConsentAnswer.choices, needed="Choose what they said.")
    explained = one_of(
        "Who explained it to them?", [("me", "I did"), ("other", "Somebody else")], needed="Choose who explained it."
    )
    explained_by = words("Who was that?", "Name and organisation, if it was somebody else.")
    language = words("In which language?", needed="Say in which language it was explained.")
    interpreter = words(
        "Interpreter",
        "The booking number or name of an independent interpreter, or “none needed”. Never a companion, a relative, a "
        "friend, a child, an employer or another person found there.",
        needed="Give the interpreter’s booking number, or say that none was needed.",
    )
    given_on = DatePartsField(label="On which day?", help_text="Leave this empty if it was today.", required=False)
    scope = words("Is it limited to anything?", "Which council, which service, or what must not be passed on.")

    def __init__(self, data: Any = None, *, by: Person, purpose: ConsentPurpose, at: datetime) -> None:
        super().__init__(data)
        self.by, self.at = by, at
        if purpose == ConsentPurpose.HOUSING:
            self.fields["scope"].label = "Which council did they choose?"

    def clean(self) -> dict[str, Any]:
        """Say beside the field who is missing, and refuse a day to come."""
        given = self.cleaned_data
        if given.get("explained") == "other" and not given.get("explained_by"):
            self.add_error("explained_by", "Say who explained it.")
        if given.get("given_on") and given["given_on"] > self.today:
            self.add_error("given_on", "That day is still to come.")
        return given

    @property
    def today(self) -> Any:
        """The day it is in the county."""
        return self.at.astimezone(current_locality().timezone).date()

    @property
    def given_at(self) -> datetime:
        """The moment of the answer: now, or noon of an earlier day."""
        day = self.cleaned_data.get("given_on")
        if day is None or day == self.today:
            return self.at
        return datetime.combine(day, time(12), tzinfo=current_locality().timezone)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        mine = given["explained"] == "me"
        return {
            "answer": ConsentAnswer(given["answer"]),
            "explained_by": self.by if mine else None,
            "given_at": self.given_at,
            "circumstances": Circumstances(
                explained_by="" if mine else given["explained_by"],
                language=given["language"],
                interpreter=given["interpreter"],
                scope=given["scope"],
            ),
        }


class WithdrawForm(forms.Form):
    """How somebody took a yes back."""

    how = one_of("How did they tell us?", WithdrawnHow.choices, needed="Choose how they told us.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"how": WithdrawnHow(self.cleaned_data["how"])}


class CapacityForm(forms.Form):
    """Whether somebody could make one decision, and if not, what is in their best interests."""

    purpose = one_of(
        "Which decision was this about?", ConsentPurpose.choices, needed="Choose which decision it was about."
    )
    has_capacity = one_of(
        "Could they make it?",
        YES_NO,
        "At the time when it had to be made, with all help to decide.",
        needed="Choose whether they could make it.",
    )
    best_interests = one_of(
        "If not: is it in their best interests?",
        [("", "They can decide for themselves"), ("refer", "Yes"), ("not", "No")],
        "Decided with every agency involved.",
        needed="",
    )
    reasons = words(
        "Who assessed it, who was consulted, and why?",
        "Kept locked with the record.",
        needed="Say who assessed it, who was consulted, and why.",
        longest=LONGEST_NOTE,
        rows=5,
    )

    def clean(self) -> dict[str, Any]:
        """Say beside the field what does not fit together."""
        given = self.cleaned_data
        able, best = given.get("has_capacity"), given.get("best_interests")
        if able == "yes" and best:
            self.add_error("best_interests", "Somebody who can decide decides for themselves.")
        if able == "no" and not best:
            self.add_error("best_interests", "Say whether it is in their best interests.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {**given, "purpose": ConsentPurpose(given["purpose"]), "has_capacity": given["has_capacity"] == "yes"}


AT_A_NUMBER = ("phone", "text", "email")


class ContactForm(forms.Form):
    """Whether it is safe to contact somebody, and only then how."""

    safe = one_of(
        "Have they said that it is safe to contact them?",
        [
            ("yes", "Yes"),
            ("no", Option("No", hint="Nobody contacts them.")),
            ("unknown", "Nobody has asked yet"),
        ],
        needed="Choose whether they have said that it is safe.",
    )
    channel = one_of("Which way would they rather be reached?", CHANNELS, needed="")
    address = words("Number or email address")
    whose = words("Whose is it?", "Theirs, or that of somebody they trust.")
    times = words("When is it safe?", "In their own words.")
    voicemail_ok = one_of("May a message be left?", [*YES_NO, ("unknown", "Nobody has asked")], needed="")
    say = words("What name to give", "Whom they want a caller to say they are.")
    who_else_sees = words("Who else sees or hears it?")
    postal_address = words("Address for post", "Only if they said that post is safe.", rows=3, longest=LONGEST_NOTE)
    interpreter = words("Interpreter", "The language, and whether they asked for a woman or a man.")
    code_word = words("Code word", "What both sides say, so that they know each other.")

    def __init__(self, data: Any = None, *, known: KeptContact) -> None:
        told = {name: value for name, value in vars(known.contact).items() if value not in ("", "unknown", None)}
        rest = {name: getattr(known, name) for name in BESIDE_CONTACT}
        rest |= {f"{name}_{part}": value for name, way in known.ways.items() for part, value in vars(way).items()}
        super().__init__(data, initial={"safe": known.safe, **told, **rest} if known.safe == "yes" else {})
        for name, (asked, leads_to) in WAYS.items():
            self.fields[f"{name}_safe"] = one_of(asked, [*YES_NO, ("unknown", "Nobody has asked")], needed="")
            if leads_to:
                self.fields[f"{name}_address"] = words(leads_to)

    def clean(self) -> dict[str, Any]:
        """Without a yes nothing is kept; with one, the way and a number that can be dialled are needed."""
        given = self.cleaned_data
        if given.get("safe") != "yes":
            return {"safe": given.get("safe")}
        if not given.get("channel"):
            self.add_error("channel", "Say which way is safe.")
        elif reason := why_not_reached(given["channel"], given.get("address", "")):
            self.add_error("address", reason)
        elif given.get(f"{given['channel']}_safe") in {"no", "unknown"}:
            self.add_error(f"{given['channel']}_safe", "They would rather be reached this way: is it safe or not?")
        for name in AT_A_NUMBER:
            address = given.get(f"{name}_address")
            if address and (reason := why_not_reached(name, address)):
                self.add_error(f"{name}_address", reason)
        return given

    def ways(self) -> dict[str, SafeWay]:
        """What was said of each way; of one about which nothing was said, nothing."""
        given = self.cleaned_data
        said = {name: given.get(f"{name}_safe") for name in WAYS}
        return {
            name: SafeWay(safe=safe, address=given.get(f"{name}_address", "") if safe == "yes" else "")
            for name, safe in said.items()
            if safe
        }

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        if given["safe"] != "yes":
            return {"kept": KeptContact(safe=given["safe"])}
        contact = SafeContact(
            channel=given["channel"],
            address=given["address"],
            times=given["times"],
            voicemail_ok=given["voicemail_ok"] or "unknown",
            say=given["say"],
        )
        rest = {name: given[name] for name in BESIDE_CONTACT}
        return {"kept": KeptContact(safe="yes", contact=contact, ways=self.ways(), **rest)}


def why_not_reached(channel: str, address: str) -> str | None:
    """Say why nobody could be reached there, if so."""
    if channel == "email":
        try:
            forms.EmailField().clean(address)
        except ValidationError:
            return "Enter an email address, like name@example.com."
        return None
    try:
        fits = phonenumbers.is_possible_number(phonenumbers.parse(address, "GB"))
    except phonenumbers.NumberParseException:
        fits = False
    return None if fits else "Enter a telephone number, like 07700 900123."


class IdentityForm(forms.Form):
    """Who somebody is, as far as they have said. Every part may be left empty."""

    given_names = words("First names")
    family_name = words("Family name")
    other_names = words("Other names", "Nicknames and names used by others, one a line.", rows=2, longest=LONGEST_NOTE)
    date_of_birth = DatePartsField(label="Date of birth", required=False)
    gender = words("Gender", "In their own word.")
    nationality = words("Nationality")
    second_nationality = words("Second nationality")
    languages = words("Languages")
    communication_needs = words("Help to communicate", "A hearing aid or sign language, for example.")
    home_office_reference = words("Home Office reference")
    other_references = words("Other references", "One a line.", rows=2, longest=LONGEST_NOTE)

    def __init__(self, data: Any = None, *, known: Identity) -> None:
        super().__init__(data, initial=known.to_json())
        if known.date_of_birth:
            self.initial["date_of_birth"] = datetime.fromisoformat(known.date_of_birth).date()

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        born = self.cleaned_data["date_of_birth"]
        return {"identity": Identity(**{**self.cleaned_data, "date_of_birth": born.isoformat() if born else ""})}


class RestrictForm(forms.Form):
    """Who may still see a record, and why nobody else."""

    named = forms.ModelMultipleChoiceField(
        label="Who may see it, besides you and the coordinators?",
        queryset=Person.objects.none(),
        to_field_name="code",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = words("Why is it restricted?", needed="Say why it is restricted.", longest=LONGEST_NOTE, rows=3)

    def __init__(self, data: Any = None, *, colleagues: list[Person]) -> None:
        super().__init__(data)
        who = self.fields["named"]
        if isinstance(who, forms.ModelMultipleChoiceField):
            who.queryset = Person.objects.filter(pk__in=[each.pk for each in colleagues])
            who.label_from_instance = lambda one: one.name  # type: ignore[method-assign]

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return dict(self.cleaned_data)


class LiftForm(forms.Form):
    """Nothing is asked: the button is the answer."""

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {}


class BreakGlassForm(forms.Form):
    """Which record, and why it cannot wait."""

    reference = words("Reference of the record", "Like PV-26-000123.", needed="Type the reference of the record.")
    reason = words(
        "Why do you have to see it now?",
        "A coordinator reads this, and so may the person one day.",
        needed="Say why you have to see it now.",
        longest=LONGEST_NOTE,
        rows=3,
    )


class ReviewGlassForm(forms.Form):
    """What a coordinator found."""

    outcome = one_of("What did you find?", ReviewOutcome.choices, needed="Choose what you found.")
    words = words("In a sentence", needed="Say what you found.", longest=LONGEST_NOTE, rows=3)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {**self.cleaned_data, "outcome": ReviewOutcome(self.cleaned_data["outcome"])}
