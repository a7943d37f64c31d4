"""A pack that is issued, for tests of whole pages."""

from datetime import datetime

from django.utils import timezone

from handrail.foundation.people.models import Person
from handrail.insight.board.actions import issue_pack, write_words
from handrail.insight.board.models import IssuedPack, Theme
from handrail.insight.board.policies import Period, finished_periods


def latest_quarter(at: datetime) -> Period:
    """The last quarter that has ended."""
    return next(one for one in finished_periods(on=timezone.localdate(at)) if len(one.quarters) == 1)


def pack_issued(*, by: Person, at: datetime) -> IssuedPack:
    """The latest quarter, with words, in its first edition; the one there is, if there is one."""
    period = latest_quarter(at)
    if found := IssuedPack.objects.filter(period=period.code).first():
        return found
    write_words(period, Theme.SUMMARY, words="More people told us.", names_nobody=True, by=by, at=at)
    return issue_pack(period, why="", by=by, at=at)
