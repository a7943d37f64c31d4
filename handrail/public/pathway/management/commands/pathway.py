"""Says what to do next for somebody (`decide`), and what the Home Office's form would ask and be given (`form`)."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from handrail.foundation.locality import current_locality, current_referral_form
from handrail.public.pathway.policies import MOST_BYTES
from handrail.public.pathway.queries import answer_json, facts_from_json, form_json, in_words, read_day
from handrail.rules.pathway.facts import FactsRefused


class Command(BaseCommand):
    """`handrail pathway decide|form FACTS.json`."""

    help = "Reads facts (FACTS.json, or - for standard input) and says what to do next, or what the form would ask."
    # What other programs read off standard error is about the facts, and not about this installation.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What is asked, of which facts."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        decide = verbs.add_parser("decide", help="what to do next, in order")
        decide.add_argument(
            "--on", metavar="DATE", help="by the rules of this day, like 2026-11-22; today if not given"
        )
        decide.add_argument("--json", action="store_true", help="as JSON")
        form = verbs.add_parser("form", help="the next pages of the Home Office's form, and what would be handed over")
        for verb in (decide, form):
            verb.add_argument("facts", metavar="FACTS.json", help="a file of facts, or - for standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, answer, print; or say every fault with its file and path."""
        name = options["facts"]
        try:
            self.stdout.write(self.answer(text_of(name), options))
        except FactsRefused as refused:
            called = "standard input" if name == "-" else name
            raise CommandError("\n".join(f"{called}: {fault}" for fault in refused.faults)) from None

    def answer(self, text: bytes, options: dict[str, Any]) -> str:
        """What is printed. Raises FactsRefused."""
        locality, at = current_locality(), timezone.now()
        if options["verb"] == "form":
            return json.dumps(form_json(text, form=current_referral_form()), indent=2, ensure_ascii=False)
        given = answer_json(facts_from_json(text), locality=locality, at=at, on=read_day(options["on"]))
        return json.dumps(given, indent=2, ensure_ascii=False) if options["json"] else in_words(given)


def text_of(name: str) -> bytes:
    """What stands in that file, or comes from standard input. Raises CommandError."""
    try:
        text = sys.stdin.buffer.read(MOST_BYTES + 1) if name == "-" else first_bytes(Path(name))
    except OSError as fault:
        raise CommandError(f"{name}: It cannot be read ({fault.strerror}).") from None
    if len(text) > MOST_BYTES:
        raise CommandError(f"{name}: It is longer than {MOST_BYTES} bytes.")
    return text


def first_bytes(file: Path) -> bytes:
    """The file, as far as anything reads it."""
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)
