"""A named analyst signs what must be true; and that a document left the house is written down."""

from datetime import datetime

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.prevalence.models import Signature, Source, Study
from handrail.insight.prevalence.permissions import why_not_see_studies, why_not_sign
from handrail.insight.prevalence.policies import assumptions_of


@transaction.atomic
def sign(study: Study, *, by: Person, at: datetime) -> Signature:
    """Sign every assumption of a study, in the words of today. Raises NotAllowed."""
    study = Study.objects.select_for_update(of=("self",)).get(pk=study.pk)
    require(why_not_sign(study, by=by))
    sentences = list(assumptions_of(own_records=study.source == Source.OWN))
    made = Signature.objects.create(study=study, sentences=sentences, signed_by=by, signed_at=at)
    record("prevalence.assumptions_signed", about=str(study), by=by.ref, at=at, sha256=study.data_hash)
    return made


@transaction.atomic
def note_document(study: Study, *, by: Person, at: datetime) -> None:
    """Write down that a study was taken away as a document. Raises NotAllowed."""
    require(why_not_see_studies(by=by))
    record("prevalence.document_written", about=str(study), by=by.ref, at=at, sha256=study.data_hash)
