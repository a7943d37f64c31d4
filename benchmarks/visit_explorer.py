"""Run as a program in an installation: fills it with concerns and asks the explorer, as JSON."""

import json
import resource
import sys
import time
from random import Random
from uuid import uuid4

import django

django.setup()

from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.fill import AT_ONCE, Filler, cast_of  # noqa: E402
from benchmarks.numbers import percentile  # noqa: E402
from benchmarks.visit import signed_in  # noqa: E402
from handrail.casework.desk.models import Concern  # noqa: E402
from handrail.foundation.people.models import Role  # noqa: E402
from handrail.foundation.people.queries import with_role  # noqa: E402

ASKED = (
    "first=source",
    "first=district",
    "first=source&second=district",
    "first=kind&second=district",
    "first=child&second=danger&third=source",
    "first=time&second=source",
    "first=outcome&period=2026-Q2",
    "first=source&second=kind&beside=2026-Q1",
    "first=district&second=danger&period=latest-year",
)
AGAIN = 20


def fill(size: int) -> None:
    """So many concerns, of codes that are as unequal as real ones are."""
    now, unequal = timezone.now(), Random(1807)
    filler = Filler(cast_of(now), now)
    for start in range(0, size, AT_ONCE):
        rows = [filler.concern(number, uuid4(), readable=False) for number in range(start, min(start + AT_ONCE, size))]
        for row in rows:
            if unequal.random() < 0.7:
                row.reporter_kind, row.exploitation = "public", ["labour"]
        Concern.objects.bulk_create(rows, batch_size=500)


def timed(client: Client, address: str) -> tuple[float, object]:
    """How long a request takes, and what comes of it."""
    begun = time.perf_counter()
    answer = client.get(address)
    return time.perf_counter() - begun, answer


def first_looks(client: Client) -> list[dict[str, object]]:
    """Each question for the first time, one after the other."""
    found = []
    for asked in ASKED:
        seconds, answer = timed(client, f"{reverse('explorer:table_json')}?{asked}")
        cells = answer.json().get("cells")  # type: ignore[attr-defined]
        hidden = None if cells is None else sum(cell["count"] is None for cell in cells)
        found.append({"asked": asked, "seconds": seconds, "cells": len(cells or ()), "hidden": hidden})
    return found


def main() -> None:
    """Fill, look, and look again."""
    fill(int(sys.argv[1]))
    client = signed_in(with_role(Role.COORDINATOR)[0])
    first = first_looks(client)
    page = reverse("explorer:explore")
    again = [timed(client, f"{page}?{asked}")[0] for _ in range(AGAIN) for asked in ASKED]
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"first": first, "p50": percentile(again, 0.5), "p95": percentile(again, 0.95), "mebibytes": most}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
