"""Run as a program in an installation: several visits that are over, so that one more is seen in their count."""

import json
import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402

from tests import build  # noqa: E402
from tests.casework.operations.ready import Ready  # noqa: E402
from tests.journeys.scene import ENOUGH_TO_COUNT  # noqa: E402

if __name__ == "__main__":
    build.number_people_from(10_000)
    office = build.Office(at=timezone.now())
    for _ in range(ENOUGH_TO_COUNT):
        Ready(office=office).over().debrief(found=7, offered=7, accepted=6, moved_on=6)
    json.dump({}, sys.stdout)
