"""The tabs on a concern's page. Other casework apps add theirs when they are ready."""

from collections.abc import Callable
from dataclasses import dataclass

from handrail.casework.desk.models import Concern


@dataclass(frozen=True)
class Tab:
    """One tab: its label, the url name it leads to (given the concern's id), and how many things are behind it."""

    label: str
    url_name: str
    count: Callable[[Concern], int] | None = None


TABS: list[Tab] = []
