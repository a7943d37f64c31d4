"""Take what waits at the public door into the desk's files, once."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from handrail.casework.desk.actions import take_in


class Command(BaseCommand):
    """`handrail take_in`. `handrail serve` and `handrail work` do this every few seconds by themselves."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        taken = take_in(at=timezone.now())
        self.stdout.write(f"{taken} report{'' if taken == 1 else 's'} taken in.")
