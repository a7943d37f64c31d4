"""A row of a partner's spreadsheet as a report, or what is wrong with it, column by column, in a sentence each."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Final, Protocol

from rapidfuzz.process import extractOne

from handrail.foundation.spreadsheets import Field, as_it_was, month_comes_first, read_day
from handrail.public.concerns.models import Danger, Known, Report
from handrail.rules.localities.locality import CodedWord, Locality
from handrail.rules.localities.postcodes import districts_of, read_postcode

# What partners' own lists call the things we ask for. Columns that are none of these are named, and left out.
FIELDS: Final = (
    Field(
        "reference",
        "Your reference",
        (
            "reference",
            "our ref",
            "our reference",
            "ref",
            "ref no",
            "case number",
            "incident number",
            "log number",
            "id",
        ),
    ),
    Field(
        "reported_on",
        "Day it was reported",
        (
            "date reported",
            "date received",
            "reported",
            "date of report",
            "date logged",
            "date we were told",
            "when we heard",
            "when reported",
            "date",
        ),
    ),
    Field(
        "reporter_kind",
        "Who told you",
        ("source", "reported by", "reporter", "reporter type", "who told you", "who told us"),
    ),
    Field("organisation", "Organisation", ("organisation", "organization", "agency", "partner", "referring agency")),
    Field("reporter_role", "Their work", ("role", "job title", "reporter role", "post")),
    Field(
        "account",
        "What happened",
        (
            "what happened",
            "what was seen",
            "what was said",
            "narrative",
            "details",
            "summary",
            "concern",
            "description",
            "notes",
            "circumstances",
            "account",
            "outline",
        ),
    ),
    Field(
        "place_kind", "Kind of place", ("kind of place", "type of premises", "premises type", "location type", "place")
    ),
    Field("address", "Address", ("address", "location", "premises", "location address", "where")),
    Field("postcode", "Postcode", ("postcode", "post code", "location postcode")),
    Field("district", "District", ("district", "local authority", "borough", "council", "area", "council area")),
    Field("happened_on", "Day it happened", ("date of incident", "incident date", "date seen", "when", "happened on")),
    Field(
        "people_count",
        "How many people",
        ("number of people", "no of people", "how many people", "number of victims", "no of pvs", "pvs", "people"),
    ),
    Field(
        "people_text",
        "The people",
        ("people seen", "description of people", "victim details", "nationality", "about the people"),
    ),
    Field("child", "Is a child involved", ("child", "child involved", "under 18", "children", "any children")),
    Field("danger", "Danger now", ("immediate danger", "danger", "risk now", "urgent", "danger now")),
    Field(
        "vehicles",
        "Vehicles",
        ("vehicle", "vehicles", "vrm", "reg", "reg no", "registration", "vehicle registration", "number plate"),
    ),
    Field("telephones", "Telephone numbers", ("telephone", "phone", "phone number", "telephone numbers", "mobile")),
    Field("businesses", "Businesses", ("business", "company", "business name", "employer", "trading name")),
    Field("names", "Names", ("name", "names", "names mentioned", "suspects", "persons mentioned", "nicknames")),
    Field("languages", "Languages", ("language", "languages", "language spoken")),
)
LABELS: Final = {each.code: each.label for each in FIELDS}
# Without an account there is nothing to read.
NEEDED: Final = frozenset({"account"})
LONGEST: Final = {"account": 10_000} | dict.fromkeys(
    ("address", "people_text", "vehicles", "telephones", "businesses", "names", "languages"), 1_000
)
OTHERWISE: Final = 200
YES, NO = frozenset(["yes", "y", "true", "1", "x"]), frozenset(["no", "n", "false", "0", "none", "nil"])
NOT_KNOWN = frozenset({"", "unknown", "unsure", "not known", "n/k", "nk", "n/a", "na", "?", "-", "tbc", "not sure"})
MOST_PEOPLE: Final = 1_000
PROFESSIONAL: Final = "professional"
OF_COUNCILS: Final = frozenset({"and", "bc", "borough", "city", "council", "dc", "district", "of", "the"})
# Whose list it is where nobody said: their references are not one organisation's, and can name two concerns.
NOBODY_NAMED: Final = "A partner"
MONTH_FIRST: Final = (
    "The month comes first here. If the whole list is written so, every day in it is read wrongly: have it sent again "
    "with the day first, like 31/03/2026."
)
NEAR: Final = 80.0  # of a hundred: how alike a word must be to be proposed


@dataclass(frozen=True)
class Fault:
    """What is wrong in one column; `column` is what we call it."""

    column: str
    sentence: str


@dataclass(frozen=True)
class Told:
    """A good row: the partner's own reference, if there is one, the report, and which columns had no code of ours."""

    reference: str = field(repr=False)
    report: Report = field(repr=False)
    in_words: tuple[str, ...] = ()


class Reader(Protocol):
    """Reads the rows of one kind of list. `columns`: the column of each field; `sender`: whose list it is."""

    @property
    def columns(self) -> Mapping[str, int]: ...
    @property
    def sender(self) -> str: ...
    def read(self, row: Sequence[str]) -> Told | list[Fault]: ...


@dataclass(frozen=True)
class ReportReader:
    """Reads rows of one list. `columns`: the column of each field; `sender`: the organisation whose list it is."""

    columns: Mapping[str, int]
    sender: str
    locality: Locality = field(repr=False)
    on: date

    def read(self, row: Sequence[str]) -> Told | list[Fault]:
        """The report that a row is, or everything that is wrong with it."""
        said = {code: self.cell(row, code) for code in LABELS}
        faults = [*self.too_long(said), *self.missing(said)]
        postcode = self.postcode(said["postcode"], faults)
        told_by, role = self.reporter(said, faults)
        report = Report(
            reporter_kind=told_by,
            organisation=said["organisation"] or self.sender,
            reporter_role=role,
            account=self.account(said, faults),
            place_kind=self.code("place_kind", said, self.locality.place_kinds, faults),
            address=said["address"],
            postcode=postcode,
            district=self.district(said["district"], postcode, faults),
            happened_on=self.day("happened_on", said, faults),
            people_count=self.number(said["people_count"], faults),
            people_text=said["people_text"],
            child=self.answer("child", said, Known.UNKNOWN, faults),
            danger=self.answer("danger", said, Danger.UNSURE, faults),
            vehicles=said["vehicles"],
            telephones=said["telephones"],
            businesses=said["businesses"],
            names=said["names"],
            languages=said["languages"],
            sharing="confidence",
        )
        return faults or Told(said["reference"], report)

    def cell(self, row: Sequence[str], code: str) -> str:
        """What a row says in a field's column; a row may be shorter than its headings."""
        at = self.columns.get(code)
        return "" if at is None or at >= len(row) else as_it_was(row[at].strip())

    def too_long(self, said: Mapping[str, str]) -> list[Fault]:
        """Cells with more letters than there is room for."""
        most = {code: LONGEST.get(code, OTHERWISE) for code in said}
        return [
            Fault(LABELS[code], f"It is longer than {most[code]:,} letters.")
            for code, text in said.items()
            if len(text) > most[code]
        ]

    def missing(self, said: Mapping[str, str]) -> list[Fault]:
        """Cells that must say something."""
        return [Fault(LABELS[code], "It is empty.") for code in sorted(NEEDED) if not said[code]]

    def account(self, said: Mapping[str, str], faults: list[Fault]) -> str:
        """The account, with the day on which the partner was told and their reference beneath."""
        day = self.day("reported_on", said, faults)
        beneath = [f"Reported to {self.sender} on {day}." if day else "", self.referred(said["reference"])]
        return "\n\n".join(filter(None, [said["account"], " ".join(filter(None, beneath))]))

    def referred(self, reference: str) -> str:
        """The partner's reference in a sentence."""
        return f"Their reference: {reference}." if reference else ""

    def day(self, code: str, said: Mapping[str, str], faults: list[Fault]) -> str:
        """A day as people in this country write it, in ISO's form; none that is still to come."""
        if said[code].lower() in NOT_KNOWN:
            return ""
        found = read_day(said[code])
        if found is None:
            turned = month_comes_first(said[code])
            faults.append(Fault(LABELS[code], MONTH_FIRST if turned else "It is no day. Write it like 31/03/2026."))
        elif found > self.on:
            faults.append(Fault(LABELS[code], "It is in the future."))
        return found.isoformat() if found else ""

    def number(self, text: str, faults: list[Fault]) -> int | None:
        """How many people; "5+" and "about 5" are five."""
        if text.lower() in NOT_KNOWN:
            return None
        found = re.fullmatch(r"(?:about |approx\.? |c\.? ?|~)?(\d{1,5})(?:\.0)?\+?", text.lower())
        if found is None or int(found[1]) > MOST_PEOPLE:
            faults.append(Fault(LABELS["people_count"], f"It is no number of people, from 0 to {MOST_PEOPLE:,}."))
            return None
        return int(found[1])

    def answer(self, code: str, said: Mapping[str, str], not_known: Known | Danger, faults: list[Fault]) -> str:
        """Yes, no, or not known; anything else is a fault, for it could be a yes."""
        text = said[code].lower()
        if text in NOT_KNOWN:
            return not_known.value
        if text not in YES | NO:
            faults.append(Fault(LABELS[code], "Write yes, no or unknown."))
            return not_known.value
        return "yes" if text in YES else "no"

    def postcode(self, text: str, faults: list[Fault]) -> str:
        """A postcode or the first part of one."""
        found = read_postcode(text) if text.lower() not in NOT_KNOWN else None
        if found is None and text.lower() not in NOT_KNOWN:
            faults.append(Fault(LABELS["postcode"], "It is no postcode, like AL1 3JE or AL1."))
        return str(found or "")

    def district(self, text: str, postcode: str, faults: list[Fault]) -> str:
        """The district by what it is called; from the postcode where it leaves no doubt and none was written."""
        if text.lower() in NOT_KNOWN:
            return self.district_around(postcode)
        found = self.districts.get(without_council(text), "")
        if not found:
            names = ", ".join(each.name for each in self.locality.districts)
            faults.append(Fault(LABELS["district"], f"We do not know it. Write one of: {names}."))
        return found

    @cached_property
    def districts(self) -> Mapping[str, str]:
        """The code of each district by all that it is called: its name, what partners write, and its own towns."""
        county = self.locality
        towns = [(without_council(town), each.code) for each in county.districts for town in each.towns]
        shared = {town for town, times in Counter(town for town, _ in towns).items() if times > 1}
        called = {town: code for town, code in towns if town not in shared}
        called |= {without_council(word.label): word.group for word in county.district_words}
        return called | {without_council(each.name): each.code for each in county.districts}

    def district_around(self, postcode: str) -> str:
        """The one district in which a postcode lies, or nothing where that is not sure."""
        read = read_postcode(postcode)
        guess = districts_of(read, locality=self.locality) if read else None
        return guess.districts[0].code if guess and guess.sure and guess.districts else ""

    def reporter(self, said: Mapping[str, str], faults: list[Fault]) -> tuple[str, str]:
        """Who told the partner, and their work: "Nurse" is a professional, and says which."""
        kind = self.partners.get(without_article(said["reporter_kind"]))
        if kind is None:
            kind = self.code("reporter_kind", said, self.locality.reporter_kinds, faults, others=self.partners)
            return kind or PROFESSIONAL, said["reporter_role"]
        return kind, said["reporter_role"] or (said["reporter_kind"] if kind == PROFESSIONAL else "")

    @cached_property
    def partners(self) -> Mapping[str, str]:
        """The kind of reporter behind each word that partners use, by the word as words are compared."""
        return {without_article(word.label): word.group for word in self.locality.reporter_words}

    def code(
        self,
        code: str,
        said: Mapping[str, str],
        words: Sequence[CodedWord],
        faults: list[Fault],
        others: Iterable[str] = (),
    ) -> str:
        """The code of a word of the county's list, by its code or by its label. `others` may be proposed, too."""
        asked = without_article(said[code])
        if said[code].lower() in NOT_KNOWN:
            return ""
        found = by_words(tuple(words)).get(asked)
        if found is not None:
            return found
        near = extractOne(asked, [*by_words(tuple(words)), *others], score_cutoff=NEAR)
        meant = f" Did you mean “{near[0]}”?" if near else ""
        listed = ", ".join(word.label for word in words)
        faults.append(Fault(LABELS[code], f"We do not know this word.{meant} Write one of: {listed}."))
        return ""


@cache
def by_words(words: tuple[CodedWord, ...]) -> Mapping[str, str]:
    """The code of each word of a list, by its code and by its label."""
    return {without_article(said): word.code for word in words for said in (word.code, word.label)}


def without_article(text: str) -> str:
    """Words as they are compared, without "a" in front."""
    return name_form(text).removeprefix("a ").removeprefix("an ")


def without_council(text: str) -> str:
    """What a district is called, as it is compared: without what every council is called."""
    return " ".join(word for word in name_form(text).split() if word not in OF_COUNCILS)


def name_form(text: str) -> str:
    """Words as they are compared: small letters and figures with one space between."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))
