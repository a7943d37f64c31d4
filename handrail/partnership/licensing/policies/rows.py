"""One row of a register as an entry, or what is wrong with it, column by column, in a sentence each."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from handrail.foundation.spreadsheets import read_day
from handrail.rules.localities.postcodes import read_postcode

LONGEST = {"number": 40, "name": 120, "address": 240, "plate": 20}
ADDRESS_LINES = ("address", "address_2", "address_3", "town")
FIRST_DAY = date(1970, 1, 1)
DUAL_WORDS = ("dual", "both", "combined")
TYPE_WORDS = {
    "hackney": "hackney", "hc": "hackney", "hcd": "hackney", "hcv": "hackney", "taxi": "hackney",
    "private": "private_hire", "ph": "private_hire", "phd": "private_hire", "phv": "private_hire",
    "phdl": "private_hire", "pho": "private_hire",
}  # fmt: skip
NO_NAME_OF_ITS_OWN = {"ltd", "limited", "llp", "plc", "co", "jr", "snr"}


@dataclass(frozen=True)
class Fault:
    """What is wrong in one column."""

    column: str
    sentence: str


@dataclass(frozen=True)
class Entry:
    """What a register says of one licence; empty where it says nothing."""

    number: str = field(repr=False)
    name: str = field(repr=False)
    type: str
    issued_on: date | None
    expires_on: date
    address: str = field(repr=False)
    postcode: str = field(repr=False)
    plate: str = field(repr=False)
    language: str
    trained_on: date | None


@dataclass(frozen=True)
class Reader:
    """Reads rows of one file. `columns`: the column of each field; `languages`: the code of each language's name."""

    columns: Mapping[str, int]
    languages: Mapping[str, str]

    def read(self, row: Sequence[str]) -> Entry | list[Fault]:
        """The entry that a row is, or everything that is wrong with it."""
        faults: list[Fault] = []
        said = {code: self.cell(row, code) for code in self.columns}
        entry = Entry(
            number=self.needed(said, "number", "Licence number", faults),
            name=self.name(said, faults),
            type=self.type(said, faults),
            issued_on=self.day(said, "issued_on", "Issued", faults),
            expires_on=self.day(said, "expires_on", "Expires", faults, needed=True) or FIRST_DAY,
            address=self.address(said, faults),
            postcode=self.postcode(said, faults),
            plate=self.short(said, "plate", "Number plate", faults).upper(),
            language=self.language(said, faults),
            trained_on=self.day(said, "trained_on", "Day of safeguarding training", faults),
        )
        if not faults and entry.issued_on is not None and entry.issued_on > entry.expires_on:
            faults.append(Fault("Expires", "It expires before it was issued."))
        return faults or entry

    def number_of(self, row: Sequence[str]) -> str:
        """The number in a row that may be wrong otherwise; empty if there is none."""
        return number_form(self.cell(row, "number"))

    def cell(self, row: Sequence[str], code: str) -> str:
        """What a row says in a field's column; a row may be shorter than its headings."""
        at = self.columns.get(code)
        return "" if at is None or at >= len(row) else " ".join(row[at].split())

    def short(self, said: Mapping[str, str], code: str, label: str, faults: list[Fault]) -> str:
        """Words of no more than so many letters."""
        text = said.get(code, "")
        if len(text) > LONGEST[code]:
            faults.append(Fault(label, f"It is longer than {LONGEST[code]} letters."))
        return text

    def needed(self, said: Mapping[str, str], code: str, label: str, faults: list[Fault]) -> str:
        """Words that must be there, with a letter or a figure among them."""
        text = self.short(said, code, label, faults)
        if not number_form(text):
            faults.append(Fault(label, "It is missing."))
        return text

    def name(self, said: Mapping[str, str], faults: list[Fault]) -> str:
        """The whole name, from one column or from two. "Khan, Amir" is Amir Khan."""
        parts = " ".join(filter(None, (said.get("first_name", ""), said.get("surname", ""))))
        text = said.get("name", "") or parts
        last, comma, first = text.partition(", ")
        if comma and "," not in first and last_word(first):
            text = f"{first} {last}"
        return self.needed({"name": text}, "name", "Name", faults)

    def type(self, said: Mapping[str, str], faults: list[Fault]) -> str:
        """For what the licence is; not said where there is nothing."""
        text = said.get("type", "").lower()
        if not text:
            return "not_said"
        if any(word in text for word in DUAL_WORDS):
            return "dual"
        found = {TYPE_WORDS[word] for word in re.findall(r"[a-z]+", text) if word in TYPE_WORDS}
        if not found:
            faults.append(Fault("Kind of licence", "Write hackney carriage, private hire or dual."))
        return "dual" if len(found) > 1 else next(iter(found), "not_said")

    def day(
        self, said: Mapping[str, str], code: str, label: str, faults: list[Fault], *, needed: bool = False
    ) -> date | None:
        """A day in one of the forms of this country, or as Excel counts days."""
        text = said.get(code, "")
        if not text:
            if needed:
                faults.append(Fault(label, "It is missing."))
            return None
        found = read_day(text)
        if found is None:
            faults.append(Fault(label, "It is no day. Write it like 31/03/2027."))
        return found

    def address(self, said: Mapping[str, str], faults: list[Fault]) -> str:
        """The lines of the address, one beneath the other."""
        text = "\n".join(filter(None, (said.get(code, "") for code in ADDRESS_LINES)))
        return self.short({"address": text}, "address", "Address", faults)

    def postcode(self, said: Mapping[str, str], faults: list[Fault]) -> str:
        """A whole postcode, or nothing."""
        text = said.get("postcode", "")
        found = read_postcode(text) if text else None
        if text and (found is None or len(found.inward) != len("1AA")):
            faults.append(Fault("Postcode", "It is no whole postcode, like AL1 3JE."))
        return str(found or "")

    def language(self, said: Mapping[str, str], faults: list[Fault]) -> str:
        """The code of a language that the pack knows, or nothing."""
        text = said.get("language", "").lower()
        if text and text not in self.languages:
            faults.append(Fault("Language", "We do not know it. Write it like Polish, or leave it empty."))
        return self.languages.get(text, "")


def number_form(text: str) -> str:
    """A licence number or a plate as it is compared: capitals and figures, nothing between."""
    return re.sub(r"[\W_]+", "", text.upper())


def name_form(name: str) -> str:
    """What a name is found by: its last word, without accents, as people type it."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return last_word("".join(one for one in plain if not unicodedata.combining(one)))


def last_word(name: str) -> str:
    """The last word that is a name's own, letters only; of a company the last before its form.

    What stands in brackets is said of somebody, as in "Sara Khan (trading as A1 Cars)", and is no name of theirs.
    """
    said = re.sub(r"\([^()]*\)", " ", name.casefold())
    words = [re.sub(r"[\W_]+", "", word) for word in said.split()]
    named = [word for word in words if word and word not in NO_NAME_OF_ITS_OWN]
    return named[-1] if named else ""
