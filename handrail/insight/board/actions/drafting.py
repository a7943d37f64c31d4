"""Draws up a pack as it would be issued now: counted again, and what may be told of that is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.board.actions.showing import pack_for
from handrail.insight.board.models import IssuedPack
from handrail.insight.board.permissions import why_not_issue
from handrail.insight.board.policies import Period
from handrail.insight.board.policies.issuing import revisions, says_the_same
from handrail.insight.board.policies.packs import Pack
from handrail.insight.board.queries.issuing import latest_of, words_of
from handrail.insight.board.queries.measuring import figures_in_order
from handrail.insight.figures.actions.telling import count_again
from handrail.insight.figures.policies.settling import Figures, Settled


@dataclass(frozen=True)
class Draft:
    """A pack that nobody has issued yet, beside the edition before it."""

    pack: Pack
    quarters: dict[str, Figures]
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
    """The pack of a closed period as it would be issued on that day. Raises NotAllowed."""
    require(why_not_issue(by=by))
    counted = {one.code: count_again(Period((one,)), by=by, on=on) for one in period.quarters}
    told, latest = dict(pack_for(by, period=period, on=on).told), latest_of(period)
    # A median of fixed days that moved would tell of the few who moved it: it stays as it was first issued.
    told["waiting"] = latest.told["waiting"] if latest else told["waiting"]
    told["words"] = words_of(period)
    told["stand_as_issued"] = list(standing({code: settled for code, (_, settled) in counted.items()}))
    told["edition"] = latest.edition + 1 if latest else 1
    told["revisions"] = revisions(latest.told, told) if latest else []
    return Draft(Pack(told), {code: telling.figures for code, (telling, _) in counted.items()}, latest)


def standing(counted: Mapping[str, Mapping[str, Settled]]) -> Iterator[str]:
    """What of each quarter stands as it was told, as the pack says it."""
    for quarter, settled in counted.items():
        for words, _ in figures_in_order():
            if words.code in settled and settled[words.code].stands:
                yield f"{words.title}, {quarter}: as told before. What was corrected since is too little to be told."
