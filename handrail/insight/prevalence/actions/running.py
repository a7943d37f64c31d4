"""Works a study out, a piece at a time. It can be stopped, or killed, and goes on with what it has."""

import time
from collections.abc import Callable, Iterator, MutableMapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.prevalence.actions.comparing import grown_told, periods_told
from handrail.insight.prevalence.models import KeptPiece, Study, StudyState
from handrail.insight.prevalence.permissions import why_not_go_on, why_not_stop
from handrail.insight.prevalence.policies import has_stopped, lists_of, unsure_of

Piece = list[float | None]  # as the engine keeps it; what works with numbers is loaded where it is needed
METHOD = "bic"
QUEUE = "studies"
BY_ITSELF = "handrail"
LOOK_AGAIN = timedelta(minutes=5)
Clock = Callable[[], datetime]  # work goes on for minutes: one moment would not do


class Stopped(Exception):
    """Somebody has stopped the work; what was found so far is kept."""


@task(queue_name=QUEUE)
def run_study(study_id: str) -> None:
    """Work a study out. A worker calls it: an entrance, like a view, it reads the clock."""
    work_out(UUID(study_id), clock=timezone.now)


def work_out(study_id: UUID, *, clock: Clock) -> bool:
    """Work a study out, or go on with it. Gives whether it is finished now. Safe to repeat."""
    from handrail.methods.prevalence.estimates import METHODS, USUAL, Work
    from handrail.methods.prevalence.gates import Gate
    from handrail.methods.prevalence.survey import survey
    from handrail.methods.prevalence.telling import for_programs

    study = begun(study_id, at=clock())
    if study is None:
        return False
    since, kept = time.monotonic(), KeptPieces(study, clock=clock)
    work, beside = Work(study.seed, study.replicates, kept=kept), tuple(METHODS) if study.latent else USUAL
    lists, unsure = lists_of(study.names, study.table), unsure_of(study.names, study.unsure)
    try:
        found = survey(lists, METHOD, work, beside=beside, unsure=unsure)
    except Stopped:
        return False
    told = {**for_programs(found, seconds=time.monotonic() - since), "periods": periods_told(study)}
    told["grown"] = grown_told(study)
    state = StudyState.REFUSED if found.verdict.gate is Gate.REFUSED else StudyState.DONE
    return finish(study.pk, state=state, result=told, at=clock())


@transaction.atomic
def begun(study_id: UUID, *, at: datetime) -> Study | None:
    """The study, if it is to be worked on now and no other is at it. One comes back, should this one be killed."""
    study = Study.objects.select_for_update().filter(pk=study_id).first()
    if study is None or study.state not in {StudyState.ASKED, StudyState.RUNNING}:
        return None
    run_study.using(run_after=at + LOOK_AGAIN).enqueue(str(study.pk))
    if study.state == StudyState.RUNNING and not has_stopped(study, at=at):
        return None
    study.state, study.moved_at = StudyState.RUNNING, at
    study.save(update_fields=["state", "moved_at"])
    return study


@transaction.atomic
def finish(study_id: UUID, *, state: StudyState, result: dict[str, object], at: datetime) -> bool:
    """Keep what was found, and let go of the pieces."""
    study = Study.objects.select_for_update().get(pk=study_id)
    if study.state != StudyState.RUNNING:
        return False
    study.state, study.result, study.finished_at, study.moved_at = state, result, at, at
    study.samples_done = study.samples
    study.save(update_fields=["state", "result", "finished_at", "moved_at", "samples_done"])
    study.pieces.all().delete()
    record("prevalence.study_finished", about=str(study), by=BY_ITSELF, at=at, state=str(state))
    return True


@transaction.atomic
def stop(study: Study, *, by: Person, at: datetime) -> None:
    """Stop the work on a study; it can go on later. Raises NotAllowed."""
    study = Study.objects.select_for_update().get(pk=study.pk)
    require(why_not_stop(study, by=by))
    study.state, study.moved_at = StudyState.STOPPED, at
    study.save(update_fields=["state", "moved_at"])
    record("prevalence.study_stopped", about=str(study), by=by.ref, at=at)


@transaction.atomic
def go_on(study: Study, *, by: Person, at: datetime) -> None:
    """Have the work on a study go on where it was. Raises NotAllowed."""
    study = Study.objects.select_for_update().get(pk=study.pk)
    require(why_not_go_on(study, by=by, at=at))
    study.state, study.moved_at = StudyState.ASKED, at
    study.save(update_fields=["state", "moved_at"])
    record("prevalence.study_goes_on", about=str(study), by=by.ref, at=at)
    run_study.enqueue(str(study.pk))


class KeptPieces(MutableMapping[str, Piece]):
    """The pieces of a study, in the database. Each that is added says how far the work is, and sees a stop."""

    def __init__(self, study: Study, *, clock: Clock) -> None:
        self.study, self.clock = study, clock
        self.held: dict[str, Piece] = dict(study.pieces.values_list("key", "darks"))

    def __getitem__(self, key: str) -> Piece:
        return self.held[key]

    def __setitem__(self, key: str, piece: Piece) -> None:
        running = Study.objects.filter(pk=self.study.pk, state=StudyState.RUNNING)
        done, at = sum(len(each) for each in self.held.values()) + len(piece), self.clock()
        with transaction.atomic():
            if not running.update(moved_at=at, samples_done=min(done, self.study.samples)):
                raise Stopped
            KeptPiece.objects.get_or_create(study=self.study, key=key, defaults={"darks": piece})
        self.held[key] = piece

    def __delitem__(self, key: str) -> None:
        self.study.pieces.filter(key=key).delete()
        del self.held[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)
