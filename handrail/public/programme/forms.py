"""What may be typed by somebody who offers to speak, or chooses workshops."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from handrail.foundation.ui.choosing import written
from handrail.foundation.ui.fields import number, offer, radios, words, yes_no
from handrail.partnership.published.forms import made_with_page, typed_receipt
from handrail.partnership.published.models import OpenEvent
from handrail.public.programme.policies import FORMATS, Item, items_of, workshops

PERSON = "Do not write about anybody whom you are worried about. To tell us of a concern, use the other form."


class SpeakForm(forms.Form):
    """An offer to speak."""

    name = words("Your name", needed="Enter your name.", longest=120)
    email = forms.EmailField(
        label="Your work e-mail address",
        help_text="Only for this seminar.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Enter your work e-mail address.",
            "invalid": "Enter an e-mail address, like name@example.org.",
        },
    )
    organisation = words("Your organisation", needed="Enter your organisation.", longest=120)
    set_as = radios("What do you offer?", FORMATS.items(), needed="Choose what you offer.")
    title = words("What would it be called?", needed="Enter a title.", longest=200)
    about = words("What is it about?", PERSON, needed="Say what it is about.", longest=2_000, rows=6)
    minutes = number("How many minutes do you need?", least=5, most=240)
    needs = words("Is there anything you need?", "A step-free stage, a signer, a projector.", longest=300)
    may_be_named = yes_no("May your name stand in the programme?", "If not, only your organisation does.")
    receipt = made_with_page()

    def asked(self, event: OpenEvent) -> dict[str, Any]:
        """What is asked, without the receipt."""
        given = self.cleaned_data
        said = {name: given[name] for name in ("name", "email", "organisation", "set_as", "title", "about", "needs")}
        return {
            **said,
            "event": str(event.pk),
            "minutes": given["minutes"],
            "may_be_named": given["may_be_named"] == "yes",
        }


class WorkshopsForm(forms.Form):
    """Workshops, one at each time, for whoever has a place: their receipt says who."""

    receipt = typed_receipt("From when you booked: 25 letters and numbers.")

    def __init__(self, data: Any = None, *, event: OpenEvent) -> None:
        super().__init__(data)
        for place, (starts_at, items) in enumerate(workshops(items_of(event)).items()):
            name = f"time_{place}"
            self.fields[name] = forms.ChoiceField(
                label=gettext("At %(time)s") % {"time": f"{timezone.localtime(starts_at):%H:%M}"},
                required=False,
                widget=forms.RadioSelect,
            )
            offer(self, name, [("", _("None of these")), *((item.id, in_words(item)) for item in items)])

    def asked(self, event: OpenEvent) -> dict[str, Any]:
        """What is asked, without the receipt."""
        chosen = [value for name, value in self.cleaned_data.items() if name.startswith("time_") and value]
        return {"event": str(event.pk), "items": sorted(chosen)}


def in_words(item: Item) -> str:
    """A workshop, where it is, and whether there are seats."""
    seats = gettext("seats left: %(seats)s") % {"seats": item.left} if item.left else gettext("full at the moment")
    return f"{written(item.title)}, {written(item.room)} ({seats})"
