"""What may be typed in about who somebody is, what they are called here, and how they may be reached."""

from datetime import datetime
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError

from handrail.casework.persons.forms.fields import ALIAS_HINT, LONGEST_NOTE, YES_NO, one_of, words
from handrail.casework.persons.policies import Identity, KeptContact, SafeWay, WhyIdentity
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.ui.forms import DatePartsField, Option

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
AT_A_NUMBER = ("phone", "text", "email")


class AliasForm(forms.Form):
    """A working name."""

    alias = words("Working name", ALIAS_HINT, needed="Give a working name.", longest=60)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"alias": self.cleaned_data["alias"]}


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


class WhyIdentityForm(forms.Form):
    """Why somebody opens who a person is."""

    why = one_of("Why do you need to know who they are?", WhyIdentity.choices, needed="Say why you need to know.")


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
