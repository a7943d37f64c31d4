"""The safe-contact gate: what somebody said about how to reach them, and whether that allows this, now.

What is not known blocks. A message that arrives on a telephone somebody else is holding can do more harm than one
that never arrives (casework practice: per-channel safety, unknown means do not contact).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db import models

from handrail.foundation.locality import current_locality
from handrail.rules.worktime.opening import Opening, opening

Window = Mapping[int, tuple[tuple[time, time], ...]]


@dataclass(frozen=True, repr=False)
class SafeContact:
    """How, when and with which words somebody may be reached. Its repr shows nothing.

    channel is "none", "phone", "text", "email" or "unknown"; voicemail_ok is "yes", "no" or "unknown".
    times is what they said in words; window the same as hours of the week, when a form could ask for them.
    """

    channel: str = "unknown"
    address: str = ""
    times: str = ""
    window: Window | None = None
    voicemail_ok: str = "unknown"
    say: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain values, as a sealed report keeps them."""
        return {
            "channel": self.channel,
            "address": self.address,
            "times": self.times,
            "window": None if self.window is None else _window_to_json(self.window),
            "voicemail_ok": self.voicemail_ok,
            "say": self.say,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "SafeContact":
        """Read back; what is missing is not known, and a window that cannot be read raises ValueError."""
        window = kept.get("window")
        return cls(
            channel=str(kept.get("channel") or "unknown"),
            address=str(kept.get("address") or ""),
            times=str(kept.get("times") or ""),
            window=None if window is None else _window_from_json(window),
            voicemail_ok=str(kept.get("voicemail_ok") or "unknown"),
            say=str(kept.get("say") or ""),
        )


class Refusal(models.TextChoices):
    """Why nobody may be contacted this way now: a code for the trail, a sentence for the page."""

    NOT_KNOWN = "not_known", "We do not know how it is safe to contact them, so we do not."
    NO_CONTACT = "no_contact", "They asked not to be contacted."
    OTHER_CHANNEL = "other_channel", "They did not say that this way of contacting them is safe."
    NO_ADDRESS = "no_address", "They left no number or address for this."
    PERSON_MUST_READ_TIMES = (
        "person_must_read_times",
        "They said in their own words when it is safe. A person has to read that and decide.",
    )
    OUTSIDE_HOURS = "outside_hours", "It is outside the hours that they said are safe."


def refusal(safe_contact: SafeContact | None, *, channel: str, at: datetime) -> Refusal | None:
    """Why this channel may not be used at this moment, or None. Everything that is not plainly allowed is refused."""
    if safe_contact is None or safe_contact.channel not in {"none", "phone", "text", "email"}:
        return Refusal.NOT_KNOWN
    if safe_contact.channel == "none":
        return Refusal.NO_CONTACT
    if safe_contact.channel != channel:
        return Refusal.OTHER_CHANNEL
    if not safe_contact.address.strip():
        return Refusal.NO_ADDRESS
    return _refusal_of_the_hour(safe_contact, at=at)


def why_not_contact(safe_contact: SafeContact | None, *, channel: str, at: datetime) -> str | None:
    """Say why this person may not be contacted in this way at this moment, if so."""
    found = refusal(safe_contact, channel=channel, at=at)
    return None if found is None else str(found.label)


def next_safe_moment(safe_contact: SafeContact, *, at: datetime) -> datetime | None:
    """When the hours they gave begin next; None when they gave none, or none that ever begins."""
    return None if safe_contact.window is None else _opening(safe_contact.window, at=at).opens_at


def _refusal_of_the_hour(safe_contact: SafeContact, *, at: datetime) -> Refusal | None:
    if safe_contact.window is None:
        return Refusal.PERSON_MUST_READ_TIMES if safe_contact.times.strip() else None
    return None if _opening(safe_contact.window, at=at).open_now else Refusal.OUTSIDE_HOURS


def _opening(window: Window, *, at: datetime) -> Opening:
    # A bank holiday that nobody spoke of is closed: who is at home then may be just whom they fear.
    locality = current_locality()
    return opening(window, holidays=locality.bank_holidays, at=at, timezone=locality.timezone)


def _window_to_json(window: Window) -> dict[str, list[list[str]]]:
    return {
        str(day): [[start.strftime("%H:%M"), end.strftime("%H:%M")] for start, end in spans]
        for day, spans in window.items()
    }


def _window_from_json(kept: Mapping[str, Any]) -> Window:
    return {
        int(day): tuple((time.fromisoformat(start), time.fromisoformat(end)) for start, end in spans)
        for day, spans in kept.items()
    }
