"""Gives the leaflet over the counter, and writes down what is learned of a driver there."""

from datetime import date, datetime

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects
from handrail.partnership.licensing.models import How, Issue, Licence, TrainingSource
from handrail.partnership.licensing.permissions import why_not_change_licence, why_not_give
from handrail.partnership.licensing.queries import languages, renewal_of
from handrail.partnership.outreach.actions import At, give_out
from handrail.partnership.outreach.models import MoveKind, PrintRun
from handrail.rules.localities.locality import Locality

ENGLISH = "en"


@transaction.atomic
def give_leaflet(
    licence: Licence, *, run: PrintRun | None, language: str = ENGLISH, locality: Locality, by: Person, at: datetime
) -> Issue:
    """Write down that whoever holds this licence was handed the leaflet, for the renewal nearest to today.

    A copy leaves the shelf where a run is named; with none it came out of a box that nobody counts. Raises NotAllowed.
    """
    licence = Licence.objects.select_for_update(of=("self",)).select_related("register").get(pk=licence.pk)
    renewal = renewal_of(licence, on=at.astimezone(locality.timezone).date())
    if (reason := why_not_give(licence, renewal, by=by)) or renewal is None:
        require(reason)
        raise Licence.DoesNotExist
    move = None
    if run is not None:
        during = At(district=by.organisation.district)
        move = give_out(run, kind=MoveKind.AT_COUNTER, copies=1, during=during, locality=locality, by=by, at=at)
    given = Issue.objects.create(
        renewal=renewal, how=How.COUNTER, language=language, move=move, given_at=at, given_by=by
    )
    record("licensing.leaflet_given", about=str(licence), by=by.ref, at=at, how=str(How.COUNTER), language=language)
    return given


@transaction.atomic
def learn_language(licence: Licence, *, language: str, by: Person, at: datetime) -> None:
    """Remember the language that somebody reads, or with nothing said, forget it. Raises NotAllowed."""
    require(why_not_change_licence(licence, by=by))
    require(None if language in {"", *(code for code, _ in languages())} else "Choose a language from the list.")
    place = licence.place("learned")
    licence.learned = subjects.lock(language.encode(), subject=licence.subject, place=place) if language else b""
    licence.save(update_fields=["learned"])
    record("licensing.language_learned", about=str(licence), by=by.ref, at=at)


@transaction.atomic
def set_training(licence: Licence, *, trained_on: date | None, by: Person, at: datetime) -> None:
    """Write down the day of somebody's safeguarding training, or with none, that it is not known. Raises NotAllowed."""
    require(why_not_change_licence(licence, by=by))
    today = at.astimezone(current_locality().timezone).date()
    require("The day of the training is still to come." if trained_on is not None and trained_on > today else None)
    licence.trained_on = trained_on
    licence.trained_source = TrainingSource.BY_HAND if trained_on else TrainingSource.NOBODY
    licence.save(update_fields=["trained_on", "trained_source"])
    record("licensing.training_set", about=str(licence), by=by.ref, at=at, known=trained_on is not None)
