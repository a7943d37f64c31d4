"""What is to be done every morning: rooms write themselves in, in AppConfig.ready(); the worker does it."""

from collections.abc import Callable
from datetime import datetime

# Each is safe to repeat: doing it twice in a morning reminds nobody twice and removes nothing more.
MORNING: list[Callable[[datetime], object]] = []


def begin_the_day(*, at: datetime) -> None:
    """Do everything that belongs to a morning, in the order in which it was written in. Raises what they raise."""
    for task in MORNING:
        task(at)
