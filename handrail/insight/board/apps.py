"""How Django finds this room."""

from django.apps import AppConfig


class BoardConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.insight.board"
    label = "board"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let a group have a pack that was issued among its papers."""
        from handrail.insight.board.queries.issuing import packs_as_papers
        from handrail.partnership.steering.queries import ISSUED

        ISSUED.append(packs_as_papers)
