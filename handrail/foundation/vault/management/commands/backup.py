"""Makes an encrypted copy of everything, and proves it by reading it back."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from handrail.foundation.vault.backups import WouldOverwrite, back_up
from handrail.foundation.vault.copies import CannotCopy
from handrail.foundation.vault.streams import NotOurCopy
from handrail.foundation.vault.telling import Steps

ONLY_THE_NEWEST = (
    "Keep only the newest copy of the keyring, apart from the records: an older one still opens whoever has been "
    "erased since. Neither copy opens without the keys folder: keep that in a third place."
)


class Command(BaseCommand):
    help = "Copies the records to FILE and the keyring to FILE.keys, both encrypted. " + ONLY_THE_NEWEST
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--keys", metavar="FILE", type=Path, help="where the keyring's copy goes (FILE.keys)")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        file = options["file"]
        keys = options["keys"] or file.with_name(f"{file.name}.keys")
        try:
            back_up(file, keys, by="handrail", at=timezone.now(), progress=Steps(self.stderr, "Copied the"))
        except (WouldOverwrite, CannotCopy, NotOurCopy) as reason:
            raise CommandError(str(reason), returncode=2) from None
        except OSError as fault:
            raise CommandError(f"The backup could not be written: {fault.strerror}.", returncode=2) from None
        sizes = {"file": str(file), "bytes": file.stat().st_size, "keys": str(keys), "keys_bytes": keys.stat().st_size}
        self.stdout.write(json.dumps(sizes) if options["json"] else f"Written and read back: {file} and {keys}.")
        if not options["json"]:
            self.stdout.write(ONLY_THE_NEWEST)
