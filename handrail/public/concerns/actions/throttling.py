"""Counts how much comes, in this process's memory only, so that a flood can be set aside and nobody refused."""

import hashlib
import secrets
import threading
from collections import OrderedDict
from datetime import datetime, timedelta

from handrail.public.concerns.policies.lanes import Footfall

WINDOW = timedelta(hours=1)
# A flood from everywhere must not fill the memory: past this, who came longest ago is forgotten.
REMEMBERED = 50_000


class RecentCounts:
    """How often each thing came within the hour, by a hash whose key is made anew every hour and kept nowhere."""

    def __init__(self, *, remembered: int = REMEMBERED) -> None:
        self._remembered = remembered
        self._lock = threading.Lock()
        self._began: datetime | None = None
        self._key = b""
        self._counts: OrderedDict[bytes, int] = OrderedDict()

    def count(self, what: str, *, at: datetime) -> int:
        """How often this came within the hour, before now."""
        with self._lock:
            self._turn_over(at)
            return self._counts.get(self._hash(what), 0)

    def add(self, what: str, *, at: datetime) -> int:
        """Count it once more; how often it came before."""
        with self._lock:
            self._turn_over(at)
            name = self._hash(what)
            before = self._counts.pop(name, 0)
            self._counts[name] = before + 1
            if len(self._counts) > self._remembered:
                self._counts.popitem(last=False)
            return before

    def forget(self) -> None:
        """Forget everything, key and all."""
        with self._lock:
            self._began = None

    def _turn_over(self, at: datetime) -> None:
        if self._began is None or not timedelta(0) <= at - self._began < WINDOW:
            self._began, self._key, self._counts = at, secrets.token_bytes(32), OrderedDict()

    def _hash(self, what: str) -> bytes:
        return hashlib.blake2b(what.encode("utf-8", "replace"), key=self._key, digest_size=16).digest()


_reports = RecentCounts()
_receipts = RecentCounts()
_unknown_receipts = RecentCounts()
_files = RecentCounts()
EVERYWHERE = "everywhere"


def footfall(*, address: str, at: datetime) -> Footfall:
    """How much came lately, without counting this visit."""
    return Footfall(
        from_address=_reports.count(f"address {address}", at=at),
        from_everywhere=_reports.count(EVERYWHERE, at=at),
    )


def count_telling(*, address: str, receipt: str, at: datetime) -> Footfall:
    """Count a report or an addition; how much came before it."""
    return Footfall(
        from_address=_reports.add(f"address {address}", at=at),
        from_everywhere=_reports.add(EVERYWHERE, at=at),
        with_receipt=_receipts.add(receipt, at=at),
    )


def count_unknown_receipt(*, address: str, at: datetime) -> int:
    """Count a receipt that nothing is known of; how many came from there before it."""
    return _unknown_receipts.add(address, at=at)


def count_file(*, address: str, at: datetime) -> Footfall:
    """Count a file; how many came before it."""
    return Footfall(from_address=_files.add(f"address {address}", at=at), from_everywhere=_files.add(EVERYWHERE, at=at))


def forget_footfall() -> None:
    """Forget all counts. For whoever wants to begin anew: a test, an operator after an exercise."""
    for counts in (_reports, _receipts, _unknown_receipts, _files):
        counts.forget()
