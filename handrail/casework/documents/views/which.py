"""Which document the address names."""

from uuid import UUID

from django.http import Http404, HttpRequest

from handrail.casework.desk.views.who import person_of
from handrail.casework.documents.models import Document
from handrail.casework.documents.queries import document_for


def document_or_404(request: HttpRequest, document_id: UUID) -> Document:
    """The document that the address names. Raises NotAllowed, Http404."""
    try:
        return document_for(by=person_of(request), document_id=document_id)
    except Document.DoesNotExist:
        raise Http404 from None
