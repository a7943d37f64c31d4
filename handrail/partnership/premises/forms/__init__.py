"""What may be typed in about premises; no saving."""

from handrail.partnership.premises.forms.entry import EntryForm, SpaceForm
from handrail.partnership.premises.forms.times import ExtendForm, ProposeForm, VoidForm

__all__ = ["EntryForm", "ExtendForm", "ProposeForm", "SpaceForm", "VoidForm"]
