"""Packs that were issued, and the words that are written for the next."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.board.models import IssuedFile, IssuedPack, Narrative, Theme
from handrail.insight.board.permissions import why_not_issue, why_not_see_board
from handrail.insight.board.policies import Period
from handrail.insight.board.policies.packs import Told
from handrail.insight.figures.policies.settling import Figures
from handrail.partnership.steering.queries import Issued


def latest_of(period: Period) -> IssuedPack | None:
    """The last edition of a period that was issued."""
    return IssuedPack.objects.filter(period=period.code).order_by("-edition").first()


def words_of(period: Period) -> list[Told]:
    """What was written for a period, in the order of the pack."""
    kept = dict(Narrative.objects.filter(period=period.code).exclude(words="").values_list("theme", "words"))
    return [{"theme": theme.value, "title": str(theme.label), "words": kept[theme]} for theme in Theme if theme in kept]


def words_on(period: Period, theme: Theme, *, by: Person) -> str:
    """What is written on a theme so far. Raises NotAllowed."""
    require(why_not_issue(by=by))
    found = Narrative.objects.filter(period=period.code, theme=theme).first()
    return found.words if found else ""


def issued_packs(*, by: Person) -> QuerySet[IssuedPack]:
    """Every pack that was issued, the latest first. Raises NotAllowed."""
    require(why_not_see_board(by=by))
    return IssuedPack.objects.select_related("issued_by").defer("told", "quarters")


def issued_pack(pack_id: UUID, *, by: Person) -> IssuedPack:
    """One that was issued. Raises NotAllowed, IssuedPack.DoesNotExist."""
    require(why_not_see_board(by=by))
    return IssuedPack.objects.select_related("issued_by").get(pk=pack_id)


def issued_file(pack_id: UUID, form: str, *, by: Person) -> IssuedFile:
    """One form of it, as issued. Raises NotAllowed, IssuedFile.DoesNotExist."""
    require(why_not_see_board(by=by))
    return IssuedFile.objects.select_related("pack").get(pack=pack_id, form=form)


def editions_of(pack: IssuedPack, *, by: Person) -> list[Any]:
    """The other editions of the same period. Raises NotAllowed."""
    return list(issued_packs(by=by).filter(period=pack.period).exclude(pk=pack.pk))


def told_in_packs(quarter: str) -> list[Figures]:
    """The figures of a quarter in every pack that told of it, the latest first, whether its own or that of a year."""
    packs = IssuedPack.objects.order_by("-issued_at", "-edition").only("quarters")
    return [dict(pack.quarters[quarter]) for pack in packs if quarter in pack.quarters]


def packs_as_papers() -> Iterator[Issued]:
    """Every pack that was issued, as a paper that a coordinator may put before a group; it is read as issued."""
    for pack in IssuedPack.objects.defer("told", "quarters"):
        title = f"Board pack, {pack.label}, edition {pack.edition}"
        yield Issued(pack.pk, title, pack.sha256, partial(pdf_of, pack))


def pdf_of(pack: IssuedPack) -> bytes:
    """The PDF of a pack, byte for byte as issued."""
    return bytes(IssuedFile.objects.get(pack=pack, form="pdf").content)
