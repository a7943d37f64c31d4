"""Take what waits at the public door in, once: reports into the desk's files, requests to the rooms that answer."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from handrail.casework.desk.actions import take_in
from handrail.partnership.published.actions import take_in_requests


class Command(BaseCommand):
    """`handrail take_in`. `handrail serve` and `handrail work` do this every few seconds by themselves."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        taken = take_in(at=at)
        take_in_requests(at=at)
        self.stdout.write(f"{taken} report{'' if taken == 1 else 's'} taken in.")
