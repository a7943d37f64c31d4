"""Every change to requests, holds and what goes: one verb a function, whole or not at all, and in the trail."""

from handrail.casework.subject_rights.actions.erasing import erase_subject

__all__ = ["erase_subject"]
