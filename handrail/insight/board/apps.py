"""How Django finds this room."""

from django.apps import AppConfig


class BoardConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.insight.board"
    label = "board"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Count what the board counts when a quarter is told; let a group have an issued pack among its papers."""
        from handrail.insight.board.queries.counting import board_medians, board_tables
        from handrail.insight.board.queries.issuing import packs_as_papers, told_in_packs
        from handrail.insight.figures.queries.telling import EARLIER, MEDIANS, TABLES
        from handrail.partnership.steering.queries import ISSUED

        ISSUED.append(packs_as_papers)
        TABLES.append(board_tables)
        MEDIANS.append(board_medians)
        EARLIER.append(told_in_packs)
