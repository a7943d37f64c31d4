"""Registers as districts send them, and licensing officers who bring them in."""

import csv
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO
from xml.sax.saxutils import escape

from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.spreadsheets import proposed
from handrail.partnership.licensing import actions
from handrail.partnership.licensing.models import Import, Licence, Mailing, RegisterKind
from handrail.partnership.licensing.policies import FIELDS
from handrail.partnership.licensing.queries import remembered, table_of
from tests.build import NOON, organisations, person

HEADINGS = ("Licence No", "Full name", "Licence type", "Expiry date", "Address line 1", "Postcode", "Language")
AMIR = ("PH-1", "Amir Khan", "Private Hire", "30/11/2026", "1 High Street", "EX1 1AA", "Polish")
ZOE = ("HC 2", "Zoë Adams", "Hackney Carriage", "15/12/2026", "2 High Street", "EX1 1AB", "")
BOB = ("D3", "Bob Stone", "Dual", "01/09/2027", "", "", "")


def districts() -> list[Organisation]:
    """The made-up county's districts."""
    organisations()
    return list(Organisation.objects.filter(kind="district_council").order_by("code"))


def officer(number: int = 0) -> Person:
    """The licensing officer of one district."""
    return person(Role.LICENSING_OFFICER, at_work=districts()[number])


def as_csv(*rows: Sequence[str], headings: Sequence[str] = HEADINGS, delimiter: str = ",") -> bytes:
    """A register as CSV."""
    written = StringIO()
    out = csv.writer(written, delimiter=delimiter)
    out.writerows([headings, *rows])
    return written.getvalue().encode()


Rows = Iterable[Sequence[str | int]]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def as_sheet(rows: Rows) -> str:
    """A sheet of a workbook: numbers as numbers, words in their cells."""
    lines = []
    for row in rows:
        cells = (
            f"<c><v>{cell}</v></c>" if isinstance(cell, int) else f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
            for cell in row
        )
        lines.append(f"<row>{''.join(cells)}</row>")
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def as_excel(
    rows: Rows, *, more: Mapping[str, Rows] | None = None, sheet: Callable[[str], str] = lambda made: made
) -> bytes:
    """The smallest workbook that Excel would open; `more` sheets by their names; `sheet` changes the first as made."""
    sheets = {"Register": sheet(as_sheet(rows)), **{name: as_sheet(its) for name, its in (more or {}).items()}}
    listed = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, start=1))
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="book" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{office}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        + "</Relationships>",
        **{f"xl/worksheets/sheet{n}.xml": made for n, made in enumerate(sheets.values(), start=1)},
    }
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        for name, text in parts.items():
            out.writestr(name, text)
    return made.getvalue()


def checked(content: bytes, *, by: Person, at: datetime = NOON, kind: RegisterKind = RegisterKind.DRIVERS) -> Import:
    """A file with its proposed columns confirmed, and checked."""
    held = actions.receive_file(content, kind=kind, by=by, at=at)
    headings = table_of(held).headings
    columns = proposed(headings, fields=FIELDS, remembered=remembered(held.register, headings))
    actions.confirm_columns(held, columns=columns, by=by, at=at)
    held.refresh_from_db()
    actions.check_file(held, clock=lambda: at)
    held.refresh_from_db()
    return held


def brought_in(content: bytes, *, by: Person, at: datetime = NOON, kind: RegisterKind = RegisterKind.DRIVERS) -> Import:
    """A file that is in the register."""
    held = checked(content, by=by, at=at, kind=kind)
    actions.bring_in(held, by=by, at=at)
    held.refresh_from_db()
    actions.write_register(held, clock=lambda: at)
    held.refresh_from_db()
    return held


def find(said: str, *, by: Person, at: datetime = NOON) -> Licence:
    """The one licence that is found by that."""
    (found,) = actions.find_licences(said, by=by, at=at)
    return found.licence


def many(how_many: int, *, faulty: int = 0, first: date = date(2026, 12, 1)) -> bytes:
    """A made-up register; the last `faulty` rows of it have no day that anybody could read."""
    rows = [
        (
            f"PH{number:06}",
            f"Driver{number} Made{number % 997}up",
            ("Private Hire", "Hackney Carriage", "Dual")[number % 3],
            f"{first + timedelta(days=number % 360):%d/%m/%Y}" if number < how_many - faulty else "soon",
            f"{number} High Street",
            "EX1 1AA",
            "",
        )
        for number in range(how_many)
    ]
    return as_csv(*rows)


@dataclass(frozen=True)
class Kept:
    """What a district may have: a driver, letters for a month, a month in which somebody waits, two files that wait."""

    licence: Licence
    mailing: Mailing
    month: date
    waiting: Import
    received: Import


def one_of_each(by: Person, *, at: datetime) -> Kept:
    """One thing of each kind in the registers of that officer's district; each time with others."""
    number = Licence.objects.count()
    posted, month = date(2030, 1 + number % 12, 5), date(2031, 1 + number % 12, 5)
    first = (f"N{number}", f"Nadia Known{number}", "Dual", f"{posted:%d/%m/%Y}", "5 High Street", "EX1 1AA", "Polish")
    other = (f"M{number}", f"Max Known{number}", "Dual", f"{month:%d/%m/%Y}", "6 High Street", "EX1 1AA", "")
    brought_in(as_csv(first, other), by=by, at=at)
    for open_one in Mailing.objects.filter(register__organisation=by.organisation, state="made"):
        actions.drop_mailing(open_one, by=by, at=at)
    mailing = actions.make_mailing(posted, by=by, at=at)
    waiting = checked(as_csv(first, other, ("", "nobody")), by=by, at=at)
    received = actions.receive_file(as_csv(first), kind=RegisterKind.VEHICLES, by=by, at=at)
    return Kept(find(f"N{number}", by=by, at=at), mailing, month, waiting, received)
