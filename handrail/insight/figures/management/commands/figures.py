"""Published counts taken in, and ours told: `figures import SERIES.csv`, `figures measures --from DATE --to DATE`."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from handrail.insight.figures.actions import Imported, import_series
from handrail.insight.figures.actions.measuring import in_period
from handrail.insight.figures.management.asked import add_days, period_asked, whoever_may
from handrail.insight.figures.permissions import why_not_see_measures
from handrail.insight.figures.policies import HEADER, NotASeries
from handrail.insight.figures.policies.telling import entry_told, rows_told


class Command(BaseCommand):
    """All rows of a file are taken in, or none; faults are told by row and column. Measures are told all at once."""

    help = "Take published counts in from a CSV file, or tell every measure of a finished quarter or year."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        imports = verbs.add_parser("import", help="take a file in; the same file twice adds nothing")
        imports.add_argument("file", type=Path, metavar="SERIES.csv", help=f"CSV with the columns {','.join(HEADER)}")
        imports.add_argument("--json", action="store_true", dest="as_json", help="report as JSON")

        measures = verbs.add_parser("measures", help="every measure of a finished quarter or year")
        add_days(measures)
        measures.add_argument("--json", action="store_true", dest="as_json", help="report as JSON")

    def handle(self, *, verb: str, as_json: bool, **options: Any) -> None:
        if verb == "import":
            self.take_file(as_json=as_json, **options)
        else:
            self.tell(options["first"], options["last"], as_json=as_json)

    def tell(self, first: str, last: str, *, as_json: bool) -> None:
        """Every measure of one period, small numbers hidden. Raises CommandError."""
        today = timezone.localdate()
        period = period_asked(first, last, on=today)
        counted = in_period(period=period, by=whoever_may(why_not_see_measures, see="figures"), on=today)
        if as_json:
            told = [entry_told(entry, value) for entry, value in counted]
            days = {"from": str(period.first), "to": str(period.last)}
            self.stdout.write(json.dumps({"period": days, "counted_on": str(today), "measures": told}))
            return
        for entry, value in counted:
            self.stdout.write(entry.name)
            rows = (
                [entry.why_not] if value is None else [f"{row[2]}: {row[3]}" for row in rows_told(entry.name, [value])]
            )
            self.stdout.writelines(f"  {row}" for row in rows)

    def take_file(self, *, file: Path, as_json: bool, **options: Any) -> None:
        """Take a file in, and say what was new in it. Raises CommandError."""
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
