"""Run as a program: three who do not know of each other tell of one house, and the desk opens what they told."""

import json
import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402

from handrail.casework.desk import actions as desk  # noqa: E402
from handrail.casework.dots.actions import read_what_waits  # noqa: E402
from handrail.foundation.people.models import Person  # noqa: E402
from tests import build  # noqa: E402

TOLD = {
    "neighbour": {
        "reporter_kind": "public",
        "account": "Men come and go at night. The plate of their van begins with GK57.",
        "address": "9 Quarrel Lane, EX9 8ZY",
    },
    "nurse": {
        "reporter_kind": "professional",
        "account": "A patient, Ilinca Vasilescu, born 03/02/1999, lives at 9 Quarrel Lane. 07700 900617 rings her.",
        "names": "known as Duke",
    },
    "council": {
        "reporter_kind": "professional",
        "account": "A tenant, born 03/02/1999, was frightened. She wrote down 07700 900617.",
        "names": "Ilinka Vasilesku",
    },
}


def open_all() -> dict[str, tuple[str, str]]:
    """The concerns, opened and read, by who told; the id and the reference of each."""
    officer = Person.objects.get(name="Coordinator")
    known = {}
    for who, told in TOLD.items():
        concern = build.concern(at=timezone.now(), **told)
        desk.open_concern(concern.pk, by=officer, at=timezone.now())
        known[who] = str(concern.pk), concern.reference
    read_what_waits(at=timezone.now())
    return known


json.dump(open_all(), sys.stdout)
