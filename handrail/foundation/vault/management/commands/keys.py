"""Lists the keys by name and age, makes new ones, and drops old master keys; never shows a secret."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count
from django.utils import timezone

from handrail.foundation.vault import rotation
from handrail.foundation.vault.actions import reindex
from handrail.foundation.vault.failures import CannotOpen
from handrail.foundation.vault.keys import held
from handrail.foundation.vault.models import SubjectKey

AFTER = {
    "desk": "Copy public.json to the public door's machine if it is another one.",
    "drafts": "Copy public.json to the public door's machine if it is another one.",
    "trail": "Copy public.json to the public door's machine if it is another one, at once.",
    "sessions": "Copy public.json to the public door's machine if it is another one, and restart both doors.",
    "master": "Make a backup now; after it, `handrail keys drop-old-masters` makes older keyring copies worthless.",
    "token": "Everything that can be searched was marked again.",
    "backup": "Keep the older key for as long as you keep older backups.",
}


class Command(BaseCommand):
    help = "Shows and rotates the keys. Keep a fresh copy of staff.json in a safe place after each change."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_subparsers(dest="do", required=True)
        what.add_parser("show", help="the keys by purpose, name and day").add_argument("--json", action="store_true")
        rotate = what.add_parser("rotate", help="make a new key; everything older stays readable")
        rotate.add_argument("--what", choices=sorted(rotation.PURPOSES), default="desk")
        what.add_parser("rewrap", help="carry on with a master rotation that was stopped")
        what.add_parser("reindex", help="carry on with a token rotation that was stopped")
        what.add_parser("drop-old-masters", help="destroy all master keys but the newest")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, options["do"].replace("-", "_"))(**options)
        except (rotation.StillInUse, CannotOpen) as reason:
            raise CommandError(str(reason), returncode=2) from None

    def show(self, *, json: bool, **options: Any) -> None:
        listed = list_keys()
        self.stdout.write(as_json(listed) if json else as_table(listed))

    def rotate(self, *, what: str, **options: Any) -> None:
        counts = rotation.rotate(what, by="handrail", at=timezone.now(), progress=self.progress)
        self.stdout.write(f"There is a new {what} key. {tell(counts)}{AFTER[what]}")

    def rewrap(self, **options: Any) -> None:
        self.stdout.write(f"{rotation.rewrap(progress=self.progress)} keys rewrapped.")

    def reindex(self, **options: Any) -> None:
        self.stdout.write(tell(reindex(at=timezone.now())) or "There was nothing to mark again.")

    def drop_old_masters(self, **options: Any) -> None:
        dropped = rotation.drop_old_masters(by="handrail", at=timezone.now())
        self.stdout.write(f"{dropped} old master keys dropped. Copies of the keyring made before open nothing now.")

    def progress(self, done: int, total: int) -> None:
        self.stderr.write(f"{done:,} of {total:,} keys rewrapped")


def list_keys() -> list[dict[str, object]]:
    """Every key this door holds, newest first, and how many people's keys each master key wraps."""
    wrapped = dict(
        SubjectKey.objects.filter(wrapped__isnull=False).values_list("master").annotate(Count("subject")).order_by()
    )
    return [
        {"purpose": purpose, "key": key.id, "made_on": key.made_on, "newest": not place}
        | ({"wraps": wrapped.get(key.id, 0)} if purpose == "master" else {})
        for purpose, keys in sorted(held().items())
        for place, key in enumerate(keys)
    ]


def as_json(listed: list[dict[str, object]]) -> str:
    """For programs."""
    return json.dumps(listed)


def as_table(listed: list[dict[str, object]]) -> str:
    """For people."""
    lines = [
        f"{key['purpose']!s:<15}{key['key']}  {key['made_on']}  {'newest' if key['newest'] else 'older, for reading'}"
        + (f"  wraps {key['wraps']} people's keys" if "wraps" in key else "")
        for key in listed
    ]
    return "\n".join(lines)


def tell(counts: dict[str, int]) -> str:
    """Counts as a sentence, or nothing."""
    if not counts:
        return ""
    return ", ".join(f"{kind.replace('_', ' ')}: {count:,}" for kind, count in sorted(counts.items())) + ". "
