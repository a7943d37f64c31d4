"""Reads locality.toml: who the county is, what lies beneath it, and when its desk is open."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from handrail.rules.localities.hours import ALWAYS, BadHours, Hours, read_hours
from handrail.rules.localities.rows import Pack

FILE = "locality.toml"
CHECKED = frozenset({"source", "checked_on", "verified"})
NATION_KEYS = {"": CHECKED | {"code", "name", "timezone", "made_up"}}
COUNTY_KEYS = {
    "": NATION_KEYS[""] | {"partnership", "parent", "nation", "desk", "child_guardians"},
    "desk": CHECKED | {"organisation", "hours", "cut_off"},
    "child_guardians": CHECKED | {"cover"},
}
# As the Home Office's form has them.
NATIONS = frozenset({"england", "wales", "scotland", "northern-ireland"})


@dataclass(frozen=True)
class Settings:
    """What locality.toml says. Adrift: it does not say, or not rightly, what lies beneath."""

    adrift: bool
    code: str
    name: str
    partnership: str
    parent: str
    nation: str
    timezone: ZoneInfo
    made_up: bool
    desk_organisation: str
    desk_hours: Hours
    desk_cut_off: time
    child_guardians_cover: bool


class Toml:
    """A TOML file that notes a fault, and where, for each value that is missing or wrong."""

    def __init__(self, pack: Pack, file: str) -> None:
        self.pack = pack
        self.name = pack.name_of(pack.folder / file)
        self.text = ""
        self.tables: dict[str, Any] = {}
        self.load(pack.folder / file)

    def load(self, path: Path) -> None:
        """Read the file, or note why it cannot be read."""
        try:
            self.text = path.read_text("utf-8")
            self.tables = tomllib.loads(self.text)
        except FileNotFoundError:
            self.pack.faults.add(self.name, 1, "The file is missing.")
        except UnicodeDecodeError:
            self.pack.faults.add(self.name, 1, "The file is not written in UTF-8.")
        except tomllib.TOMLDecodeError as unreadable:
            at_line = re.search(r"at line (\d+)", str(unreadable))
            line = int(at_line[1]) if at_line else self.text.count("\n") + 1
            self.pack.faults.add(self.name, line, f"The file is not TOML: {unreadable}.")

    def refuse(self, table: str, key: str, reason: str) -> None:
        """Note what is wrong with a key, at its line or at the line of its table."""
        if self.tables:  # a file that could not be read has been reported already
            self.pack.faults.add(self.name, self.line_of(table, key), reason)

    def line_of(self, table: str, key: str) -> int:
        """The line of a key in a table ("" is the top of the file), or of the table, or the first."""
        current, table_line = "", 1
        for number, line in enumerate(self.text.splitlines(), start=1):
            if header := re.match(r"\s*\[+([^\]]+)\]", line):
                current = header[1].strip()
                if current == (table or key):
                    table_line = number
            elif current == table and re.match(rf"\s*{re.escape(key)}\s*=", line):
                return number
        return table_line

    def value(self, table: str, key: str, kind: type, said: str) -> Any:
        """The value of a key, of that kind, or None after noting that it should be what is said."""
        value = self.table(table).get(key)
        if type(value) is kind and value != "":
            return value
        self.refuse(table, key, f'"{key}" must be {said}.')
        return None

    def table(self, name: str) -> dict[str, Any]:
        """A table of the file; "" is the file itself, and one that is missing is empty."""
        held = self.tables.get(name, {}) if name else self.tables
        return held if isinstance(held, dict) else {}

    def refuse_strange_keys(self, known: Mapping[str, frozenset[str]]) -> None:
        """Note keys that nothing reads: one typed wrongly would otherwise be silently ignored."""
        for table, keys in known.items():
            for key in self.table(table):
                if key not in keys:
                    self.refuse(table, key, f'Nothing reads "{key}" here.')

    def checked(self, table: str) -> None:
        """Note what is wrong with a table's source, checked date and mark."""
        source = self.value(table, "source", str, "the code of a source") or ""
        if source and source.split(" ")[0] not in self.pack.sources:
            self.refuse(table, "source", f'"{source}" is not in sources.csv of this pack or its parent.')
        self.value(table, "checked_on", date, "a date like 2026-11-22")
        self.value(table, "verified", bool, "true or false")


def read_settings(pack: Pack) -> Settings:
    """What locality.toml says; faults are noted in the pack."""
    toml = Toml(pack, FILE)
    county = "parent" in toml.tables
    toml.refuse_strange_keys(COUNTY_KEYS if county else NATION_KEYS)
    pack.made_up = bool(toml.tables.get("made_up", False))
    code = toml.value("", "code", str, "the name of the folder") or ""
    if code and code != pack.folder.name:
        toml.refuse("", "code", f'"{code}" must be the name of the folder, "{pack.folder.name}".')
    parent = read_parent_code(toml) if county else ""
    return Settings(
        adrift=not toml.tables or (county and not parent),
        code=code,
        name=toml.value("", "name", str, "a name") or "",
        partnership=(toml.value("", "partnership", str, "the partnership's full name") or "") if county else "",
        parent=parent,
        nation=read_nation(toml),
        timezone=read_timezone(toml),
        made_up=pack.made_up,
        desk_organisation=(toml.value("desk", "organisation", str, "the code of an organisation") or "")
        if county
        else "",
        desk_hours=read_desk_hours(toml) if county else ALWAYS,
        desk_cut_off=(toml.value("desk", "cut_off", time, "a time like 16:00:00") or time()) if county else time(),
        child_guardians_cover=bool(toml.value("child_guardians", "cover", bool, "true or false")) if county else False,
    )


def check_settings(pack: Pack, organisations: Collection[str]) -> None:
    """Note what is wrong in locality.toml with the codes of sources and organisations, once those are known."""
    toml = Toml(pack, FILE)
    toml.checked("")
    if "parent" not in toml.tables:
        return
    toml.checked("desk")
    toml.checked("child_guardians")
    desk = toml.table("desk").get("organisation")
    if desk and desk not in organisations:
        toml.refuse("desk", "organisation", f'"{desk}" is not an organisation of this pack or its parent.')


def read_parent_code(toml: Toml) -> str:
    """The name of the folder beside this one that lies beneath it; "" when there is none."""
    parent = toml.value("", "parent", str, "the name of the folder of the parent") or ""
    folders = toml.pack.folder.parent
    if parent and (parent == toml.pack.folder.name or not (folders / parent).is_dir()):
        toml.refuse("", "parent", f'There is no parent folder "{parent}" beside this one.')
        return ""
    return parent


def read_nation(toml: Toml) -> str:
    """The nation in which the county lies, as the Home Office's form has it; "" where the file does not say."""
    nation = toml.tables.get("nation", "")
    if nation == "" or nation in NATIONS:
        return str(nation)
    toml.refuse("", "nation", f'"nation" must be one of {", ".join(sorted(NATIONS))}.')
    return ""


def read_timezone(toml: Toml) -> ZoneInfo:
    """The time zone that the file names."""
    name = toml.value("", "timezone", str, "a time zone like Europe/London") or "UTC"
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        toml.refuse("", "timezone", f'"{name}" is not a time zone.')
        return ZoneInfo("UTC")


def read_desk_hours(toml: Toml) -> Hours:
    """The hours in which the partnership's desk is staffed."""
    try:
        return read_hours(toml.value("desk", "hours", str, "hours like mon-fri 09:00-17:00") or "always")
    except BadHours as refusal:
        toml.refuse("desk", "hours", str(refusal))
        return ALWAYS
