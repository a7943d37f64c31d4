"""Papers: a group's own, and what other rooms have issued and may be put before it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.steering.models import Group, Paper
from handrail.partnership.steering.permissions import why_not_put_issued, why_not_read_paper


@dataclass(frozen=True)
class Issued:
    """Something that another room has issued and never changes: its number, its title, and the hash of what it says."""

    number: UUID
    title: str
    digest: str
    read: Callable[[], bytes]


# Rooms above write themselves in, in AppConfig.ready(): each gives what it has issued, the latest first.
ISSUED: list[Callable[[], Iterable[Issued]]] = []


class NoLongerThere(Exception):
    """What was put before the group is not kept any more."""


def issued_papers() -> list[Issued]:
    """Everything that other rooms have issued and that may be a paper."""
    return [one for room in ISSUED for one in room()]


def papers_issued_for(group: Group) -> list[Issued]:
    """What other rooms have issued and may be put before this group."""
    return [] if why_not_put_issued(group) else issued_papers()


def issued_paper(number: UUID) -> Issued | None:
    """One of them; None if there is none of that number."""
    return next((one for one in issued_papers() if one.number == number), None)


def paper_for(paper_id: UUID, *, by: Person) -> Paper:
    """One paper. Raises Paper.DoesNotExist; NotAllowed: it is of a group of others, or tells of them."""
    paper = Paper.objects.select_related("topic__group__parent", "topic__meeting").get(pk=paper_id)
    require(why_not_read_paper(paper, by=by))
    return paper


def read_paper(paper: Paper) -> bytes:
    """The PDF, for those who may read it. Raises NoLongerThere."""
    if paper.let_go_at is not None:
        raise NoLongerThere(str(paper))
    if paper.issued is None:
        return bytes(paper.content)
    found = issued_paper(paper.issued)
    if found is None:
        raise NoLongerThere(str(paper))
    return found.read()
