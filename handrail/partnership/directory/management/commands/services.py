"""Brings the services of another directory in from a file: `services import FILE --by E-MAIL`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from handrail.partnership.directory.actions import bring_in_feed
from handrail.partnership.directory.policies import NoFeed


class Command(BaseCommand):
    """`handrail services import`: the same as the page, for files that come every night."""

    help = (
        "Brings the services of another directory in from a file of Open Referral UK or HSDS: `services import FILE`."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and who answers for it."""
        parser.add_argument("what", choices=["import"])
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, help="the work e-mail address of the coordinator who answers for it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Bring it in, and say what came of it. Raises CommandError."""
        try:
            by = Person.objects.get(email=options["by"].lower(), is_active=True)
            content = options["file"].read_bytes()
            came = bring_in_feed(content, locality=current_locality(), by=by, at=timezone.now())
        except Person.DoesNotExist:
            raise CommandError("Nobody with this address works here.") from None
        except (OSError, NoFeed, NotAllowed) as fault:
            raise CommandError(str(fault)) from None
        for one in came.faults:
            self.stderr.write(f"Entry {one.number}: {one.reason}")
        counted = f"{len(came.added)} new, {len(came.changed)} changed, {came.unchanged} as before"
        self.stdout.write(f"{counted}, {len(came.faults)} refused.")
