"""Which column of a file is which of our fields: proposed by what its heading says, confirmed by a person."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Below this a heading is too unlike for a proposal.
LIKE_ENOUGH = 0.75


@dataclass(frozen=True)
class Field:
    """One thing that we keep, and how registers call it."""

    code: str
    label: str
    called: tuple[str, ...]
    hint: str = ""


FIELDS = (
    Field("number", "Licence number", ("licence number", "licence no", "badge number", "badge no", "reference")),
    Field("name", "Name", ("name", "full name", "driver name", "licence holder", "operator name", "proprietor")),
    Field(
        "first_name", "First name", ("first name", "forename", "forenames", "given name"), "If it has its own column"
    ),
    Field("surname", "Surname", ("surname", "last name", "family name"), "If it has its own column"),
    Field("type", "Kind of licence", ("licence type", "type of licence", "type", "category", "kind")),
    Field("issued_on", "Issued", ("issue date", "issued", "date issued", "start date", "granted", "valid from")),
    Field(
        "expires_on", "Expires", ("expiry date", "expires", "date of expiry", "end date", "renewal date", "valid to")
    ),
    Field("address", "Address", ("address", "address line 1", "address 1", "postal address", "home address")),
    Field("address_2", "Address, second line", ("address line 2", "address 2")),
    Field("address_3", "Address, third line", ("address line 3", "address 3", "locality")),
    Field("town", "Town", ("town", "post town", "city", "address line 4", "address 4")),
    Field("postcode", "Postcode", ("postcode", "post code", "postal code")),
    Field("plate", "Number plate", ("registration", "registration number", "vrm", "number plate")),
    Field("language", "Language", ("language", "preferred language", "first language")),
    Field("trained_on", "Day of safeguarding training", ("safeguarding training", "training date", "trained on")),
)
# Without these nobody can be found or reminded. A name may come in one column or in two.
REQUIRED = {"number": "Licence number", "expires_on": "Expires"}


def heading_form(heading: str) -> str:
    """A heading as it is compared: small letters and figures with one space between."""
    return " ".join(re.findall(r"[a-z0-9]+", heading.lower().replace("license", "licence")))


def proposed(headings: Sequence[str], *, remembered: Mapping[str, int]) -> dict[str, int]:
    """The number of the column for each field, as it was the last time or by its heading. No column serves twice."""
    taken = dict(remembered)
    likely = sorted(
        ((likeness(field, heading), field.code, at) for field in FIELDS for at, heading in enumerate(headings)),
        key=lambda one: (-one[0], one[2]),
    )
    for how_like, code, at in likely:
        if how_like >= LIKE_ENOUGH and code not in taken and at not in taken.values():
            taken[code] = at
    return taken


def likeness(field: Field, heading: str) -> float:
    """How like a heading is to what this field is called, from 0 to 1."""
    said = heading_form(heading)
    return max((SequenceMatcher(None, said, name).ratio() for name in field.called), default=0.0) if said else 0.0
