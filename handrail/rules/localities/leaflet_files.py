"""Reads the folder `leaflets` of a pack, or notes every fault it has."""

from collections.abc import Collection

from handrail.rules.localities.leaflets import LeafletDesign
from handrail.rules.localities.locality import Audience
from handrail.rules.localities.rows import CHECKED_COLUMNS, CODE, Pack
from handrail.rules.localities.tables import Table, tables_of

DESIGNS, README = "leaflets/designs.toml", "leaflets/README.md"
FILES = frozenset({DESIGNS, README})
LISTS = ("signs", "do", "do_not", "channels")
KEYS = frozenset({*CHECKED_COLUMNS, *LISTS, "code", "name", "audience", "title", "lead", "closing"})
# More than this does not fit on a card, and nobody reads it.
MOST_SIGNS = 10


def read_leaflets(
    pack: Pack, beneath: tuple[LeafletDesign, ...], *, signs: Collection[str], channels: Collection[str]
) -> tuple[LeafletDesign, ...]:
    """The designs of a pack over those beneath: the county's own holds where both have one of a code."""
    designs = {design.code: design for design in beneath}
    seen: set[str] = set()
    for table in tables_of(pack, DESIGNS, "design"):
        design = read_design(table, signs=signs, channels=channels)
        if design.code in seen:
            table.refuse(f'"{design.code}" is in this file twice.', "code")
        seen.add(design.code)
        designs[design.code] = design
    return tuple(designs.values())


def read_design(table: Table, *, signs: Collection[str], channels: Collection[str]) -> LeafletDesign:
    """One design. It names signs and channels that the pack has, and says what to do and what not to."""
    table.refuse_strange(KEYS)
    code = table.text("code")
    if code and not CODE.fullmatch(code):
        table.refuse(f'"{code}" is no code: use small letters, figures, - and _.', "code")
    for key in LISTS:
        if not table.values.get(key):
            table.refuse(f'"{key}" must name at least one.', key)
    if len(table.texts("signs")) > MOST_SIGNS:
        table.refuse(f"A leaflet has room for {MOST_SIGNS} signs.", "signs")
    return LeafletDesign(
        code=code,
        name=table.text("name"),
        audience=table.one_of("audience", [one.value for one in Audience]),
        title=table.text("title"),
        lead=table.text("lead"),
        signs=table.some_of("signs", signs),
        do=table.texts("do"),
        do_not=table.texts("do_not"),
        channels=table.some_of("channels", channels),
        closing=table.text("closing"),
        **table.checked(),
    )
