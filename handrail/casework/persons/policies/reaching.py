"""Which ways of reaching somebody are safe. Each way is asked about by itself; what is not known is not safe."""

from dataclasses import dataclass
from datetime import datetime

from handrail.casework.persons.policies.identity import CHANNELS, KeptContact
from handrail.foundation.notices.policies import Refusal, SafeContact, refusal

# Ways on which the moment counts, and that the gate of messages knows.
AT_A_MOMENT = ("phone", "text", "email")
BY_TELEPHONE = ("phone", "text")


@dataclass(frozen=True, kw_only=True, repr=False)
class Reached:
    """One way in a list of all of them: whether it is safe, where it leads, and when."""

    channel: str
    safe: str
    address: str
    times: str


def safety_of(kept: KeptContact, channel: str) -> str:
    """Whether this way is safe: "yes", "no" or "unknown". A yes to being contacted at all is no yes to every way."""
    if kept.safe != "yes":
        return kept.safe
    if channel in kept.ways:
        return kept.ways[channel].safe
    named = channel == kept.contact.channel or (channel == "post" and bool(kept.postal_address.strip()))
    return "yes" if named else "unknown"


def address_for(kept: KeptContact, channel: str) -> str:
    """Where this way leads; empty if nobody said. One telephone is called and written to alike."""
    if channel == "post":
        return kept.postal_address.strip()
    own = kept.ways[channel].address.strip() if channel in kept.ways else ""
    same = channel == kept.contact.channel or {channel, kept.contact.channel} == set(BY_TELEPHONE)
    return own or (kept.contact.address.strip() if same else "")


def refusal_of(kept: KeptContact, *, channel: str, at: datetime) -> Refusal | None:
    """Why nobody may be reached that way at that moment, or None. Everything that is not plainly allowed is refused."""
    if kept.safe != "yes":
        return Refusal.NO_CONTACT if kept.safe == "no" else Refusal.NOT_KNOWN
    if channel not in CHANNELS or safety_of(kept, channel) != "yes":
        return Refusal.OTHER_CHANNEL
    if channel != "in_person" and not address_for(kept, channel):
        return Refusal.NO_ADDRESS
    return refusal(as_told(kept, channel), channel=channel, at=at) if channel in AT_A_MOMENT else None


def as_told(kept: KeptContact, channel: str) -> SafeContact:
    """What the gate of messages asks about this way."""
    if channel == kept.contact.channel:
        return kept.contact
    way = kept.ways[channel]
    return SafeContact(channel=channel, address=address_for(kept, channel), times=way.times, say=kept.contact.say)


def ways_in_order(kept: KeptContact) -> list[Reached]:
    """Every way there is, with what is known of it; nothing while they have not said that they may be contacted."""
    if kept.safe != "yes":
        return []
    return [
        Reached(
            channel=channel,
            safe=safety_of(kept, channel),
            address=address_for(kept, channel) if safety_of(kept, channel) == "yes" else "",
            times=kept.ways[channel].times if channel in kept.ways else "",
        )
        for channel in CHANNELS
    ]
