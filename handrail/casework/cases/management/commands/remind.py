"""Remind workers of what has come due in their files, once."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from handrail.casework.cases.actions import remind_of_files


class Command(BaseCommand):
    """`handrail remind`. `handrail serve` and `handrail work` do this every morning by themselves."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        told = remind_of_files(at=timezone.now())
        self.stdout.write(f"{told} file{'' if told == 1 else 's'} in which something has come due.")
