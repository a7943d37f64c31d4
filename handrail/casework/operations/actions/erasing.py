"""Empties what was planned for one operation, and leaves the codes and counts that figures are counted from."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.operations.models import PARTS, Operation, OperationMove
from handrail.foundation.audit.actions import record


@transaction.atomic
def erase_subject(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:
    """Empty the operation that this subject is, and say how many of what was emptied. A second time nothing is left."""
    operation = Operation.objects.select_for_update().filter(subject=subject, erased_at=None).first()
    if operation is None:
        return {}
    emptied = OperationMove.objects.filter(operation=operation).exclude(why=b"").update(why=b"")
    for kind in PARTS:
        rows = kind._default_manager.filter(operation=operation).exclude(contents=b"")
        emptied += rows.update(contents=b"")
    operation.plan, operation.erased_at = b"", at
    operation.save(update_fields=["plan", "erased_at"])
    record("operations.erased", about=operation.about, by=by, at=at, parts=emptied)
    return {"operations": 1, "operation_parts": emptied}
