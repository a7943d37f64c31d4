"""What somebody takes along: a session for their calendar, and certificates for print."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.foundation.locality import current_locality
from handrail.foundation.printing.documents import document
from handrail.partnership.published.policies import as_calendar
from handrail.partnership.training import queries
from handrail.partnership.training.models import Record
from handrail.partnership.training.views.sessions import person_of, session_or_404


@require_safe
def calendar(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """A session as an iCalendar file; how to get in stands in it for whoever has a place."""
    by, found = person_of(request), session_or_404(session_id)
    own = queries.own_place(found, by=by)
    joining = found.joining if own and own.state == "confirmed" else ""
    named = {"Content-Disposition": f'attachment; filename="{found.reference}.ics"'}
    made = as_calendar(found, joining=joining, at=timezone.now())
    return HttpResponse(made, content_type="text/calendar; charset=utf-8", headers=named)


@require_safe
def certificate(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """One certificate, for whoever took the course or held it."""
    try:
        paper = queries.certificate_for(record_id, by=person_of(request), at=timezone.now())
    except Record.DoesNotExist:
        raise Http404 from None
    return as_pdf([paper], "certificate.pdf")


@require_safe
def certificates(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Every certificate of a session, a page each."""
    found = session_or_404(session_id)
    papers = queries.certificates_of(found, by=person_of(request), at=timezone.now())
    if not papers:
        raise Http404
    return as_pdf(papers, f"certificates-{found.reference}.pdf")


def as_pdf(papers: list[dict[str, str]], name: str) -> HttpResponse:
    """These certificates as a document to keep."""
    made = document("published/certificate", {"title": "Certificate", "papers": papers, **on_paper()})
    named = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=named)


def on_paper() -> dict[str, str]:
    """Whose certificates they are, and where anybody can check one."""
    address = settings.PUBLIC_ADDRESS.rstrip("/").partition("//")[2]
    return {"partnership": current_locality().partnership, "check": f"{address}/learning/certificate/"}
