"""Says whose time is over, by reference. It erases nobody: two people do."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from handrail.casework.subject_rights.queries import whose_time_is_over


class Command(BaseCommand):
    help = "Says which records are past their time. Nothing is erased: two people do that on the staff pages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        found = whose_time_is_over(timezone.localdate())
        if options["json"]:
            rows = [
                {"record": one.person.reference, "kept_until": one.kept_until.isoformat(), "proposed": one.proposed}
                for one in found
            ]
            self.stdout.write(json.dumps({"due": rows}))
            return
        self.stdout.write(f"Records past their time: {len(found)}.")
        for one in found:
            note = ", proposed" if one.proposed else ""
            self.stdout.write(f"  {one.person.reference}: kept until {one.kept_until:%d %B %Y}{note}")
