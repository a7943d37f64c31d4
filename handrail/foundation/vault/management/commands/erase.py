"""Erases a person: deletes their key and what every room keeps of them, and leaves the counts of it."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from handrail.foundation.vault.actions import NoSuchSubject, erase, find_subject, why_not_erase


class Command(BaseCommand):
    help = "Erases a person, for good. What older backups hold of them stays locked for ever."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("subject", metavar="SUBJECT", help="a concern's reference or a subject's UUID")
        parser.add_argument("--by", default="handrail", metavar="PERSON", help="who asked for it, as person:…")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            subject = find_subject(options["subject"])
        except NoSuchSubject as nobody:
            raise CommandError(str(nobody), returncode=2) from None
        if reason := why_not_erase(subject):
            raise CommandError(reason, returncode=2)
        removed = erase(subject, by=options["by"], at=timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps({"subject": str(subject), "removed": removed}))
        else:
            self.stdout.write(f"Erased subject {subject}: the key is gone.")
            for kind, how_many in sorted(removed.items()):
                self.stdout.write(f"  {kind.replace('_', ' ')}: {how_many}")
            self.stdout.write("Make a backup now and destroy older FILE.keys: they still hold this key.")
