"""Who somebody is, and the tokens by which a second record of the same person is noticed."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

from django.db import models

from handrail.casework.desk.policies.identifiers import telephones_in, words_in
from handrail.casework.persons.models import TokenKind
from handrail.foundation.notices.policies import SafeContact
from handrail.methods.reading.names import tokens_of, weighty
from handrail.methods.reading.variants import sound_of


class WhyIdentity(models.TextChoices):
    """Why somebody reads who a person is. The trail keeps the code."""

    CONTACT = "to_reach", "To reach them"
    REFER = "to_refer", "To refer them or to notify"
    SAME = "to_compare", "To see whether it is the same person"
    DOCUMENT = "to_write", "For a letter, a form or a document"
    CORRECT = "to_correct", "To correct what is written"
    AUTHORITY = "authority", "A court, the police or the Home Office asks"


NO_CONTACT = SafeContact()
# The ways of reaching somebody, each of which they are asked about by itself.
CHANNELS = ("phone", "text", "email", "post", "through_somebody", "in_person")
Mark = tuple[TokenKind, str]


@dataclass(frozen=True, kw_only=True, repr=False)
class Identity:
    """Who somebody is, as far as it is known. Every part may be empty; dates are ISO dates. Its repr shows nothing."""

    given_names: str = ""
    family_name: str = ""
    other_names: str = ""
    date_of_birth: str = ""
    gender: str = ""
    nationality: str = ""
    second_nationality: str = ""
    languages: str = ""
    communication_needs: str = ""
    home_office_reference: str = ""
    other_references: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name they go by."""
        full = f"{self.given_names} {self.family_name}".strip()
        return tuple(filter(None, (full, self.given_names, self.family_name, *lines_of(self.other_names))))

    @property
    def references(self) -> tuple[str, ...]:
        """Every reference that another body gave them."""
        return tuple(filter(None, (self.home_office_reference.strip(), *lines_of(self.other_references))))

    def to_json(self) -> dict[str, str]:
        """Plain values, as they are locked."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Read back; what a newer version keeps and this one does not know is left out."""
        known = {each.name for each in fields(cls)}
        return cls(**{name: str(value) for name, value in kept.items() if name in known})


@dataclass(frozen=True, kw_only=True, repr=False)
class SafeWay:
    """What they said of one way: `safe` is yes, no or unknown; where it leads; when, in their own words."""

    safe: str = "unknown"
    address: str = ""
    times: str = ""


@dataclass(frozen=True, kw_only=True, repr=False)
class KeptContact:
    """Whether it is safe to contact somebody, and then how: what the gate reads, a postal address, who else sees it.

    `safe` is yes, no or unknown; anything but yes means that there is nothing else here. `contact` is the way they
    would rather be reached; `ways` what they said of each way by itself, by `CHANNELS`. `code_word` is what both sides
    say so that they know each other; `interpreter` the language, and the gender they asked for.
    """

    safe: str = "unknown"
    contact: SafeContact = NO_CONTACT
    postal_address: str = ""
    who_else_sees: str = ""
    whose: str = ""
    interpreter: str = ""
    code_word: str = ""
    ways: Mapping[str, SafeWay] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Plain values, as they are locked; `safe` stands beside them."""
        return {
            "contact": self.contact.to_json(),
            "postal_address": self.postal_address,
            "who_else_sees": self.who_else_sees,
            "whose": self.whose,
            "interpreter": self.interpreter,
            "code_word": self.code_word,
            "ways": {channel: asdict(way) for channel, way in self.ways.items()},
        }

    @classmethod
    def from_json(cls, safe: str, kept: Mapping[str, Any]) -> Self:
        """Read back. What was kept before each way was asked about says nothing of the others: they are not known."""
        ways = kept.get("ways", {})
        return cls(
            safe=safe,
            contact=SafeContact.from_json(kept["contact"]),
            postal_address=kept["postal_address"],
            who_else_sees=kept["who_else_sees"],
            whose=kept["whose"],
            interpreter=kept.get("interpreter", ""),
            code_word=kept.get("code_word", ""),
            ways={channel: SafeWay(**ways[channel]) for channel in CHANNELS if channel in ways},
        )


def lines_of(text: str) -> Iterator[str]:
    """The parts of a field in which several things are typed, one a line or between commas."""
    for part in text.replace(",", "\n").replace(";", "\n").splitlines():
        if part.strip():
            yield part.strip()


def marks_of(identity: Identity) -> set[Mark]:
    """What an identity can be recognised by, in one form."""
    names = {mark for name in identity.names for mark in (*marks_of_words(name), *marks_of_sounds(name))}
    births = {(TokenKind.BIRTH, identity.date_of_birth)} if identity.date_of_birth else set()
    references = {(TokenKind.REFERENCE, "".join(reference.casefold().split())) for reference in identity.references}
    return names | births | references


def marks_of_words(name: str) -> set[Mark]:
    """A name by its words as they are written."""
    return {(TokenKind.NAME, word) for word in words_in(name)}


def marks_of_sounds(name: str) -> set[Mark]:
    """A name as it is heard, by the words of it that say who somebody is."""
    return {(TokenKind.SOUND, sound_of(word) or word) for word in weighty(tokens_of(name))}


def marks_of_contact(kept: KeptContact) -> set[Mark]:
    """What somebody's telephone number or e-mail address can be recognised by."""
    told = [(kept.contact.channel, kept.contact.address), *((name, way.address) for name, way in kept.ways.items())]
    emails = {address.strip().casefold() for channel, address in told if channel == "email"} - {""}
    return {
        *((TokenKind.TELEPHONE, found.value) for _, address in told for found in telephones_in(address)),
        *((TokenKind.EMAIL, email) for email in emails),
    }
