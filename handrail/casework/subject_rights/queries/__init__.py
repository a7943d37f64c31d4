"""Questions about what people ask of us."""

from handrail.casework.subject_rights.queries.gathering import Kept, gathered, models_about_persons, withheld_from

__all__ = ["Kept", "gathered", "models_about_persons", "withheld_from"]
