"""A driver's quick report: one page, a few taps, everything optional but something told."""

import re
import secrets
from datetime import datetime, timedelta
from typing import Any

from django import forms

from handrail.foundation.ui.forms import Option
from handrail.foundation.vault.receipts import receipt_of
from handrail.public.concerns.forms.circumstances import ACCOUNT_CHARACTERS, SHORT, district_found
from handrail.public.concerns.forms.page import Choice, Words
from handrail.public.concerns.models import Danger, Known, Report, ReporterKind, Sharing
from handrail.public.concerns.policies.pages import why_not_send
from handrail.rules.localities.locality import Audience, Locality, Sign
from handrail.rules.localities.postcodes import INWARD, OUTWARD, read_postcode

MOST_SIGNS = 9
MARK = re.compile(r"[A-Za-z0-9_-]{22,64}")
POSTCODE = re.compile(rf"\b{OUTWARD} ?{INWARD}\b", re.IGNORECASE)
# As long as a report may wait on a telephone for signal; and how far its clock may be ahead of ours.
WAITED_AT_MOST, CLOCKS_DIFFER = timedelta(hours=24), timedelta(minutes=5)
NOW, TODAY, OTHER = "now", "today", "other"
WHEN = {NOW: "Just now", TODAY: "Earlier today", OTHER: "Another day"}


class DriverForm(forms.Form):
    """What a driver saw. `once` marks this form: sent twice, it is one report with one receipt.

    `written_at` is told by a telephone that kept the report while there was no signal.
    """

    danger = Choice(label="Is anyone in danger right now?", choices=Danger.choices)
    signs = forms.MultipleChoiceField(
        label="What felt wrong?",
        help_text="Tick all that fit. No single sign proves anything.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from these signs."},
    )
    account = Words(
        label="What felt wrong, in your own words",
        help_text="A few words are enough. You do not need to be sure.",
        max_length=ACCOUNT_CHARACTERS,
        rows=3,
    )
    pick_up = Words(label="Picked up at", help_text="An address, a postcode or any words", max_length=SHORT)
    drop_off = Words(label="Dropped off at", help_text="An address, a postcode or any words", max_length=SHORT)
    when = Choice(label="When?", choices=WHEN.items())
    when_text = Words(label="If not just now: day and time, about", max_length=SHORT)
    child = Choice(label="Was a child there, or somebody who might be under 18?", choices=Known.choices)
    vehicles = Words(
        label="A vehicle, if you noticed one",
        help_text="Number plate, make, colour. Only if you wish.",
        max_length=SHORT,
    )
    sharing = Choice(
        label="Who may know that you told us?",
        choices=[
            (Sharing.ANONYMOUS.value, "Nobody. I do not give my name"),
            (Sharing.CONFIDENCE.value, Option("Only the desk", hint="It does not pass your name on.")),
            (Sharing.SHARE.value, Option("Those who can act on it", hint="And nobody else.")),
        ],
    )
    name = Words(label="Your name, only if you wish", max_length=SHORT)
    badge = Words(
        label="Your badge or plate, only if you wish",
        help_text="It shows who you are. If you give no name, we leave both of these out.",
        max_length=SHORT,
    )
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    written_at = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    use_required_attribute = False

    def __init__(self, typed: Any = None, *, locality: Locality, at: datetime) -> None:
        new = {"once": secrets.token_urlsafe(24), "sharing": Sharing.ANONYMOUS.value, "when": NOW}
        super().__init__(typed, initial=new)
        self.locality, self.at = locality, at
        self.fields["signs"].choices = [(sign.code, sign.words) for sign in signs_for(locality)]  # type: ignore[attr-defined]

    def clean_once(self) -> str:
        """The mark as it came; what cannot be one is made anew."""
        mark: str = self.cleaned_data["once"]
        return mark if MARK.fullmatch(mark) else secrets.token_urlsafe(24)

    def clean(self) -> dict[str, Any]:
        """Something has to be told."""
        said = super().clean() or {}
        if not self.errors and (reason := why_not_send(account=said["account"], signs=tuple(said["signs"]))):
            self.add_error("account", reason)
        return said

    @property
    def receipt(self) -> str:
        """The receipt that belongs to this form."""
        return receipt_of(self.cleaned_data["once"])

    def report(self, *, campaign: str, language: str = "") -> Report:
        """What was told, as any other report is."""
        said = self.cleaned_data
        named = said["sharing"] in {Sharing.SHARE, Sharing.CONFIDENCE}
        words: dict[str, Any] = {name: said[name] for name in ("account", "pick_up", "drop_off", "vehicles")}
        who: dict[str, Any] = {name: said[name] if named else "" for name in ("name", "badge")}
        return Report(
            reporter_kind=self._kind(),
            danger=said["danger"] or Danger.UNSURE.value,
            child=said["child"] or Known.UNKNOWN.value,
            signs=tuple(said["signs"]),
            sharing=said["sharing"] or Sharing.ANONYMOUS.value,
            campaign=campaign,
            language=language,
            **{**words, **who, **self._where(), **self._when()},
        )

    def _kind(self) -> str:
        known = {kind.code for kind in self.locality.reporter_kinds}
        return ReporterKind.DRIVER.value if ReporterKind.DRIVER in known else ""

    def _where(self) -> dict[str, str]:
        """Where they may be now comes before where they came from."""
        for said in (self.cleaned_data["drop_off"], self.cleaned_data["pick_up"]):
            if found := POSTCODE.search(said):
                postcode = str(read_postcode(found[0]) or "")
                return {"postcode": postcode, "district": district_found(postcode, locality=self.locality)}
        return {}

    def _when(self) -> dict[str, str]:
        when, words, waited = self.cleaned_data["when"], self.cleaned_data["when_text"], self._written_at()
        written = (waited or self.at).astimezone(self.locality.timezone)
        # No time of ours: the same form sent twice would become two reports.
        about = f"{WHEN[NOW]}, at {written:%H:%M}" if when == NOW and waited else WHEN.get(when, "")
        day = {"happened_on": written.date().isoformat()} if when in (NOW, TODAY) else {}
        return {**day, "happened_text": ". ".join(part for part in (about, words) if part)}

    def _written_at(self) -> datetime | None:
        """When it was written, if a telephone kept it and says so believably."""
        try:
            told = datetime.fromisoformat(self.cleaned_data["written_at"])
        except ValueError:
            return None
        if told.tzinfo is None or not -CLOCKS_DIFFER <= self.at - told <= WAITED_AT_MOST:
            return None
        return told


def signs_for(locality: Locality) -> tuple[Sign, ...]:
    """The few signs that the county's pack has for drivers alone."""
    theirs = [sign for group in locality.sign_groups if group.audience == {Audience.DRIVER} for sign in group.signs]
    return tuple(theirs[:MOST_SIGNS])
