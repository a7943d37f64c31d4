"""Take published or historical counts in from a CSV file: `figures import SERIES.csv`."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from handrail.insight.figures.actions import Imported, import_series
from handrail.insight.figures.policies import HEADER, NotASeries


class Command(BaseCommand):
    """All rows of a file are taken in, or none; faults are told by row and column, all at once."""

    help = "Take published or historical counts in from a CSV file."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        imports = verbs.add_parser("import", help="take a file in; the same file twice adds nothing")
        imports.add_argument("file", type=Path, metavar="SERIES.csv", help=f"CSV with the columns {','.join(HEADER)}")
        imports.add_argument("--json", action="store_true", dest="as_json", help="report as JSON")

    def handle(self, *, file: Path, as_json: bool, **options: Any) -> None:
        done = self.take_in(file)
        if as_json:
            self.stdout.write(json.dumps({"file": str(file), **asdict(done)}))
        elif options["verbosity"]:
            self.stdout.write(f"{file.name}: {done.added} counts added, {done.there_already} were there already.")

    def take_in(self, file: Path) -> Imported:
        """Import the file. Raises CommandError with a sentence for each fault."""
        try:
            return import_series(file.read_text(encoding="utf-8"), by="handrail", at=timezone.now())
        except OSError as fault:
            raise CommandError(f"{file} cannot be read: {fault.strerror}.", returncode=2) from None
        except UnicodeDecodeError:
            raise CommandError(f"{file} is not written in UTF-8.", returncode=2) from None
        except NotASeries as refused:
            faults = "\n".join(f"{file}: {fault}" for fault in refused.faults)
            raise CommandError(faults, returncode=2) from None
