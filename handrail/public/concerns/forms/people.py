"""Pages about people: those it happens to, those it is known by, and whoever tells us."""

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext

from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.ui.forms import Option
from handrail.public.concerns.forms.page import Asking, Choice, PageForm, Words, coded
from handrail.public.concerns.models import Known, Sharing, Typed
from handrail.public.concerns.policies.contacts import is_a_telephone
from handrail.public.concerns.policies.pages import Page

SHORT = 300
LONG = 2_000
MOST_PEOPLE = 999


class WhoForm(PageForm):
    """Which kind of reporter; the rest of the pages speak accordingly."""

    page = Page.WHO
    title = "Which of these describes you best?"
    opening = "This decides what we ask you. It does not show who you are."
    heading = "reporter_kind"
    reporter_kind = Choice()

    def __init__(self, typed: Typed | None = None, *, asking: Asking) -> None:
        super().__init__(typed, asking=asking)
        self.fields["reporter_kind"].choices = coded(asking.locality.reporter_kinds)  # type: ignore[attr-defined]


class WorkForm(PageForm):
    """Asked of professionals only."""

    page = Page.WORK
    title = "Where do you work?"
    opening = (
        "Telling us does not take the place of your organisation's own safeguarding procedure. "
        "Follow that as well, and do not wait for us."
    )
    organisation = Words(label="Organisation", max_length=SHORT)
    reporter_role = Words(label="Your role", max_length=SHORT)


class PeopleForm(PageForm):
    """How many, who, and whether a child is among them."""

    page = Page.PEOPLE
    title = "Who may need help?"
    title_to_oneself = "About you, and anyone with you"
    opening = "Tell us only what you noticed. Do not ask anybody about themselves."
    opening_to_oneself = "You do not need to give a name."
    labels_to_oneself = {
        "people_count": "How many people is this happening to, with you?",
        "people_text": "Is there anything about you, or about them, that would help us to help?",
        "child": "Are you, or is any of them, under 18?",
        "languages": "Which languages would you like to speak?",
    }
    people_count = forms.IntegerField(
        label="How many people, about?",
        help_text="A number, like 3",
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        error_messages={
            "invalid": "Enter a number in figures, like 3.",
            "min_value": "Enter 0 or more.",
            "max_value": f"Enter a number up to {MOST_PEOPLE}. You can say more in words below.",
        },
    )
    people_text = Words(label="What would help somebody to recognise them?", max_length=LONG, rows=4)
    child = Choice(label="Is any of them under 18, or might be?", choices=Known.choices)
    languages = Words(label="Which languages do they speak, if you know?", max_length=SHORT)


class DetailsForm(PageForm):
    """What a concern can be matched by. All of it optional."""

    page = Page.DETAILS
    title = "Do you know any of these?"
    opening = "Only what you already know. Please do not try to find out more."
    vehicles = Words(label="Vehicles: number plates, make, colour, company", max_length=LONG, rows=2)
    telephones = Words(label="Telephone numbers", max_length=LONG, rows=2)
    businesses = Words(label="Businesses, websites or adverts", max_length=LONG, rows=2)
    names = Words(label="Names or nicknames of anyone involved", max_length=LONG, rows=2)


class HowForm(PageForm):
    """How whoever tells us knows."""

    page = Page.HOW
    title = "How do you know about this?"
    for_operator = "If somebody told them in confidence, do not press for who it was."
    how_known = Choice(label="How you know")
    how_known_text = Words(label="Is there anything to add to that?", max_length=LONG, rows=3)

    def __init__(self, typed: Typed | None = None, *, asking: Asking) -> None:
        super().__init__(typed, asking=asking)
        self.fields["how_known"].choices = coded(asking.locality.how_known)  # type: ignore[attr-defined]


class SharingForm(PageForm):
    """The three-way choice of the national helpline; its limits stand on the page."""

    page = Page.SHARING
    title = "Who may know that you told us?"
    for_operator = "Read out all three, and both limits, before they choose."
    skip_words = "Skip this: we will ask for no name"
    sharing = Choice(
        label="Choose one",
        choices=[
            (
                Sharing.SHARE.value,
                Option("You can share my name", hint="With organisations that can act on this, and nobody else."),
            ),
            (
                Sharing.CONFIDENCE.value,
                Option("Keep my name in confidence", hint="Our desk knows it. We do not pass it on."),
            ),
            (
                Sharing.ANONYMOUS.value,
                Option(
                    "I do not want to give my name",
                    hint="Nobody knows, and we cannot contact you. You can still follow up with your receipt.",
                ),
            ),
        ],
    )


class NameForm(PageForm):
    """Only for those who chose that somebody may know it."""

    page = Page.NAME
    title = "What is your name?"
    opening = "Give any name you like to be called by."
    heading = "name"
    name = Words(max_length=SHORT)


class ContactForm(PageForm):
    """Asked before any address is: nothing chosen means never."""

    page = Page.CONTACT
    title = "Is there a safe way to contact you?"
    opening = "If you choose nothing, we will never contact you. You can still follow up with your receipt."
    for_operator = "Ask first: “Does anybody else see your telephone or your e-mail?”"
    skip_words = "Skip this: never contact me"
    heading = "contact_channel"
    contact_channel = Choice(
        choices=[
            ("phone", "Telephone call"),
            ("text", "Text message"),
            ("email", "E-mail"),
            ("none", Option("No, do not contact me", divider=True)),
        ]
    )

    def told(self) -> dict[str, Any]:
        """A choice against contact is kept as that; any other is worth nothing without an address."""
        if self.cleaned_data["contact_channel"] != "none":
            return {}
        return {"safe_contact": SafeContact(channel="none").to_json()}


class SafeContactForm(PageForm):
    """When, where and with which words."""

    page = Page.SAFE_CONTACT
    title = "How can we contact you safely?"
    opening = (
        "In a text or an e-mail we say only that there is news. If you leave this page empty, we never contact you."
    )
    address = Words(label="Number or address", max_length=SHORT)
    times = Words(
        label="When is it safe?", help_text="For example, weekdays before 3pm. Empty means any time.", max_length=SHORT
    )
    voicemail_ok = Choice(label="If we call, may we leave a voicemail?", choices=Known.choices)
    say = Words(
        label="What should we say if somebody else answers?",
        help_text="For example, that we are calling about an appointment. Empty means that we say nothing.",
        max_length=SHORT,
    )

    def __init__(self, typed: Typed | None = None, *, asking: Asking) -> None:
        super().__init__(typed, asking=asking)
        channel = asking.turns.contact_channel
        self.fields["address"].label = (
            gettext("Your e-mail address") if channel == "email" else gettext("Your telephone number")
        )
        if channel != "phone":
            del self.fields["voicemail_ok"]
        if channel == "email":
            self.fields["say"].label = gettext("Is there anything we must not say in an e-mail?")
            self.fields["say"].help_text = ""

    def clean_address(self) -> str:
        """Something that can be called or written to, or nothing."""
        address: str = self.cleaned_data["address"]
        if not address:
            return ""
        if self.asking.turns.contact_channel != "email":
            if not is_a_telephone(address):
                raise forms.ValidationError("Enter a telephone number, like 07700 900123. Or leave this empty.")
            return address
        try:
            validate_email(address)
        except forms.ValidationError:
            raise forms.ValidationError(
                "Enter an e-mail address, like name@example.com. Or leave this empty."
            ) from None
        return address

    def told(self) -> dict[str, Any]:
        """As the safe-contact gate reads it; without an address it stays shut."""
        said = self.cleaned_data
        if not said["address"]:
            return {}
        contact = SafeContact(
            channel=self.asking.turns.contact_channel,
            address=said["address"],
            times=said["times"],
            voicemail_ok=said.get("voicemail_ok") or "unknown",
            say=said["say"],
        )
        return {"safe_contact": contact.to_json()}
