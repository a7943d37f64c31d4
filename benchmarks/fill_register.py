"""Run as a program in an installation: brings a made-up register in twice, and says how long each step took.

The baseline is reading the same file into rows, which any import has to do besides. Times are the processor's.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import django

django.setup()

from handrail.foundation.spreadsheets import read_table  # noqa: E402
from handrail.partnership.licensing import actions  # noqa: E402
from handrail.partnership.licensing.models import Import  # noqa: E402
from tests.partnership.licensing import registers  # noqa: E402

FAULTY = 50


def timed(act: Callable[[], Any]) -> tuple[float, float]:
    """Seconds of the processor and of the clock."""
    began, clock = time.process_time(), time.perf_counter()
    act()
    return time.process_time() - began, time.perf_counter() - clock


def main() -> None:
    """Bring in so many rows, of which one in fifty is faulty; then the same file again."""
    rows = int(sys.argv[1])
    content = registers.many(rows, faulty=rows // FAULTY, first=date(2027, 1, 1))
    by, at = registers.officer(), datetime.now(UTC)
    found: dict[str, Any] = {"rows": rows, "reading": timed(lambda: read_table(content))}
    for name in ("first", "again"):
        found[f"{name} check"] = timed(lambda: registers.checked(content, by=by, at=at))
        held = Import.objects.get(state="checked")
        actions.bring_in(held, by=by, at=at)
        held.refresh_from_db()
        found[f"{name} bring in"] = timed(lambda held=held: actions.write_register(held, clock=lambda: at))  # type: ignore[misc]
        held.refresh_from_db()
        found[f"{name} counts"] = held.counts
    found["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
