"""Write the board pack of a finished period: `board --from DATE --to DATE --out FILE`."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from handrail.insight.board.actions import note_pack, pack_for
from handrail.insight.board.permissions import why_not_see_board
from handrail.insight.board.policies.packs import Pack
from handrail.insight.board.queries.packing import FORMS
from handrail.insight.figures.management.asked import add_days, period_asked, whoever_may


class Command(BaseCommand):
    """The same figures in every form: .pdf, .html, .ods or .json, by the end of the file's name."""

    help = "Write the board pack of a finished quarter or year."

    def add_arguments(self, parser: CommandParser) -> None:
        add_days(parser)
        parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=f"ends in {', '.join(FORMS)}")
        parser.add_argument("--json", action="store_true", dest="as_json", help="report as JSON")

    def handle(self, *, first: str, last: str, out: Path, as_json: bool, **options: Any) -> None:
        write = FORMS.get(out.suffix.lower())
        if write is None:
            raise CommandError(f"{out} must end in one of: {', '.join(FORMS)}.", returncode=2)
        today = timezone.localdate()
        period = period_asked(first, last, on=today)
        pack = pack_for(whoever_may(why_not_see_board, see="the board"), period=period, on=today)
        self.keep(out, write(pack))
        note_pack(pack, form=out.suffix.lower().removeprefix("."), by="handrail", at=timezone.now())
        self.tell(out, pack, as_json=as_json, quiet=not options["verbosity"])

    def keep(self, out: Path, made: bytes) -> None:
        """Write the file. Raises CommandError."""
        try:
            out.write_bytes(made)
        except OSError as fault:
            raise CommandError(f"{out} cannot be written: {fault.strerror}.", returncode=2) from None

    def tell(self, out: Path, pack: Pack, *, as_json: bool, quiet: bool) -> None:
        """Say what was written."""
        if as_json:
            self.stdout.write(json.dumps({"file": str(out), "period": pack.told["period"], "sha256": pack.digest}))
        elif not quiet:
            self.stdout.write(f"{out}: {pack.told['period']['label']}, SHA-256 {pack.digest}")
