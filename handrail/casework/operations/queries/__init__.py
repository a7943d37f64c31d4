"""Questions about operations. They take the person who asks, and return only what that person may see."""

from handrail.casework.operations.queries.finding import operation_for, operations_visible_to
from handrail.casework.operations.queries.reading import read_plan

__all__ = ["operation_for", "operations_visible_to", "read_plan"]
