"""One row of a list of past attendance as an entry, or what is wrong with it, column by column, in a sentence each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from handrail.foundation.spreadsheets import Field, read_day
from handrail.rules.localities.checked import CodedWord
from handrail.rules.localities.locality import Organisation

FIELDS = (
    Field("email", "Work e-mail address", ("email", "e-mail", "email address", "work email")),
    Field("name", "Name", ("name", "full name", "delegate", "attendee", "delegate name")),
    Field("organisation", "Organisation", ("organisation", "employer", "agency", "trust", "company")),
    Field("profession", "Profession", ("profession", "job title", "role", "job", "occupation")),
    Field("course", "Course", ("course", "course title", "training", "module"), "If the file has several"),
    Field("attended_on", "Day", ("date", "date attended", "attended", "day", "completed", "date completed")),
)
REQUIRED = {"email": "Work e-mail address", "name": "Name", "profession": "Profession", "attended_on": "Day"}
LONGEST = {"email": 254, "name": 120, "organisation": 120, "profession": 120, "course": 200, "attended_on": 40}
TWICE = "It stands twice in this list; the first one counts."


@dataclass(frozen=True)
class Attended:
    """Somebody took a course on a day. `organisation` is a code, or empty and `elsewhere` says which other."""

    email: str = field(repr=False)
    name: str = field(repr=False)
    organisation: str
    elsewhere: str = field(repr=False)
    profession: str
    course: str
    attended_on: date


@dataclass(frozen=True)
class Wrong:
    """What is wrong in one column of one row. It never quotes the cell."""

    line: int
    column: str
    sentence: str


@dataclass(frozen=True)
class Reader:
    """Reads rows of one list. Each mapping gives the code of what people write; `course` is that of a row without one.

    No day after `today` is taken.
    """

    columns: Mapping[str, int]
    organisations: Mapping[str, str]
    professions: Mapping[str, str]
    courses: Mapping[str, str]
    course: str
    today: date

    def read(self, line: int, row: Sequence[str]) -> Attended | list[Wrong]:
        """The row as an entry, or everything that is wrong with it."""
        said = {code: self.cell(row, code) for code in self.columns}
        found = {
            "Work e-mail address": None if is_address(said["email"]) else "It is no e-mail address.",
            "Name": None if said["name"] else "It is missing.",
            "Profession": None if said["profession"].casefold() in self.professions else "We know no such profession.",
            "Course": None if self.course_of(said) else "We know no such course.",
            "Day": self.why_no_day(read_day(said["attended_on"])),
        }
        long = {one.label: "It is too long." for one in FIELDS if len(said.get(one.code, "")) > LONGEST[one.code]}
        wrong = [Wrong(line, column, why) for column, why in {**found, **long}.items() if why]
        return wrong or self.entry(said)

    def entry(self, said: Mapping[str, str]) -> Attended:
        """What a row says that has nothing wrong."""
        organisation = said.get("organisation", "")
        code, day = self.organisations.get(organisation.casefold(), ""), read_day(said["attended_on"])
        return Attended(
            email=said["email"].casefold(),
            name=said["name"],
            organisation=code,
            elsewhere="" if code else organisation[:40],
            profession=self.professions[said["profession"].casefold()],
            course=self.course_of(said),
            attended_on=day or self.today,
        )

    def cell(self, row: Sequence[str], code: str) -> str:
        """What stands in the column of that field."""
        at = self.columns[code]
        return " ".join(row[at].split()) if at < len(row) else ""

    def course_of(self, said: Mapping[str, str]) -> str:
        """The code of the course; that of the whole list where the row names none, empty where we know none."""
        text = said.get("course", "")
        return self.courses.get(text.casefold(), "") if text else self.course

    def why_no_day(self, day: date | None) -> str | None:
        """Say why nobody attended on that day, if so."""
        if day is None:
            return "It is no day. Write it like 31/03/2026."
        return "It is still to come." if day > self.today else None


def is_address(text: str) -> bool:
    """Whether it looks like an e-mail address: nothing is ever sent to it."""
    name, at, domain = text.rpartition("@")
    return bool(name and at and "." in domain and not any(letter.isspace() for letter in text))


def said_as(entries: Iterable[CodedWord | Organisation]) -> dict[str, str]:
    """The code of each, by what people write for it: its words or its code."""
    return {
        text.casefold(): one.code
        for one in entries
        for text in (one.code, one.name if isinstance(one, Organisation) else one.label)
    }
