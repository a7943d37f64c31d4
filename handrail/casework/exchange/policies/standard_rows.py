"""A row of a partner's list in the case data standard as a report: what has no code of ours is kept as words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Final

from handrail.casework.exchange.policies.reports import Fault, Told
from handrail.foundation.locality import current_standard
from handrail.foundation.spreadsheets import (
    EMPTY,
    Field,
    NotATable,
    Table,
    as_it_was,
    heading_form,
    read_birthday,
    read_day,
)
from handrail.public.concerns.models import Danger, Known, Report
from handrail.rules.case_data_standard.answers import Answer, answers_in, headings_of, names_of, ours_for
from handrail.rules.case_data_standard.standard import Kind, Standard, StandardField
from handrail.rules.localities.locality import Locality

# Where our codes for an answer are listed; other lists of the standard have no list of ours.
OURS: Final = {"vic_TypeOfExploitation": "exploitation_kinds", "prs_Gender": "genders"}
NAMES: Final = ("prs_FirstName", "prs_SecondName")
PHONES: Final = ("prs_HomePhone", "prs_MobilePhone")
BORN, REFERRED_ON = "prs_Birthdate", "cas_IncomingReferralDate"
PLACE, FROM = "vic_LocationOfExploitation", "cas_ReferringOrganisation"
CONSENT, STATUS = "con_Consent", "vic_TraffickingStatus"
# Each has a place of its own in a report and is not said again among the words.
PLACED: Final = frozenset({*NAMES, *PHONES, PLACE, FROM})
OF_A_WORKER: Final = frozenset({"cas_CaseOwner", "cas_ReferringPrimaryCaseWorker", "cas_ReferredPrimaryCaseWorker"})
ADULT: Final = 18
LONGEST: Final = 10_000
LONGEST_WORD: Final = 1_000
NOT_BASIS: Final = "as they ticked it; here it is no basis for anything"
AS_THEY_PUT_IT: Final = "as they put it, which decides nothing here"


def standard_fields() -> tuple[Field, ...]:
    """The fields of the standard, by what files call them."""
    return tuple(
        Field(each.name, each.label, tuple(heading_form(name) for name in names_of(each)))
        for each in current_standard().fields
    )


def as_standard(table: Table) -> Table:
    """The table under the headings that can be trusted: a template's hidden first row is passed over.

    Raises:
        NotATable: the template has no rows yet.
    """
    headings, hidden = headings_of(table.headings, table.rows[0], current_standard())
    begin = 1 if hidden else 0
    if len(table.rows) == begin:
        raise NotATable(EMPTY)
    return replace(table, headings=headings, rows=table.rows[begin:], lines=table.lines[begin:])


@dataclass(frozen=True)
class StandardReader:
    """Reads rows of one list. `columns`: the column of each field; `sender`: the organisation whose list it is."""

    columns: Mapping[str, int]
    sender: str
    locality: Locality = field(repr=False)
    on: date

    @cached_property
    def standard(self) -> Standard:
        """The standard as the pack knows it."""
        return current_standard()

    def read(self, row: Sequence[str]) -> Told | list[Fault]:
        """The report that a row is, or everything that is wrong with it."""
        said = {each.name: cell(row, self.columns.get(each.name)) for each in self.standard.fields}
        account = "\n".join([f"A case that {self.sender} handed on.", *self.lines(said)])
        faults = list(self.faults(said, account))
        if faults:
            return faults
        report = Report(
            reporter_kind="professional",
            organisation=said[FROM] or self.sender,
            account=account,
            address=said[PLACE],
            people_count=1,
            names=" ".join(filter(None, (said[name] for name in NAMES))),
            telephones=", ".join(filter(None, (said[name] for name in PHONES))),
            child=self.child(said[BORN]),
            danger=Danger.UNSURE.value,
            sharing="confidence",
        )
        return Told(self.reference(said), report, tuple(self.in_words(said)))

    def faults(self, said: Mapping[str, str], account: str) -> Iterator[Fault]:
        """What keeps a row from landing: it says nothing, too much, or a day that is still to come."""
        if not any(text for name, text in said.items() if name not in OF_A_WORKER):
            yield Fault(self.field(*NAMES[:1]).label, "Nothing is said in this row.")
        for name in (BORN, REFERRED_ON):
            day = self.day(name, said[name])
            if day is not None and day > self.on:
                yield Fault(self.field(name).label, "It is in the future.")
        for name in PLACED:
            if len(said[name]) > (200 if name == FROM else LONGEST_WORD // 2):
                yield Fault(self.field(name).label, "It is too long.")
        if len(account) > LONGEST:
            yield Fault(
                self.field("cas_IncomingReferralDetails").label, f"All of it is longer than {LONGEST:,} letters."
            )

    def field(self, name: str) -> StandardField:
        """A field of the standard."""
        return self.standard.field_called(name)

    def lines(self, said: Mapping[str, str]) -> Iterator[str]:
        """What has no place of its own in a report, a line for each field."""
        for name, text in said.items():
            if text and name not in PLACED:
                yield f"{self.field(name).label}{self.beside(name)}: {self.words(name, text)}"

    def beside(self, name: str) -> str:
        """What must be said beside a field, so that nobody takes it for more than it is."""
        return {CONSENT: f" ({NOT_BASIS})", STATUS: f" ({AS_THEY_PUT_IT})"}.get(name, "")

    def words(self, name: str, text: str) -> str:
        """What a cell says: our own words for a code that is exactly ours, else the standard's label or their words."""
        one = self.field(name)
        if one.kind is Kind.DATE:
            day = self.day(name, text)
            return day.isoformat() if day else text
        listed = self.standard.lists.get(one.list, {})
        answers = answers_in(text, one, self.standard)
        return "; ".join(self.our_word(name, each) or listed.get(each.code, each.said) for each in answers)

    def day(self, name: str, text: str) -> date | None:
        """The day that a cell says: a birthday may be long ago."""
        return read_birthday(text, on=self.on) if name == BORN else read_day(text)

    def our_word(self, name: str, answer: Answer) -> str:
        """Our own words for an answer that is exactly a code of ours."""
        code = ours_for(answer, self.field(name), self.standard, list_name=OURS[name]) if name in OURS else ""
        words = {word.code: word.label for word in self.locality.lists.get(OURS.get(name, ""), ())}
        return words.get(code, code.replace("_", " ").capitalize())

    def in_words(self, said: Mapping[str, str]) -> Iterator[str]:
        """The fields in which something has no code of ours, or is no day, and is kept as words."""
        for name, text in said.items():
            one = self.field(name)
            if not text:
                continue
            if one.kind is Kind.DATE and self.day(name, text) is None:
                yield one.label
            if one.kind in {Kind.CODE, Kind.CODES} and not all(
                name in OURS and ours_for(each, one, self.standard, list_name=OURS[name])
                for each in answers_in(text, one, self.standard)
            ):
                yield one.label

    def child(self, born: str) -> str:
        """Whether they are a child today, by the day on which they were born."""
        day = self.day(BORN, born)
        if day is None:
            return Known.UNKNOWN.value
        years = self.on.year - day.year - ((self.on.month, self.on.day) < (day.month, day.day))
        return Known.YES.value if years < ADULT else Known.NO.value

    def reference(self, said: Mapping[str, str]) -> str:
        """By what a row is known again: name and birthday, where both are there. The standard has no case number."""
        known_by = [said[name] for name in (*NAMES, BORN)]
        return "\0".join(known_by).lower() if all(known_by) else ""


def cell(row: Sequence[str], at: int | None) -> str:
    """What a row says in a column; it may be shorter than its headings."""
    return "" if at is None or at >= len(row) else as_it_was(row[at].strip())
