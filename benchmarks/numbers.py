"""Percentiles, processor time of a process and all it started, and lines that can be read side by side."""

import math
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psutil


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that is at least as large as that share of all (nearest rank); nan of none."""
    if not values:
        return math.nan
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def spread(seconds: Sequence[float]) -> str:
    """p50, p95 and p99 in milliseconds."""
    return "  ".join(
        f"p{round(100 * share)} {1000 * percentile(seconds, share):6.1f} ms" for share in (0.5, 0.95, 0.99)
    )


def processor_seconds(*pids: int) -> float:
    """Seconds of processor used so far by these processes and all that they started, also by those that have ended."""
    first = [psutil.Process(pid) for pid in pids]
    counted = {each.pid: each for one in first for each in [one, *one.children(recursive=True)]}
    total = 0.0
    for process in counted.values():
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    return total


def waited_for_processor(*pids: int) -> float:
    """Seconds that these processes (this thread, if none is named) were ready to run and others had the processor.

    On a machine that is shared, time on the clock less this is what the work would take with a processor free.
    """
    files = [Path(f"/proc/{pid}/schedstat") for pid in pids] or [Path("/proc/thread-self/schedstat")]
    return sum(int(file.read_text().split()[1]) for file in files) / 1e9
