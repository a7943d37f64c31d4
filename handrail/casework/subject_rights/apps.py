"""How Django finds this room."""

from django.apps import AppConfig


class SubjectRightsConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.casework.subject_rights"
    label = "subject_rights"
    default_auto_field = "django.db.models.BigAutoField"
