"""Puts the windows of a study beside each other, and its lists as they grew: what changed, or nobody can tell."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.formats import date_format

from handrail.insight.prevalence.models import Study
from handrail.insight.prevalence.policies import Window, grown_of, windows_of


def periods_told(study: Study) -> dict[str, Any] | None:
    """What the windows say, or why nothing can be said of them; None where there is one window only."""
    from handrail.methods.prevalence.stepwise import NotEstimable
    from handrail.methods.prevalence.telling_periods import periods_for_programs
    from handrail.methods.prevalence.trajectory import trajectory

    windows = list(windows_of(study.periods))
    if not windows:
        return None
    if against := list(refusals_of(windows)):
        return {"why_not": against}
    try:
        found = trajectory([window.lists for window in windows], seed=study.seed)
    except NotEstimable as reason:
        return {"why_not": [str(reason)]}
    return {"why_not": [], **periods_for_programs(found.comparisons, found.chances)}


def grown_told(study: Study) -> dict[str, Any] | None:
    """What the lists said as they grew, the whole window last; None where nobody told how they did."""
    from handrail.methods.prevalence.accrual import as_lists_grew, course_of
    from handrail.methods.prevalence.estimates import Work
    from handrail.methods.prevalence.telling import grown_for_programs

    if not study.grown:
        return None
    found = as_lists_grew(list(grown_of(study)), Work(study.seed, study.replicates))
    return {"days": grown_for_programs(found), "course": course_of(found).value}


def refusals_of(windows: Sequence[Window]) -> Iterator[str]:
    """Why a window may not be spoken of, by its last day."""
    from handrail.methods.prevalence.gates import refusals

    for window in windows:
        for reason in refusals(window.lists):
            yield f"To {date_format(window.last, 'j F Y')}: {reason}"
