"""Percentiles, processor time of a process and all it started, and lines that can be read side by side."""

import math
from collections.abc import Sequence

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


def processor_seconds(pid: int, *, named: str = "") -> float:
    """Seconds of processor used so far by a process and all it started, and by every process of that name."""
    first = psutil.Process(pid)
    counted = {each.pid: each for each in [first, *first.children(recursive=True)]}
    if named:
        counted |= {each.pid: each for each in psutil.process_iter(["name"]) if each.info["name"] == named}
    total = 0.0
    for process in counted.values():
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system
    return total
