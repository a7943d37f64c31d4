"""Keeps a question under a name, notes what somebody saw of it, and takes it away."""

from datetime import datetime

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.explorer.actions.showing import Shown
from handrail.insight.explorer.models import SavedView, Seen
from handrail.insight.explorer.permissions import why_not_explore, why_not_open, why_not_remove
from handrail.insight.explorer.policies import Question, digest_of_told, told_of


@transaction.atomic
def keep_view(
    question: Question, *, name: str, shared: bool, period: str, beside: str, by: Person, at: datetime
) -> SavedView:
    """Keep a question. `period` is as it was asked, so that "the latest quarter" moves on. Raises NotAllowed."""
    require(why_not_explore(by=by))
    view = SavedView.objects.create(
        name=name,
        owner=by,
        shared=shared,
        unit=question.unit.value,
        codes=",".join(question.codes),
        period=period,
        beside=beside,
        kept_at=at,
    )
    record("explorer.view_kept", about=f"view:{view.pk}", by=by.ref, at=at, shared=shared)
    return view


@transaction.atomic
def note_seen(view: SavedView, shown: Shown, *, by: Person, at: datetime) -> Seen:
    """Note the numbers that this person has seen of a view, to tell later what changed. Raises NotAllowed."""
    require(why_not_open(view, by=by))
    told = told_of(shown.grid)
    seen, _ = Seen.objects.update_or_create(
        view=view,
        person=by,
        defaults={
            "period": shown.question.period.code,
            "cells": told,
            "digest": digest_of_told(told),
            "seen_at": at,
        },
    )
    record("explorer.view_seen", about=f"view:{view.pk}", by=by.ref, at=at, sha256=seen.digest)
    return seen


@transaction.atomic
def remove_view(view: SavedView, *, by: Person, at: datetime) -> None:
    """Take a view away, with what was noted of it. Raises NotAllowed."""
    require(why_not_remove(view, by=by))
    record("explorer.view_removed", about=f"view:{view.pk}", by=by.ref, at=at)
    view.delete()
