"""What this room does: shows a table, keeps a question, and takes it away."""

from handrail.insight.explorer.actions.keeping import keep_view, note_seen, remove_view
from handrail.insight.explorer.actions.showing import Shown, look

__all__ = ["Shown", "keep_view", "look", "note_seen", "remove_view"]
