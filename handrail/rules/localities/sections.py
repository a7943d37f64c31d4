"""Turns each file of a pack into entries: what a file's columns are called and what they mean."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar

from handrail.rules.localities.hours import ALWAYS, say_hours
from handrail.rules.localities.locality import (
    Answer,
    Audience,
    Channel,
    CodedWord,
    District,
    Limit,
    Organisation,
    OrganisationKind,
    PostcodeArea,
    Sign,
    SignGroup,
)
from handrail.rules.localities.postcodes import is_outward
from handrail.rules.localities.rows import CHECKED_COLUMNS, Pack, Row, rows_of

CODE_LISTS = (
    "place_kinds",
    "exploitation_kinds",
    "exploitation_types",
    "reporter_kinds",
    "reporter_words",
    "district_words",
    "how_known",
    "decline_reasons",
    "return_reasons",
    "outcomes",
    "standing_words",
    "languages",
    "first_responders",
    "section_52_bodies",
    "referral_receivers",
    "premises_facilities",
    "void_reasons",
    "service_needs",
    "service_groups",
    "licensing_letter",
    "professions",
    "courses",
    "handling_codes",
    "organisation_kinds",
)
WORD_COLUMNS = ("code", "label", "hint", "group", *CHECKED_COLUMNS)
DISTRICT_COLUMNS = ("code", "name", "towns", "switchboard", *CHECKED_COLUMNS)
POSTCODE_COLUMNS = ("outward", "district", "shared", *CHECKED_COLUMNS)
ORGANISATION_COLUMNS = (
    *("code", "name", "kind", "first_responder", "section_52", "district", "can_receive"),
    *CHECKED_COLUMNS,
    "note",
)
CHANNEL_COLUMNS = (
    *("code", "name", "organisation", "purpose", "audience", "telephone", "text_number", "email", "web"),
    *("hours", "confidential", "languages", "order"),
    *CHECKED_COLUMNS,
    "note",
)
GROUP_COLUMNS = ("code", "name", "audience")
SIGN_COLUMNS = ("group", "code", "words", *CHECKED_COLUMNS)
LIMIT_COLUMNS = ("code", "from", "value", "unit", *CHECKED_COLUMNS, "note")
HOLIDAY_COLUMNS = ("date", "name", *CHECKED_COLUMNS)
SOURCE_COLUMNS = ("code", "title", "date", "address", "note")


class Coded(Protocol):
    """Anything with a code."""

    @property
    def code(self) -> str: ...


Entry = TypeVar("Entry", bound=Coded)


def by_code(rows: Iterable[Row], read: Callable[[Row], Entry]) -> dict[str, Entry]:
    """The entries of a file by their codes; a code given twice is a fault of the second row."""
    found: dict[str, Entry] = {}
    for row in rows:
        entry = read(row)
        if entry.code in found:
            row.refuse(f'"{entry.code}" is in this file twice.')
        found[entry.code] = entry
    return found


def read_sources(pack: Pack) -> dict[str, str]:
    """Titles of the pack's sources by their codes."""
    titles: dict[str, str] = {}
    for row in rows_of(pack, "sources.csv", SOURCE_COLUMNS, needed=True):
        code, dated = row.code(), row.text("date", needed=False)
        if code in titles:
            row.refuse(f'"{code}" is in this file twice.')
        titles[code] = f"{row.text('title')}, {dated}" if dated else row.text("title")
    return titles


def read_words(pack: Pack, list_name: str) -> dict[str, CodedWord]:
    """One list of codes."""
    return by_code(rows_of(pack, f"codes/{list_name}.csv", WORD_COLUMNS), read_word)


def read_word(row: Row) -> CodedWord:
    """One entry of a list of codes."""
    return CodedWord(
        code=row.code(),
        label=row.text("label"),
        hint=row.text("hint", needed=False),
        group=row.text("group", needed=False),
        **row.checked(),
    )


def read_districts(pack: Pack) -> dict[str, District]:
    """The districts, each with its postcode areas."""
    rows = list(rows_of(pack, "districts.csv", DISTRICT_COLUMNS))
    codes = {row.cells["code"].strip() for row in rows}
    areas = read_postcode_areas(pack, codes)
    return by_code(rows, lambda row: read_district(row, areas))


def read_district(row: Row, areas: Mapping[str, list[PostcodeArea]]) -> District:
    """One district."""
    telephone = row.telephone("switchboard")
    code = row.code()
    if not areas.get(code):
        row.refuse(f'"{code}" has no postcode area in postcodes.csv.')
    return District(
        code=code,
        name=row.text("name"),
        towns=row.listed("towns"),
        postcodes=tuple(areas.get(code, ())),
        switchboard=telephone.number,
        switchboard_display=telephone.display,
        **row.checked(),
    )


def read_postcode_areas(pack: Pack, districts: Collection[str]) -> dict[str, list[PostcodeArea]]:
    """Postcode areas by district. One that is named for two districts must be marked as shared by both."""
    areas: dict[str, list[PostcodeArea]] = {}
    rows = list(rows_of(pack, "postcodes.csv", POSTCODE_COLUMNS))
    named = {(row.cells["outward"].strip(), row.cells["district"].strip()) for row in rows}
    times = Counter(outward for outward, _ in named)
    for row in rows:
        row.checked()
        area = PostcodeArea(row.text("outward"), row.yes("shared"))
        if not is_outward(area.outward):
            row.refuse(f'"{area.outward}" is not the first half of a postcode.')
        if times[area.outward] > 1 and not area.shared:
            row.refuse(f"{area.outward} is named for more than one district: it must be marked as shared.")
        held = areas.setdefault(row.code("district", of=districts), [])
        if area.outward in {one.outward for one in held}:
            row.refuse(f"{area.outward} is named for that district twice.")
        held.append(area)
    return areas


def read_organisations(pack: Pack, districts: Collection[str]) -> dict[str, Organisation]:
    """The organisations of organisations.csv."""
    return by_code(
        rows_of(pack, "organisations.csv", ORGANISATION_COLUMNS), lambda row: read_organisation(row, districts)
    )


def read_organisation(row: Row, districts: Collection[str]) -> Organisation:
    """One organisation and its role under the law."""
    return Organisation(
        code=row.code(),
        name=row.text("name"),
        kind=row.one_of("kind", OrganisationKind),
        first_responder=row.one_of("first_responder", Answer),
        section_52=row.one_of("section_52", Answer),
        district=row.code("district", of=districts, needed=False),
        can_receive=row.yes("can_receive"),
        note=row.text("note", needed=False),
        **row.checked(),
    )


def read_channels(pack: Pack, organisations: Collection[str]) -> dict[str, Channel]:
    """The channels of channels.csv."""
    return by_code(rows_of(pack, "channels.csv", CHANNEL_COLUMNS), lambda row: read_channel(row, organisations))


def read_channel(row: Row, organisations: Collection[str]) -> Channel:
    """One way to reach help. It must have a number, an address or a page."""
    telephone, text_number, hours = row.telephone("telephone"), row.telephone("text_number"), row.hours("hours")
    email, web = row.text("email", needed=False), row.text("web", needed=False)
    if not any(row.cells[way].strip() for way in ("telephone", "text_number", "email", "web")):
        row.refuse("There is no telephone, text number, email or web address.")
    if email and "@" not in email:
        row.refuse(f'"{email}" is not an email address.')
    if web and not web.startswith("https://"):
        row.refuse(f'"{web}" must start with https://.')
    return Channel(
        code=row.code(),
        name=row.text("name"),
        organisation=row.code("organisation", of=organisations, needed=False),
        purpose=row.text("purpose"),
        audience=row.some_of("audience", Audience),
        telephone=telephone.number,
        telephone_display=telephone.display,
        text_number=text_number.display,
        email=email,
        web=web,
        hours=hours,
        hours_in_words="" if hours is None else say_hours(hours),
        always_open=hours == ALWAYS,
        confidential=row.yes("confidential"),
        languages=row.text("languages", needed=False),
        order=row.whole("order"),
        note=row.text("note", needed=False),
        **row.checked(),
    )


def read_sign_groups(pack: Pack) -> dict[str, SignGroup]:
    """The groups of signs, without their signs."""
    return by_code(
        rows_of(pack, "sign_groups.csv", GROUP_COLUMNS),
        lambda row: SignGroup(
            code=row.code(), name=row.text("name"), audience=row.some_of("audience", Audience), signs=()
        ),
    )


def read_signs(pack: Pack, groups: Collection[str]) -> dict[str, tuple[str, Sign]]:
    """The signs by their codes, each with the code of its group."""
    found: dict[str, tuple[str, Sign]] = {}
    for row in rows_of(pack, "signs.csv", SIGN_COLUMNS):
        group = row.code("group", of=groups)
        sign = Sign(code=row.code(), words=row.text("words"), **row.checked())
        if sign.code in found:
            row.refuse(f'"{sign.code}" is in this file twice.')
        found[sign.code] = (group, sign)
    return found


def read_limits(pack: Pack) -> dict[tuple[str, date], Limit]:
    """The numbers, by code and first day."""
    found: dict[tuple[str, date], Limit] = {}
    for row in rows_of(pack, "limits.csv", LIMIT_COLUMNS):
        limit = Limit(
            code=row.code(),
            starts=row.day("from"),
            value=row.whole("value"),
            unit=row.text("unit"),
            note=row.text("note", needed=False),
            **row.checked(),
        )
        if (limit.code, limit.starts) in found:
            row.refuse(f'"{limit.code}" is set twice from {limit.starts}.')
        found[limit.code, limit.starts] = limit
    return found


def read_bank_holidays(pack: Pack) -> frozenset[date]:
    """The days that are bank holidays."""
    found: set[date] = set()
    for row in rows_of(pack, "bank_holidays.csv", HOLIDAY_COLUMNS):
        row.text("name")
        row.checked()
        day = row.day("date")
        if day in found:
            row.refuse(f"{day} is in this file twice.")
        found.add(day)
    return frozenset(found)
