"""Reads the short versions of a pack, one for each profession, or notes every fault they have."""

from collections.abc import Collection

from handrail.rules.localities.rows import CHECKED_COLUMNS, CODE, Pack
from handrail.rules.localities.short_versions import ShortVersion
from handrail.rules.localities.tables import Table, tables_of

FILE = "short_versions.toml"
LISTS = ("signs", "ask", "do", "do_not", "route", "channels")
KEYS = frozenset({*CHECKED_COLUMNS, *LISTS, "code", "name", "lead"})
# Fewer than five are not worth a page, and nobody remembers more than seven.
FEWEST_SIGNS, MOST_SIGNS = 5, 7


def read_short_versions(
    pack: Pack, beneath: tuple[ShortVersion, ...], *, signs: Collection[str], channels: Collection[str]
) -> tuple[ShortVersion, ...]:
    """The short versions of a pack over those beneath: the county's own holds where both have one of a code."""
    known = {one.code: one for one in beneath}
    seen: set[str] = set()
    for table in tables_of(pack, FILE, "profession"):
        read = read_short_version(table, signs=signs, channels=channels)
        if read.code in seen:
            table.refuse(f'"{read.code}" is in this file twice.', "code")
        seen.add(read.code)
        known[read.code] = read
    return tuple(known.values())


def read_short_version(table: Table, *, signs: Collection[str], channels: Collection[str]) -> ShortVersion:
    """One short version. It names signs and channels that the pack has, and leaves none of its lists empty."""
    table.refuse_strange(KEYS)
    code = table.text("code")
    if code and not CODE.fullmatch(code):
        table.refuse(f'"{code}" is no code: use small letters, figures, - and _.', "code")
    for key in LISTS:
        if not table.values.get(key):
            table.refuse(f'"{key}" must name at least one.', key)
    if not FEWEST_SIGNS <= len(table.texts("signs")) <= MOST_SIGNS:
        table.refuse(f"A short version has {FEWEST_SIGNS} to {MOST_SIGNS} signs.", "signs")
    return ShortVersion(
        code=code,
        name=table.text("name"),
        lead=table.text("lead"),
        signs=table.some_of("signs", signs),
        ask=table.texts("ask"),
        do=table.texts("do"),
        do_not=table.texts("do_not"),
        route=table.texts("route"),
        channels=table.some_of("channels", channels),
        **table.checked(),
    )
