"""Reads `figures/measures.toml` of a pack, or notes every fault it has."""

from handrail.rules.localities.measures import AGES, PLACES, UNITS, MeasureEntry
from handrail.rules.localities.rows import CHECKED_COLUMNS, CODE, Pack
from handrail.rules.localities.tables import Table, tables_of

MEASURES = "figures/measures.toml"
THEMES = ("discovery", "referral", "decisions", "support", "operations", "prevention", "partnership")
KEYS = frozenset(
    {
        *("code", "name", "theme", "unit", "definition", "owner", "place", "age", "caveats", "counted", "why_not"),
        *CHECKED_COLUMNS,
    }
)


def read_measures(pack: Pack, beneath: tuple[MeasureEntry, ...]) -> tuple[MeasureEntry, ...]:
    """The measures of a pack over those beneath: one of the county's own holds where both have it."""
    found = {entry.code: entry for entry in beneath}
    seen: set[str] = set()
    for table in tables_of(pack, MEASURES, "measure"):
        entry = read_measure(table)
        if entry.code in seen:
            table.refuse(f'"{entry.code}" is in this file twice.', "code")
        seen.add(entry.code)
        found[entry.code] = entry
    return tuple(found.values())


def read_measure(table: Table) -> MeasureEntry:
    """One measure. It is counted, or says why it cannot be."""
    table.refuse_strange(KEYS)
    code, counted, why_not = table.text("code"), table.values.get("counted"), table.text("why_not", needed=False)
    if code and not CODE.fullmatch(code):
        table.refuse(f'"{code}" is no code: use small letters, figures, - and _.', "code")
    if not isinstance(counted, bool):
        table.refuse('"counted" must be true or false.', "counted")
    elif counted == bool(why_not):
        table.refuse('A measure that is not counted says "why_not", and one that is counted does not.', "counted")
    return MeasureEntry(
        code=code,
        name=table.text("name"),
        theme=table.one_of("theme", THEMES),
        unit=table.one_of("unit", tuple(UNITS)),
        definition=table.text("definition"),
        owner=table.text("owner"),
        place=table.one_of("place", tuple(PLACES)),
        age=table.one_of("age", tuple(AGES)),
        caveats=table.texts("caveats"),
        counted=counted is True,
        why_not=why_not,
        **table.checked(),
    )
