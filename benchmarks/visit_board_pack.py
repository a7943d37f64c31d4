"""Run as a program in an installation: `fill` it up to so many concerns, or `visit` it and tell what a pack costs."""

import json
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from uuid import uuid4

import django

django.setup()

from django.db import connection  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.fill import Filler, cast_of, gather_statistics  # noqa: E402
from benchmarks.numbers import percentile, waited_for_processor  # noqa: E402
from benchmarks.visit import signed_in  # noqa: E402
from handrail.casework.desk.models import Concern  # noqa: E402
from handrail.casework.desk.queries import tally_concerns  # noqa: E402
from handrail.foundation.people.models import Person, Role  # noqa: E402
from handrail.foundation.people.queries import with_role  # noqa: E402
from handrail.insight.board.actions import pack_for  # noqa: E402
from handrail.insight.board.policies import Period, Quarter  # noqa: E402
from handrail.insight.board.queries.packing import FORMS  # noqa: E402
from handrail.insight.explorer.models import Edition, ShownTable  # noqa: E402
from handrail.insight.figures.models import Telling  # noqa: E402
from handrail.insight.figures.policies.periods import latest_closed  # noqa: E402

ASKED = ("first=source", "first=district", "first=kind", "first=child&second=danger", "first=entry&second=child")
AGAIN, DIFFERENT = 10, 4_000


# Marks of its own for each copy, as each database draws them.
DRAWN = {
    "sqlite": {
        "id": "lower(hex(randomblob(16)))",
        "subject": "lower(hex(randomblob(16)))",
        "reference": "'G' || hex(randomblob(7))",
        "receipt_digest": "lower(hex(randomblob(32)))",
    },
    "postgresql": {
        "id": "gen_random_uuid()",
        "subject": "gen_random_uuid()",
        "reference": "'G' || substr(md5(gen_random_uuid()::text), 1, 14)",
        "receipt_digest": "md5(gen_random_uuid()::text) || md5(gen_random_uuid()::text)",
    },
}


def fill(last: int) -> None:
    """Up to so many concerns: some that are drawn, and copies of them that differ in their marks alone."""
    if not Concern.objects.exists():
        now = timezone.now()
        filler = Filler(cast_of(now), now)
        rows = [filler.concern(number, uuid4(), readable=False) for number in range(DIFFERENT)]
        Concern.objects.bulk_create(rows, batch_size=500)
    if connection.vendor == "sqlite":  # its usual memory is too little to add so many rows to so many indexes
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -1000000")
    while (missing := last - Concern.objects.count()) > 0:
        copy(missing)
    gather_statistics()


def copy(most: int) -> None:
    """Copies of all that there are, or of so many."""
    quote, marks = connection.ops.quote_name, DRAWN[connection.vendor]
    columns = [field.column for field in Concern._meta.concrete_fields]
    drawn = ", ".join(marks.get(column, quote(column)) for column in columns)
    named, table = ", ".join(map(quote, columns)), quote(Concern._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({named}) SELECT {drawn} FROM {table} LIMIT %s", [most])


def moment() -> float:
    """The clock, less what others had of the processor: of this program, and of the server that answers it."""
    waited = waited_for_processor()
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        waited += waited_for_processor(connection.connection.info.backend_pid)
    return time.perf_counter() - waited


def took(work: Callable[[], object]) -> float:
    """How long something takes with a processor free."""
    begun = moment()
    work()
    return moment() - begun


def pack_of(quarter: Quarter, by: Person) -> tuple[float, float]:
    """How long counting took, and counting and writing every form together."""
    Telling.objects.all().delete()
    begun = moment()
    pack = pack_for(by, period=Period((quarter,)), on=timezone.localdate())
    counted = moment() - begun
    for write in FORMS.values():
        write(pack)
    return counted, moment() - begun


def visit() -> None:
    """Count and look."""
    by = with_role(Role.COORDINATOR)[0]
    quarter = latest_closed(timezone.localdate())
    counted, pack = pack_of(quarter, by)
    ShownTable.objects.all().delete()
    Edition.objects.all().delete()
    client, page = signed_in(by), reverse("explorer:explore")
    client.get(f"{page}?unit=persons&first=district")  # what a process loads once is not the cost of a page
    first = [took(partial(client.get, f"{page}?{asked}")) for asked in ASKED]
    again = [took(partial(client.get, f"{page}?{asked}")) for _ in range(AGAIN) for asked in ASKED]
    told = {
        "quarter": sum(tally_concerns((), first=quarter.first, last=quarter.last, by=by).values()),
        "counted": counted,
        "pack": pack,
        "first_p95": percentile(first, 0.95),
        "page_p95": percentile(again, 0.95),
        "mebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    # Two programs, so that what filling takes is not among the memory that a pack takes.
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
    else:
        visit()
