"""Reads the form from a county's folder and the one beneath it, or refuses it with every fault it has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from handrail.rules.localities.faults import Faults
from handrail.rules.localities.rows import CHECKED_COLUMNS, Pack, Row, rows_of
from handrail.rules.localities.sections import read_sources
from handrail.rules.localities.settings import read_settings
from handrail.rules.referral_form.conditions import ALWAYS, Condition, NotACondition, One, read_condition
from handrail.rules.referral_form.fields import (
    Check,
    Field,
    FieldKind,
    IdentifierKind,
    Identifies,
    InNotification,
    Listed,
    Option,
    Page,
    ReferralForm,
)

FOLDER = "referral_form"
CONDITION_COLUMNS = ("code", "when", *CHECKED_COLUMNS)
PAGE_COLUMNS = ("code", "heading", "advice", "when", *CHECKED_COLUMNS)
FIELD_COLUMNS = (
    *("id", "pages", "kind", "words", "hint", "when", "demanded", "limit", "list", "checks", "keys"),
    *("identifies", "in_notification", "holds"),
    *CHECKED_COLUMNS,
)
OPTION_COLUMNS = ("list", "value", "label", "form_value", *CHECKED_COLUMNS)
LIST_COLUMNS = ("list", "words", "organisations", *CHECKED_COLUMNS)
FILES = frozenset(
    f"{FOLDER}/{name}"
    for name in ("README.md", "conditions.csv", "pages.csv", "fields.csv", "options.csv", "lists.csv")
)
Word = TypeVar("Word", bound=StrEnum)


@dataclass
class Draft:
    """The form while it is read."""

    conditions: dict[str, Condition] = field(default_factory=dict)
    options: dict[str, list[Option]] = field(default_factory=dict)
    lists: dict[str, list[Listed]] = field(default_factory=dict)
    fields: dict[str, tuple[Field, Row]] = field(default_factory=dict)
    pages: list[tuple[Page, Row]] = field(default_factory=list)


def read_form(folder: Path) -> ReferralForm:
    """The form as the locality in that folder knows it. Raises PackFault: file, line and reason of every fault.

    The nation's folder holds pages and fields; the county's adds its own entries to the lists.
    """
    faults = Faults()
    draft = Draft()
    for pack in packs_of(Pack(folder, faults)):
        read_layer(pack, draft)
    faults.refuse_if_any()
    return form_of(draft)


def packs_of(pack: Pack) -> Iterator[Pack]:
    """The parent's pack, if there is one, then the county's, which may cite the parent's sources."""
    settings = read_settings(pack)
    if settings.adrift:
        pack.faults.refuse_if_any()
    if settings.parent:
        parent = Pack(pack.folder.parent / settings.parent, pack.faults)
        parent.sources = read_sources(parent)
        yield parent
        pack.sources = dict(parent.sources)
    pack.sources = {**pack.sources, **read_sources(pack)}
    yield pack


def read_layer(pack: Pack, draft: Draft) -> None:
    """Everything in one folder, added to what was read before."""
    for row in rows_of(pack, f"{FOLDER}/conditions.csv", CONDITION_COLUMNS):
        row.checked()
        draft.conditions[row.code()] = condition_in(row, draft.conditions)
    for row in rows_of(pack, f"{FOLDER}/options.csv", OPTION_COLUMNS):
        row.checked()
        draft.options.setdefault(row.code("list"), []).append(
            Option(row.code("value"), row.text("label"), row.text("form_value"))
        )
    for row in rows_of(pack, f"{FOLDER}/lists.csv", LIST_COLUMNS):
        row.checked()
        draft.lists.setdefault(row.code("list"), []).append(Listed(row.text("words"), row.listed("organisations")))
    read_fields(pack, draft)
    read_pages(pack, draft)


def read_fields(pack: Pack, draft: Draft) -> None:
    """The fields, then whether their conditions look at fields and answers that there are."""
    for row in rows_of(pack, f"{FOLDER}/fields.csv", FIELD_COLUMNS):
        entry = field_in(row, draft)
        if entry.id in draft.fields:
            row.refuse(f'"{entry.id}" is in this file twice.')
        draft.fields[entry.id] = (entry, row)
    for entry, row in draft.fields.values():
        refuse_strange_looks(entry.when, row, draft.fields)


def read_pages(pack: Pack, draft: Draft) -> None:
    """The pages in order, each with the fields that name it; a page without fields is a fault."""
    for row in rows_of(pack, f"{FOLDER}/pages.csv", PAGE_COLUMNS):
        code = row.code()
        fields = tuple(entry for entry, _ in draft.fields.values() if code in entry.pages)
        if not fields:
            row.refuse(f'No field stands on the page "{code}".')
        when = condition_in(row, draft.conditions)
        refuse_strange_looks(when, row, draft.fields)
        advice = row.text("advice", needed=False)
        page = Page(code=code, heading=row.text("heading"), advice=advice, when=when, fields=fields, **row.checked())
        draft.pages.append((page, row))
    known = {page.code for page, _ in draft.pages}
    for entry, row in draft.fields.values():
        for code in entry.pages:
            if code not in known:
                row.refuse(f'There is no page "{code}".')


def field_in(row: Row, draft: Draft) -> Field:
    """One row of the fields."""
    kind = row.one_of("kind", FieldKind)
    list_name = row.code("list", needed=False)
    if kind in {FieldKind.CHOICE, FieldKind.CHOICES} and list_name not in draft.options:
        row.refuse(f'There are no options for the list "{list_name}".')
    if kind is FieldKind.LISTED and not list_name:
        row.refuse("A field of this kind needs a list.")
    return Field(
        id=row.code("id"),
        pages=row.listed("pages"),
        kind=kind,
        words=row.text("words"),
        hint=row.text("hint", needed=False),
        when=condition_in(row, draft.conditions),
        demanded=row.yes("demanded"),
        limit=row.whole("limit") if row.text("limit", needed=False) else None,
        options=tuple(draft.options.get(list_name, ())),
        list_name=list_name if kind is FieldKind.LISTED else "",
        checks=frozenset(words_in(row, "checks", Check)),
        keys=row.listed("keys"),
        identifies=row.one_of("identifies", Identifies),
        in_notification=row.one_of("in_notification", InNotification),
        holds=next(iter(words_in(row, "holds", IdentifierKind)), None),
        **row.checked(),
    )


def words_in(row: Row, column: str, kind: type[Word]) -> list[Word]:
    """The words of a kind in a cell that may be empty."""
    said = row.text(column, needed=False).split()
    return row.some_of_words(said, column, kind)


def condition_in(row: Row, named: Mapping[str, Condition]) -> Condition:
    """The condition in the cell "when"; one that cannot be read is a fault and always holds."""
    try:
        return read_condition(row.text("when"), named=named)
    except NotACondition as refusal:
        row.refuse(str(refusal))
        return ALWAYS


def refuse_strange_looks(when: Condition, row: Row, fields: Mapping[str, tuple[Field, Row]]) -> None:
    """Note where a condition looks at a field that is not there, or for an answer that cannot be given."""
    for look in looks_of(when):
        if look.field not in fields:
            row.refuse(f'"{look.field}" is not a field.')
            continue
        values = {option.value for option in fields[look.field][0].options}
        for value in look.values:
            if value not in values:
                row.refuse(f'"{value}" is not an answer to "{look.field}".')


def looks_of(when: Condition) -> Iterator[One]:
    """Every single look within a condition."""
    if isinstance(when, One):
        yield when
    else:
        for part in getattr(when, "parts", ()):
            yield from looks_of(part)


def form_of(draft: Draft) -> ReferralForm:
    """The form that was read."""
    return ReferralForm(
        edition=draft.pages[0][0].source if draft.pages else "",
        pages=tuple(page for page, _ in draft.pages),
        conditions=dict(draft.conditions),
        lists={name: tuple(entries) for name, entries in draft.lists.items()},
    )
