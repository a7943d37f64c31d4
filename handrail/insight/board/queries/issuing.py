"""A pack as it would be issued now, and those that were."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.board.models import IssuedFile, IssuedPack, Narrative, Theme
from handrail.insight.board.permissions import why_not_issue, why_not_see_board
from handrail.insight.board.policies import Period
from handrail.insight.board.policies.issuing import added, revisions, says_the_same
from handrail.insight.board.policies.packs import Pack, Told
from handrail.insight.board.queries.packing import pack_for
from handrail.insight.board.queries.settling import settled_quarter, standing
from handrail.partnership.steering.queries import Issued


@dataclass(frozen=True)
class Draft:
    """A pack that nobody has issued yet, beside the edition before it."""

    pack: Pack
    quarters: dict[str, dict[str, Told]]
    latest: IssuedPack | None

    @property
    def edition(self) -> int:
        """Which edition it will be."""
        return self.latest.edition + 1 if self.latest else 1

    @property
    def why_not(self) -> str | None:
        """Say why there is nothing to issue, if so."""
        if self.latest and says_the_same(self.latest.told, self.pack.told):
            return f"It says the same as edition {self.latest.edition}, which is issued."
        return None


def draft_of(period: Period, *, by: Person, on: date) -> Draft:
    """The pack of a finished period as it would be issued on that day. Raises NotAllowed."""
    require(why_not_issue(by=by))
    told, latest = dict(pack_for(by, period=period, on=on).told), latest_of(period)
    settled = {quarter.code: settled_quarter(quarter, by=by, on=on) for quarter in period.quarters}
    quarters = {code: {name: one.figure for name, one in held.items()} for code, held in settled.items()}
    figures = [added([held[one["code"]] for held in quarters.values()]) for one in told["figures"]]
    told["figures"] = [{**one, "total": one["total"] if one["total_shown"] else None} for one in figures]
    told["concerns"] = figures[0]["total"]
    # A median of fixed days that moved would tell of the few who moved it: it stays as it was first issued.
    told["waiting"] = latest.told["waiting"] if latest else told["waiting"]
    told["words"] = words_of(period)
    told["stand_as_issued"] = standing(settled)
    told["edition"] = latest.edition + 1 if latest else 1
    told["revisions"] = revisions(latest.told, told) if latest else []
    return Draft(Pack(told), quarters, latest)


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


def packs_as_papers() -> Iterator[Issued]:
    """Every pack that was issued, as a paper that a coordinator may put before a group; it is read as issued."""
    for pack in IssuedPack.objects.defer("told", "quarters"):
        title = f"Board pack, {pack.label}, edition {pack.edition}"
        yield Issued(pack.pk, title, pack.sha256, partial(pdf_of, pack))


def pdf_of(pack: IssuedPack) -> bytes:
    """The PDF of a pack, byte for byte as issued."""
    return bytes(IssuedFile.objects.get(pack=pack, form="pdf").content)
