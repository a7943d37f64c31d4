"""Hand cases on in the international case data standard: `export htcds --profile P --out FILE`."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from handrail.casework.exchange.actions import Profile, export_cases
from handrail.rules.case_data_standard.standard import NotPlaced

HELP = """\
full: every core field, for a partner under a sharing agreement; names and the like only of adults whose yes to support
holds. deidentified: without what identifies, free text and workers' names. ctdc: the columns of the global data set,
each row one of at least 11 that are alike. What is lost on the way is listed in FILE-losses.csv beside it.
"""


class Command(BaseCommand):
    """Both files are written whole, or neither. That it was done is in the trail."""

    help = "Hand cases on in the international case data standard (HTCDS 2.0), as CSV."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="htcds")
        htcds = verbs.add_parser("htcds", help="the IOM case data standard", epilog=HELP)
        htcds.add_argument("--profile", choices=[each.value for each in Profile], required=True)
        htcds.add_argument("--out", type=Path, required=True, metavar="FILE", help="a CSV file")

    def handle(self, *, profile: str, out: Path, **options: Any) -> None:
        beside = out.with_name(f"{out.stem}-losses.csv")
        if not out.parent.is_dir():
            raise CommandError(f"There is no folder {out.parent}.", returncode=2)
        if out.suffix.lower() != ".csv":
            raise CommandError(f"{out}: the file is written as CSV. Give it a name that ends in .csv.", returncode=2)
        try:
            done = export_cases(profile=Profile(profile), by="handrail", at=timezone.now())
        except NotPlaced as missing:
            raise CommandError(str(missing), returncode=2) from None
        try:
            write_both({beside: done.losses, out: done.table})
        except OSError as fault:
            raise CommandError(f"{out} cannot be written: {fault.strerror}.", returncode=2) from None
        if options["verbosity"]:
            self.stdout.write(" ".join([f"{done.people} rows in {out}; what is lost is in {beside}.", *done.notes]))


def write_both(contents: dict[Path, bytes]) -> None:
    """Write each file under another name first, readable by its owner alone, so that none is there by half."""
    waiting: dict[Path, str] = {}
    try:
        for file, content in contents.items():
            with NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as written:
                waiting[file] = written.name
                written.write(content)
        for file in contents:
            os.replace(waiting.pop(file), file)
    finally:
        for left in waiting.values():
            Path(left).unlink(missing_ok=True)
