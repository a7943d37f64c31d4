"""A view that is kept and shared, for tests of whole pages."""

from datetime import datetime

from django.utils import timezone

from handrail.foundation.people.models import Person
from handrail.insight.explorer.actions import keep_view
from handrail.insight.explorer.models import SavedView
from handrail.insight.explorer.policies import LATEST_QUARTER, Question, Unit, period_called


def kept_view(*, by: Person, at: datetime, name: str = "Who told us", shared: bool = True) -> SavedView:
    """Sources in the latest quarter."""
    question = Question(Unit.CONCERNS, ("source",), period_called("", on=timezone.localdate(at)))
    return keep_view(question, name=name, shared=shared, period=LATEST_QUARTER, beside="", by=by, at=at)
