"""Pages about what happened: danger, the account, signs, place, time."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from handrail.foundation.ui.forms import DatePartsField, Option
from handrail.foundation.ui.wording import in_parts
from handrail.public.concerns.forms.page import Asking, Choice, PageForm, Words, coded
from handrail.public.concerns.models import Danger, Known, Typed
from handrail.public.concerns.policies.pages import Page
from handrail.rules.localities.locality import Locality
from handrail.rules.localities.postcodes import districts_of, read_postcode

ACCOUNT_CHARACTERS = 10_000
SHORT = 300
LONG = 2_000
EARLIEST_YEAR = 1930
NO_DISTRICT = "none"


class DangerForm(PageForm):
    """Asked before anything else."""

    page = Page.DANGER
    title = "Is anyone in danger right now?"
    opening = "This may be you, or somebody else. If you are not sure, say so."
    for_operator = "Before this, ask: “Are you in a safe place to speak?” If not, agree when they can call again."
    heading = "danger"
    danger = Choice(choices=Danger.choices)


class AccountForm(PageForm):
    """In their own words."""

    page = Page.ACCOUNT
    title = "What did you see or hear?"
    title_to_oneself = "What would you like to tell us?"
    opening = (
        "Use your own words. A few sentences are enough, and you do not need to be sure. "
        "Do not go back to look, do not ask questions and do not speak to anyone involved. "
        "That could put people at risk."
    )
    opening_to_oneself = (
        "Use your own words, and say as much or as little as you like. You do not have to prove anything."
    )
    for_operator = "Let them speak. Do not press for details, and write their words, not yours."
    skip_words = "Skip this and choose from a list of signs"
    heading = "account"
    account = Words(max_length=ACCOUNT_CHARACTERS, rows=8)

    def clean_account(self) -> str:
        """Something; whoever would rather not write can skip."""
        account: str = self.cleaned_data["account"]
        if not account:
            raise forms.ValidationError("Write what you want to tell us, or skip this and choose from a list of signs.")
        return account


class PlaceKindForm(PageForm):
    """What kind of place."""

    page = Page.PLACE_KIND
    title = "What kind of place is it?"
    heading = "place_kind"
    place_kind = Choice()

    def __init__(self, typed: Typed | None = None, *, asking: Asking) -> None:
        super().__init__(typed, asking=asking)
        self.fields["place_kind"].choices = coded(asking.locality.place_kinds)  # type: ignore[attr-defined]


class PlaceForm(PageForm):
    """Where; a postcode says which district, when it can."""

    page = Page.PLACE
    title = "Where is this?"
    title_to_oneself = "Where is this happening?"
    opening = "Tell us what you know. Do not go there to find out more."
    opening_to_oneself = "Tell us what you know. It is all right not to know the address."
    address = Words(label="Address, if you know it", max_length=SHORT, rows=3)
    postcode = Words(label="Postcode, or the first part of it", help_text="For example, SG1 1AB or SG1", max_length=20)
    place_description = Words(
        label="How would somebody find it?",
        help_text="For example, what it is next to, or where a vehicle was going.",
        max_length=LONG,
        rows=3,
    )

    def clean_postcode(self) -> str:
        """The postcode as the post office writes it."""
        typed: str = self.cleaned_data["postcode"]
        postcode = read_postcode(typed) if typed else None
        if typed and postcode is None:
            raise forms.ValidationError(
                "Enter a postcode, like SG1 1AB, or its first part, like SG1. Or leave this empty."
            )
        return str(postcode) if postcode else ""

    def told(self) -> dict[str, Any]:
        """With the district, when the postcode leaves no doubt."""
        found = self._district()
        return {**super().told(), **({"district": found} if found else {})}

    def in_words(self) -> list[tuple[str, str]]:
        """With the area that the postcode was found to be in."""
        found = self._district()
        area = [(gettext("Area, from the postcode"), self.asking.locality.district(found).name)] if found else []
        return [*super().in_words(), *area]

    def _district(self) -> str:
        return district_found(self.cleaned_data["postcode"], locality=self.asking.locality)


class DistrictForm(PageForm):
    """Asked only when the postcode does not settle it."""

    page = Page.DISTRICT
    title = "Which area is it in?"
    heading = "district"
    district = Choice()

    def __init__(self, typed: Typed | None = None, *, asking: Asking) -> None:
        super().__init__(typed, asking=asking)
        locality = asking.locality
        self.fields["district"].choices = [  # type: ignore[attr-defined]
            *((one.code, Option(one.name, hint=in_parts(*one.towns))) for one in locality.districts),
            (NO_DISTRICT, Option(_("Somewhere else, or I do not know"), divider=True)),
        ]

    @property
    def explanation(self) -> str:
        """What the postcode did tell."""
        postcode = read_postcode(self.asking.postcode)
        if postcode is None:
            return gettext("This helps us to pass what you tell us to the right people.")
        names = [one.name for one in districts_of(postcode, locality=self.asking.locality).districts]
        if not names:
            said = gettext("The postcode %(postcode)s does not seem to be in %(county)s.")
            return said % {"postcode": self.asking.postcode, "county": self.asking.locality.name}
        said = gettext("The postcode %(postcode)s may be in one of these: %(areas)s.")
        return said % {"postcode": self.asking.postcode, "areas": in_parts(*names)}

    def told(self) -> dict[str, Any]:
        """The district, if it is one of the county's."""
        return {} if self.cleaned_data["district"] in ("", NO_DISTRICT) else {"district": self.cleaned_data["district"]}


class WhenForm(PageForm):
    """A day if it is known, words if not."""

    page = Page.WHEN
    title = "When did this happen?"
    title_to_oneself = "When did this start?"
    opening = "A rough idea helps."
    happened_on = DatePartsField(label="The day, if you know it", help_text="For example, 27 3 2026", required=False)
    happened_text = Words(
        label="Or in your own words", help_text="For example, most mornings at about 6", max_length=SHORT
    )
    still_happening = Choice(label="Is it still happening?", choices=Known.choices)

    def clean_happened_on(self) -> date | None:
        """A day that has come, and not one so long ago that it must be a slip."""
        day: date | None = self.cleaned_data["happened_on"]
        # Whoever travels may already be in tomorrow.
        if day and day > self.asking.today + timedelta(days=1):
            raise forms.ValidationError("The date must be today or in the past.")
        if day and day.year < EARLIEST_YEAR:
            raise forms.ValidationError(gettext("The year must be %(year)s or later.") % {"year": EARLIEST_YEAR})
        return day

    def told(self) -> dict[str, Any]:
        """With the day as ISO text."""
        day = self.cleaned_data["happened_on"]
        return {**super().told(), **({"happened_on": day.isoformat()} if day else {})}


def district_found(postcode: str, *, locality: Locality) -> str:
    """The code of the one district that this postcode lies in, or empty when that is not sure."""
    read = read_postcode(postcode)
    if read is None:
        return ""
    guess = districts_of(read, locality=locality)
    return guess.districts[0].code if guess.sure and guess.districts else ""
