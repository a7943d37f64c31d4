"""What happened to an operation, as the trail has it: who, when, and in codes what."""

import json

from handrail.casework.desk.queries.history import AT_MOST, BY_ITSELF, Line, details_in_words
from handrail.casework.operations.models import Operation, OperationMove
from handrail.casework.operations.permissions import why_not_see_operation
from handrail.foundation.audit.queries import entries
from handrail.foundation.people.models import Person
from handrail.foundation.people.queries import names_of
from handrail.foundation.permission import require
from handrail.foundation.vault.subjects import Locked, unlock_many


def history_of(operation: Operation, *, by: Person) -> list[Line]:
    """What happened, the latest first. Raises NotAllowed."""
    require(why_not_see_operation(operation, by=by))
    lines = list(entries(about=operation.about)[:AT_MOST])
    names = names_of({line.by for line in lines})
    return [
        Line(
            line.act.partition(".")[2].replace("_", " ").capitalize(),
            names.get(line.by, BY_ITSELF),
            line.at,
            details_in_words(line.detail),
        )
        for line in lines
    ]


def moves_of(operation: Operation) -> list[Line]:
    """Every step from one state to the next with its reason, the latest first."""
    moves = list(OperationMove.objects.filter(operation=operation).select_related("moved_by").order_by("-moved_at"))
    reasons = reasons_of(operation, moves)
    return [
        Line(move.get_to_display(), move.moved_by.name, move.moved_at, reasons.get(str(move.pk), "")) for move in moves
    ]


def reasons_of(operation: Operation, moves: list[OperationMove]) -> dict[str, str]:
    """The reasons that were given, opened with one question to the keyring."""
    given = [move for move in moves if move.why]
    found = unlock_many([Locked(bytes(move.why), operation.subject, move.place()) for move in given])
    return {str(move.pk): json.loads(plain) for move, plain in zip(given, found, strict=True) if plain is not None}
