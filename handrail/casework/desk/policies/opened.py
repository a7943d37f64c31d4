"""What rooms above do when something that was told is opened: in the same transaction, so that none is missed."""

from collections.abc import Callable

from handrail.casework.desk.models import Telling

OPENED: list[Callable[[Telling], None]] = []
