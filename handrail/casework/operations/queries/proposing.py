"""Which premises are proposed for the reception centre of an operation."""

from datetime import datetime

from handrail.casework.operations.models import Operation
from handrail.casework.operations.permissions import why_not_see_operation
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.premises.policies import Need, Proposal
from handrail.partnership.premises.queries import proposed


def premises_proposed(operation: Operation, *, by: Person, at: datetime) -> list[Proposal]:
    """Every place for this operation, the best first, with why and why not. Raises NotAllowed.

    The way is counted from the district of the first concern that it stands on; where none has one, no way is said.
    """
    require(why_not_see_operation(operation, by=by))
    districts = operation.concerns.exclude(concern__district="").values_list("concern__district", flat=True)
    need = Need(people=max(1, operation.expected), children=operation.expected_children)
    times = {"starts_at": operation.starts_at, "ends_at": operation.ends_at}
    return proposed(need, district=districts.first() or "", **times, by=by, at=at)
