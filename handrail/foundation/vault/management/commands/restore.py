"""Puts a backup back, whole or not at all, and forgets again whoever has been forgotten."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from handrail.foundation.vault.backups import WouldOverwrite, restore
from handrail.foundation.vault.copies import CannotCopy
from handrail.foundation.vault.streams import NotOurCopy
from handrail.foundation.vault.telling import Steps


class Command(BaseCommand):
    help = "Puts back FILE and FILE.keys. Stop both doors first. Touches nothing unless both files are whole."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--keys", metavar="FILE", type=Path, help="where the keyring's copy is (FILE.keys)")
        parser.add_argument("--replace", action="store_true", help="lose what is in the databases now")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        file = options["file"]
        keys = options["keys"] or file.with_name(f"{file.name}.keys")
        progress = Steps(self.stderr, "Opened the")
        try:
            again = restore(file, keys, replace=options["replace"], by="handrail", at=timezone.now(), progress=progress)
        except (WouldOverwrite, CannotCopy, NotOurCopy) as reason:
            raise CommandError(str(reason), returncode=2) from None
        except OSError as fault:
            named = f" {fault.filename}" if fault.filename else ""
            raise CommandError(f"The backup cannot be read:{named} {fault.strerror}.", returncode=2) from None
        told = {"restored": str(file), "forgotten_again": again}
        self.stdout.write(json.dumps(told) if options["json"] else f"Restored. Forgotten again: {again}.")
