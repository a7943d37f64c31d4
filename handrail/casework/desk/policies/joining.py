"""What a concern takes over from one that is joined to it: always the stricter of the two."""

from handrail.casework.desk.models import Concern, Priority
from handrail.public.concerns.models import Danger, Known, Sharing

STRICTEST_FIRST: dict[str, tuple[str, ...]] = {
    "danger": (Danger.YES, Danger.UNSURE, Danger.NO),
    "child": (Known.YES, Known.UNKNOWN, Known.NO),
    "sharing": (Sharing.ANONYMOUS, Sharing.CONFIDENCE, Sharing.SHARE),
    "priority": (Priority.IMMEDIATE, Priority.HIGH, Priority.NORMAL, Priority.LOW, ""),
}
CARRIED = (*STRICTEST_FIRST, "exploitation")


def carry_forward(duplicate: Concern, main: Concern) -> None:
    """Give the main concern the stricter flags of the two, and every kind of exploitation either names.

    Separating them later lowers nothing: only a person who assesses does.
    """
    for column, order in STRICTEST_FIRST.items():
        setattr(main, column, min(getattr(main, column), getattr(duplicate, column), key=order.index))
    main.exploitation = sorted({*main.exploitation, *duplicate.exploitation})
