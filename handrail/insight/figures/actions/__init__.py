"""What this room does: takes published counts in, and tells what is counted."""

from handrail.insight.figures.actions.importing import Imported, import_series
from handrail.insight.figures.actions.telling import Heard, count_again, tell

__all__ = ["Heard", "Imported", "count_again", "import_series", "tell"]
