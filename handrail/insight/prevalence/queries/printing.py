"""A study as a document for the steering group: PDF/UA-1, with the same tables as its page."""

from django.utils import timezone
from django.utils.formats import date_format

from handrail.foundation.locality import current_locality
from handrail.foundation.printing.documents import document
from handrail.insight.prevalence.models import Study
from handrail.insight.prevalence.policies import assumptions_of, shown_of


def as_pdf(study: Study) -> bytes:
    """The document of a finished study."""
    signature = getattr(study, "signature", None)
    signed = (
        f"Signed by {signature.signed_by.name} on {date_format(timezone.localdate(signature.signed_at), 'j F Y')}."
        if signature
        else "Nobody has signed these assumptions yet. Do not publish the range."
    )
    values = {
        "title": "How many people are on no list?",
        "partnership": current_locality().name,
        "window": f"{date_format(study.first, 'j F Y')} to {date_format(study.last, 'j F Y')}",
        "definition": study.definition,
        "names": study.names,
        "rules": study.made_by_rule,
        "assumptions": signature.sentences if signature else assumptions_of(own_records=study.source == "own"),
        "signed": signed,
        **shown_of(study).as_values(),
    }
    return document("prevalence/study", values)
