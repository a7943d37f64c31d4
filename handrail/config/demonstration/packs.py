"""A made-up pack: the latest closed quarter, with words on it, as a coordinator issued it for the steering group."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from handrail.foundation.people.models import Person
from handrail.insight.board.actions import issue_pack, write_words
from handrail.insight.board.models import IssuedPack, Theme
from handrail.insight.board.policies import Period
from handrail.insight.figures.policies.periods import latest_closed

WORDS: Mapping[Theme, str] = {
    Theme.SUMMARY: "Made up. Look first at who tells us and how soon somebody answers them. The numbers by month are "
    "too few to show a trend.",
    Theme.CONCERNS: "Made up. More people telling us may mean that more of them know where to turn, not that there "
    "is more exploitation.",
    Theme.PATHWAY: "Made up. Half of all referrals are answered sooner than the time shown, half later.",
    Theme.CAVEATS: "Made up. All of this is of a county that does not exist.",
}


def issue_latest_pack(*, by: Person, at: datetime) -> IssuedPack:
    """Words on some themes of the latest closed quarter, and its pack in the first edition."""
    period = Period((latest_closed(timezone.localdate(at)),))
    for theme, words in WORDS.items():
        write_words(period, theme, words=words, names_nobody=True, by=by, at=at)
    return issue_pack(period, why="", by=by, at=at)
