"""What this room does: shows the board, draws up its packs, and issues them."""

from handrail.insight.board.actions.drafting import Draft, draft_of
from handrail.insight.board.actions.issuing import issue_pack, note_pack, write_words
from handrail.insight.board.actions.showing import board_for, pack_for

__all__ = ["Draft", "board_for", "draft_of", "issue_pack", "note_pack", "pack_for", "write_words"]
