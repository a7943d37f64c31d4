"""Bring in a partner's list of concerns, or take one back: `concerns import FILE`, `concerns undo IMPORT`."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from handrail.casework.exchange.actions import (
    BroughtIn,
    begin_taking_back,
    bring_in_from_terminal,
    look_from_terminal,
    sentences,
    withdraw_list,
)
from handrail.casework.exchange.models import FileKind, PartnerFile
from handrail.casework.exchange.policies import LABELS, NOBODY_NAMED
from handrail.casework.exchange.queries import table_in
from handrail.foundation.permission import NotAllowed
from handrail.foundation.spreadsheets import NotATable, Table

TERMINAL = "handrail"
SHOWN = 20
HELP = f"""\
Each row is one report. Columns may stand in any order and are found as they were confirmed for this sender, or else by
their headings; columns that are none of ours are named and left out. We look for: {", ".join(LABELS.values())}. Only
"What happened" must be there. Days are read as 31/03/2026, 31 March 2026 or 2026-03-31. Rows that are wrong are written
to FILE-faults.csv with the reasons, the others land. The same file twice adds nothing; a row with the same reference
that says something else is added to its concern.
"""
FROM_HELP = """\
the organisation whose list it is: a row is known again by its reference. Without it a row is known by all that it says,
so that one that was changed is a new concern
"""
UNDO_HELP = """\
What nobody has worked on is withdrawn: it leaves the figures and what was told is erased; that it came stays in the
trail. Concerns that were opened, given to somebody or written in stay, and are counted.
"""


class Command(BaseCommand):
    """Good rows land; if any were wrong they come back in a file, and the exit code is 2."""

    help = "Bring in a partner's list of concerns (CSV, .xlsx or .ods), or take one back."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        brings = verbs.add_parser("import", help="bring in a partner's list, row by row", epilog=HELP)
        brings.add_argument("file", type=Path, metavar="FILE", help="a CSV file, .xlsx or .ods")
        brings.add_argument("--from", dest="sender", default="", help=FROM_HELP)
        brings.add_argument(
            "--htcds",
            action="store_const",
            dest="kind",
            const=FileKind.STANDARD,
            default=FileKind.REPORTS,
            help="its rows are cases in the international case data standard (HTCDS 2.0), with its own headings",
        )
        brings.add_argument("--dry-run", action="store_true", dest="dry", help="say what would land; bring in nothing")
        undoes = verbs.add_parser("undo", help="take a whole list back", epilog=UNDO_HELP)
        undoes.add_argument("id", type=UUID, metavar="IMPORT", help="as `concerns import` gave it, or as the page says")
        for verb in (brings, undoes):
            verb.add_argument("--json", action="store_true", dest="as_json", help="report as JSON")

    def handle(self, *, verb: str, **options: Any) -> None:
        if verb == "undo":
            return self.undo(options["id"], as_json=options["as_json"])
        return self.bring_in(**options)

    def bring_in(self, *, file: Path, kind: FileKind, sender: str, dry: bool, as_json: bool, **options: Any) -> None:
        """Bring the file in, or say what that would do. Raises CommandError."""
        sender = sender or NOBODY_NAMED
        table = self.table_in(file, kind)
        held = None
        try:
            if dry:
                done = look_from_terminal(table, sender=sender, kind=kind, at=timezone.now(), progress=self.progress)
            else:
                held, done = bring_in_from_terminal(
                    table, sender=sender, kind=kind, at=timezone.now(), progress=self.progress
                )
        except NotAllowed as reason:
            raise CommandError(f"{file}, row {table.lines[0] - 1}: {reason.sentence}", returncode=2) from None
        returned = self.give_back(file, table, done)
        if as_json:
            self.stdout.write(json.dumps({"file": str(file), **told(table, done, returned, held)}))
        elif options["verbosity"]:
            self.stdout.write(in_words(file, table, done, held))
        if done.faulty:
            raise CommandError(fault_lines(file, done, returned), returncode=2)

    def undo(self, file_id: UUID, *, as_json: bool) -> None:
        """Take a list back. Raises CommandError."""
        try:
            held = PartnerFile.objects.get(pk=file_id)
            begun = begin_taking_back(held, by=TERMINAL, at=timezone.now())
        except PartnerFile.DoesNotExist:
            raise CommandError(f"No list was brought in as {file_id}.", returncode=2) from None
        except NotAllowed as reason:
            raise CommandError(f"{file_id}: {reason.sentence}", returncode=2) from None
        done = withdraw_list(begun, by=TERMINAL, clock=timezone.now, progress=self.progress)
        withdrawn, stay = done.counts["withdrawn"], done.counts["stay"]
        if as_json:
            self.stdout.write(json.dumps({"import": str(file_id), "withdrawn": withdrawn, "stay": stay}))
        else:
            self.stdout.write(f"Taken back: {withdrawn} reports. {stay} stay, because somebody has worked on them.")

    def table_in(self, file: Path, kind: FileKind) -> Table:
        """The table of that file. Raises CommandError."""
        try:
            return table_in(file.read_bytes(), kind)
        except OSError as fault:
            raise CommandError(f"{file} cannot be read: {fault.strerror}.", returncode=2) from None
        except NotATable as refused:
            raise CommandError(f"{file}: {refused.sentence}", returncode=2) from None

    def progress(self, done: int, of: int) -> None:
        """Say how far it is, where somebody looks."""
        if self.stderr.isatty():
            self.stderr.write(f"\r{done:,} of {of:,}", ending="" if done < of else "\n")

    def give_back(self, file: Path, table: Table, done: BroughtIn) -> Path | None:
        """Write the wrong rows beside the file; nothing where there are none."""
        if not done.faulty:
            return None
        beside = file.with_name(f"{file.stem}-faults.csv")
        beside.write_bytes(done.as_file(table.headings))
        return beside


def told(table: Table, done: BroughtIn, returned: Path | None, held: PartnerFile | None) -> dict[str, Any]:
    """What became of a file, for a program; `held` is None where nothing was brought in."""
    return {
        "import": str(held.pk) if held else None,
        "rows": len(table.rows),
        "new": done.new,
        "known": done.known,
        "faulty": len(done.faulty),
        "faults_file": str(returned) if returned else None,
        "left_out": list(done.left_out),
        "other_sheets": list(table.others),
        "in_words": done.in_words,
        "dry_run": held is None,
    }


def in_words(file: Path, table: Table, done: BroughtIn, held: PartnerFile | None) -> str:
    """What became of a file, for a person."""
    left_out = f" Columns left out: {', '.join(done.left_out)}." if done.left_out else ""
    kept = "".join(f" Kept as words, for want of a code: {column}, {rows}." for column, rows in done.in_words.items())
    kept += f" Sheets that were not read: {', '.join(table.others)}." if table.others else ""
    if held is None:
        would = f"{done.new} reports would be new, {done.known} are there already"
        return f"{file.name}: {would}, {len(done.faulty)} of {len(table.rows)} rows would not land.{left_out}{kept}"
    landed = f"{done.new} reports are new, {done.known} were there already"
    undo = f" To take it back: handrail concerns undo {held.pk}" if done.new else ""
    return f"{file.name}: {landed}, {len(done.faulty)} rows did not land.{left_out}{kept}{undo}"


def fault_lines(file: Path, done: BroughtIn, returned: Path | None) -> str:
    """A sentence for each of the first wrong rows, and where all of them are."""
    lines = [f"{file}, row {line}: {sentences(faults)}" for line, _, faults in done.faulty[:SHOWN]]
    return "\n".join([*lines, f"All {len(done.faulty)} rows that did not land are in {returned}, with the reasons."])
