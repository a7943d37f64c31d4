"""Who may read the trail."""

from typing import Protocol


class Reader(Protocol):
    """Whoever is signed in, as far as the trail needs to know: this room does not know who works here."""

    @property
    def ref(self) -> str:
        """How the trail names them."""

    def holds(self, role_name: str) -> bool:
        """Whether they hold the role of that name."""


def why_not_read_trail(*, by: Reader) -> str | None:
    """Say why this person may not read the trail, if so."""
    if not by.holds("DATA_PROTECTION_OFFICER"):
        return "Only a data-protection officer can read the trail."
    return None
