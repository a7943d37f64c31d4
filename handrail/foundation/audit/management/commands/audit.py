"""Walks the trail's hash chain and names the first broken link, or prints the newest line."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from handrail.foundation.audit.queries import Break, Head, first_broken_link, guards_are_up, head

NO_GUARDS = Break(0, "The trail is whole, but the database no longer refuses changes to it. Run `handrail setup`.")


class Command(BaseCommand):
    help = "Verifies the trail, or prints its newest line to be kept somewhere else."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_subparsers(dest="what", required=True)
        verify = what.add_parser("verify", help="walk the whole trail; exit 2 and name the first broken link")
        verify.add_argument("--head", metavar="SEQ:LINK", help="a newest line noted down earlier: shows a cut end")
        verify.add_argument("--json", action="store_true", help="answer in JSON")
        newest = what.add_parser("head", help="print the newest line as SEQ:LINK")
        newest.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "verify":
            self.verify(options["head"], as_json=options["json"])
        else:
            newest = head()
            self.stdout.write(json.dumps({"head": str(newest or "")}) if options["json"] else str(newest or ""))

    def verify(self, noted: str | None, *, as_json: bool) -> None:
        broken = first_broken_link(expected=read_head(noted) if noted else None)
        if broken is None and not guards_are_up():
            broken = NO_GUARDS
        newest = head()
        if as_json:
            self.stdout.write(json.dumps(as_answer(broken, newest)))
        if broken:
            raise CommandError(broken.sentence, returncode=2)
        if not as_json:
            self.stdout.write(f"The trail is whole: {newest.seq if newest else 0} lines. Newest: {newest or 'none'}")


def as_answer(broken: Break | None, newest: Head | None) -> dict[str, object]:
    """The answer for programs."""
    return {
        "whole": broken is None,
        "lines": newest.seq if newest else 0,
        "head": str(newest or ""),
        "broken": {"seq": broken.seq, "why": broken.sentence} if broken else None,
    }


def read_head(text: str) -> Head:
    """A noted newest line. Raises CommandError if it is not one."""
    seq, colon, link = text.strip().partition(":")
    if not (colon and link and seq.isdecimal()):
        raise CommandError(
            "--head takes a line like 1234:ab12cd34.0f9e…, as `handrail audit head` prints it.", returncode=2
        )
    return Head(int(seq), link)
