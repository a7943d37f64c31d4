"""Make tables safe to publish and tell why what is hidden is hidden: `disclose TABLES.csv --threshold N`."""

import json
import os
import sys
import time
from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from handrail.methods.disclosure.files import read_earlier, write_safe_tables
from handrail.methods.disclosure.ledger import PUBLIC, Earlier
from handrail.methods.disclosure.periods import NotAPeriod, Span, read_span
from handrail.methods.disclosure.publishing import SECONDS, Published, Refused, make_safe, rule_of
from handrail.methods.disclosure.reading import FORMULA, read_tables
from handrail.methods.disclosure.tables import NotATable, Release, linked
from handrail.methods.disclosure.telling import for_people, for_programs

STANDARD_INPUT = "-"
FILE_OF_TABLES = """
TABLES.csv has one row for each cell:

  table,district,age,count
  district by age,Watford,under 18,12
  district by age,Watford,18 or over,3
  district by age,Dacorum,under 18,31

table, count   the name of the table, and a whole number or "impossible" (everybody knows that there are none)
unit           what is counted (people, reports ...); optional; tables of different units are not linked
contributors   from how many organisations the cases of the cell come; optional
any other      a variable; empty: summed over. Margins may be left out. "Hertfordshire > Watford" lies within another.

A combination that is left out is none. All margins are part of the release.
The safe tables have the same columns with period, recipients, rule and threshold: give them to later releases with
--earlier. "c" stands for a hidden number, "<10" for one that rule 10-5 hides.
"""


class Command(BaseCommand):
    """Nothing is stored or written unless the tables are safe. Faults are told all at once."""

    help = "Make tables safe to publish: hide what names somebody, and what would give it away." + FILE_OF_TABLES
    # What other programs read off standard error is about the tables, and not about this installation.
    requires_system_checks = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.formatter_class = RawDescriptionHelpFormatter
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="TABLES.csv", help="one row for each cell; - reads standard input")
        parser.add_argument(
            "--threshold", type=int, required=True, metavar="N", help="hide numbers from 1 to below this"
        )
        parser.add_argument("--rule", choices=["milp", "10-5"], default="milp", help="exact numbers, or rounded to 5")
        parser.add_argument("--period", metavar="A..B", help="days such as 2025-01-01..2025-12-31: a fixed period")
        parser.add_argument("--recipients", default=PUBLIC, metavar="WHO", help="one word for who gets it (public)")
        parser.add_argument(
            "--earlier", type=Path, action="append", default=[], metavar="SAFE.csv", help="an earlier release; repeat"
        )
        parser.add_argument("--out", type=Path, metavar="SAFE.csv", help="where the safe tables go (standard output)")
        parser.add_argument(
            "--seconds", type=float, default=SECONDS, help="after these, hide more rather than search on"
        )
        parser.add_argument("--json", action="store_true", dest="as_json", help="the audit, with the tables, as JSON")

    def handle(self, *, file: str, out: Path | None, as_json: bool, **options: Any) -> None:
        until = time.monotonic() + options["seconds"]
        try:
            release, earlier = asked(file, options)
            published = make_safe(
                release,
                rule_of(options["rule"], options["threshold"]),
                recipients=recipients_of(options["recipients"]),
                earlier=earlier,
                left=lambda: until - time.monotonic(),
            )
        except (Refused, NotATable) as refused:
            raise CommandError("\n".join(refused.faults), returncode=2) from None
        self.tell(published, out, as_json=as_json)

    def tell(self, published: Published, out: Path | None, *, as_json: bool) -> None:
        """The tables go to their file or to standard output, the audit to where the tables do not."""
        tables = write_safe_tables(published)
        if out is not None:
            write_whole(out, tables)
        elif not as_json:
            self.stdout.write(tables, ending="")
        if as_json:
            self.stdout.write(json.dumps(for_programs(published), allow_nan=False))
        else:
            (self.stderr if out is None else self.stdout).write("\n".join(for_people(published)))


def asked(file: str, options: dict[str, Any]) -> tuple[Release, list[Earlier]]:
    """The release and the earlier ones. Raises NotATable with the faults of all the files."""
    faults: list[str] = []
    earlier: list[Earlier] = []
    span: Span | None = None
    release: Release | None = None
    try:
        span = read_span(options["period"]) if options["period"] else None
    except NotAPeriod as fault:
        faults.append(f"--period {fault}")
    for path in options["earlier"]:
        try:
            earlier.append(read_earlier(text_of(str(path)), name=path.name))
        except NotATable as refused:
            faults.extend(f"{path}: {fault}" for fault in refused.faults)
    try:
        release = linked(read_tables(text_of(file)), span=span)
    except NotATable as refused:
        faults.extend(f"{file}: {fault}" for fault in refused.faults)
    if release is None or faults:
        raise NotATable(faults)
    return release, earlier


def text_of(name: str) -> str:
    """What a file holds. Raises NotATable."""
    try:
        return sys.stdin.read() if name == STANDARD_INPUT else Path(name).read_text(encoding="utf-8")
    except OSError as fault:
        raise NotATable([f"it cannot be read: {fault.strerror}."]) from None
    except UnicodeDecodeError:
        raise NotATable(["it is not written in UTF-8."]) from None


def recipients_of(word: str) -> str:
    """Who gets it. Raises NotATable for what a file could not hold."""
    if not word.strip() or word.startswith(FORMULA):
        raise NotATable(["--recipients: a word for who gets the tables was expected, such as public or board."])
    return word.strip()


def write_whole(path: Path, text: str) -> None:
    """Writes a file whole or not at all. Raises CommandError."""
    unfinished = None
    try:
        with NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8", newline="") as beside:
            unfinished = Path(beside.name)
            beside.write(text)
        os.replace(unfinished, path)
    except OSError as fault:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)
        raise CommandError(f"{path}: it cannot be written ({fault.strerror}).", returncode=2) from None
