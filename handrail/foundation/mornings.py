"""What is to be done every morning: rooms write themselves in, in AppConfig.ready(); the worker does it."""

from collections.abc import Callable
from datetime import datetime

# Each is safe to repeat: doing it twice in a morning reminds nobody twice and removes nothing more.
MORNING: list[Callable[[datetime], object]] = []


def begin_the_day(*, at: datetime) -> None:
    """Do everything that belongs to a morning, in the order in which it was written in.

    What fails keeps nothing that comes after it from being done. Raises ExceptionGroup, at the end, of what failed.
    """
    failures = [failure for task in MORNING if (failure := _failure_of(task, at)) is not None]
    if failures:
        raise ExceptionGroup("Not everything of this morning could be done.", failures)


def _failure_of(task: Callable[[datetime], object], at: datetime) -> Exception | None:
    try:
        task(at)
    except Exception as failure:  # noqa: BLE001 (whatever it is: it is raised when everything else is done)
        return failure
    return None
