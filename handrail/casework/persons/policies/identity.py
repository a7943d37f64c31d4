"""Who somebody is, and the tokens by which a second record of the same person is noticed."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from handrail.casework.desk.policies.identifiers import telephones_in, words_in
from handrail.casework.persons.models import TokenKind
from handrail.foundation.notices.policies import SafeContact

NO_CONTACT = SafeContact()
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
class KeptContact:
    """Whether it is safe to contact somebody, and then how: what the gate reads, a postal address, who else sees it.

    `safe` is yes, no or unknown; anything but yes means that there is nothing else here.
    """

    safe: str = "unknown"
    contact: SafeContact = NO_CONTACT
    postal_address: str = ""
    who_else_sees: str = ""
    whose: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain values, as they are locked; `safe` stands beside them."""
        return {
            "contact": self.contact.to_json(),
            "postal_address": self.postal_address,
            "who_else_sees": self.who_else_sees,
            "whose": self.whose,
        }

    @classmethod
    def from_json(cls, safe: str, kept: Mapping[str, Any]) -> Self:
        """Read back."""
        return cls(
            safe=safe,
            contact=SafeContact.from_json(kept["contact"]),
            postal_address=kept["postal_address"],
            who_else_sees=kept["who_else_sees"],
            whose=kept["whose"],
        )


def lines_of(text: str) -> Iterator[str]:
    """The parts of a field in which several things are typed, one a line or between commas."""
    for part in text.replace(",", "\n").replace(";", "\n").splitlines():
        if part.strip():
            yield part.strip()


def marks_of(identity: Identity) -> set[Mark]:
    """What an identity can be recognised by, in one form."""
    names = {(TokenKind.NAME, word) for name in identity.names for word in words_in(name)}
    births = {(TokenKind.BIRTH, identity.date_of_birth)} if identity.date_of_birth else set()
    references = {(TokenKind.REFERENCE, "".join(reference.casefold().split())) for reference in identity.references}
    return names | births | references


def marks_of_contact(kept: KeptContact) -> set[Mark]:
    """What somebody's telephone number or e-mail address can be recognised by."""
    address = kept.contact.address
    marks = {(TokenKind.TELEPHONE, found.value) for found in telephones_in(address)}
    if kept.contact.channel == "email" and address.strip():
        marks.add((TokenKind.EMAIL, address.strip().casefold()))
    return marks
