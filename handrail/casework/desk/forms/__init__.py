"""What may be typed in at the desk."""

from handrail.casework.desk.forms.acting import (
    AssessForm,
    AssignForm,
    CloseForm,
    ConcernForm,
    JoinForm,
    MessageForm,
    NoteForm,
    ReopenForm,
    SeparateForm,
)
from handrail.casework.desk.forms.files import TakeOriginalForm
from handrail.casework.desk.forms.finding import FilterForm, QuarantineForm, SearchForm

__all__ = [
    "AssessForm",
    "AssignForm",
    "CloseForm",
    "ConcernForm",
    "FilterForm",
    "JoinForm",
    "MessageForm",
    "NoteForm",
    "QuarantineForm",
    "ReopenForm",
    "SearchForm",
    "SeparateForm",
    "TakeOriginalForm",
]
