"""Reads the folder `steering` of a pack, or notes every fault it has."""

from collections.abc import Collection

from handrail.rules.localities.checked import CodedWord
from handrail.rules.localities.rows import CHECKED_COLUMNS, Pack, Row, rows_of
from handrail.rules.localities.sections import WORD_COLUMNS, by_code, read_word
from handrail.rules.localities.steering import LEVELS, GroupEntry, SeatEntry, SteeringWords

GROUPS, SEATS = "steering/groups.csv", "steering/members.csv"
GROUP_COLUMNS = ("code", "name", "parent", "about", *CHECKED_COLUMNS)
SEAT_COLUMNS = ("group", "organisation", "observer", *CHECKED_COLUMNS)
LISTS = ("levels", "themes", "theme_levels")
FILES = frozenset({"steering/README.md", GROUPS, SEATS, *(f"steering/{name}.csv" for name in LISTS)})


def read_steering(pack: Pack, beneath: SteeringWords, *, organisations: Collection[str]) -> SteeringWords:
    """What a pack says of its groups and themes, over what is beneath."""
    groups = read_groups(pack, beneath)
    found = SteeringWords(
        groups=tuple(groups.values()),
        seats=(*beneath.seats, *read_seats(pack, groups, organisations)),
        levels=read_list(pack, "levels", beneath.levels),
        themes=read_list(pack, "themes", beneath.themes),
        graded=read_list(pack, "theme_levels", beneath.graded),
    )
    refuse_half_graded(pack, found)
    return found


def read_list(pack: Pack, name: str, beneath: tuple[CodedWord, ...]) -> tuple[CodedWord, ...]:
    """One list, laid over what is beneath."""
    own = by_code(rows_of(pack, f"steering/{name}.csv", WORD_COLUMNS), read_word)
    return tuple(({word.code: word for word in beneath} | own).values())


def read_groups(pack: Pack, beneath: SteeringWords) -> dict[str, GroupEntry]:
    """The groups by code. Each answers to one that stands before it, so that none answers to itself in the end."""
    before = {one.code for one in beneath.groups}

    def read_group(row: Row) -> GroupEntry:
        entry = GroupEntry(
            code=row.code(),
            name=row.text("name"),
            parent=row.code("parent", needed=False),
            about=row.text("about", needed=False),
            **row.checked(),
        )
        if entry.parent and entry.parent not in before:
            row.refuse(f'"{entry.parent}" in "parent" is no group that stands before this one.')
        before.add(entry.code)
        return entry

    own = by_code(rows_of(pack, GROUPS, GROUP_COLUMNS), read_group)
    return {one.code: one for one in beneath.groups} | own


def read_seats(pack: Pack, groups: Collection[str], organisations: Collection[str]) -> list[SeatEntry]:
    """Who sits where; nobody twice on one group."""
    found: dict[tuple[str, str], SeatEntry] = {}
    for row in rows_of(pack, SEATS, SEAT_COLUMNS):
        seat = SeatEntry(
            group=row.code("group", of=groups),
            organisation=row.code("organisation", of=organisations),
            observer=row.yes("observer"),
            **row.checked(),
        )
        if (seat.group, seat.organisation) in found:
            row.refuse(f'"{seat.organisation}" sits on "{seat.group}" twice.')
        found[seat.group, seat.organisation] = seat
    return list(found.values())


def refuse_half_graded(pack: Pack, words: SteeringWords) -> None:
    """Every theme has its four levels, in order, and there are four names for them."""
    name = pack.name_of(pack.folder / "steering/theme_levels.csv")
    themes = {word.code for word in words.themes}
    if words.themes and len(words.levels) != len(LEVELS):
        pack.faults.add(pack.name_of(pack.folder / "steering/levels.csv"), 1, "There must be four levels.")
    for theme in sorted(themes | {word.group for word in words.graded}):
        codes = [word.code for word in words.graded if word.group == theme]
        if theme not in themes:
            pack.faults.add(name, 1, f'"{theme}" is no theme of themes.csv.')
        elif codes != [f"{theme}_{level}" for level in LEVELS]:
            pack.faults.add(name, 1, f'"{theme}" needs the levels {theme}_1 to {theme}_{LEVELS[-1]}, in that order.')
