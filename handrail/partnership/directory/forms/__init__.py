"""What may be typed into the directory. `parts` is what the action is given besides who and when."""

from handrail.partnership.directory.forms.contact import ContactForm
from handrail.partnership.directory.forms.finding import FindForm, SearchForm
from handrail.partnership.directory.forms.service import CapacityForm, FeedForm, ServiceForm

__all__ = ["CapacityForm", "ContactForm", "FeedForm", "FindForm", "SearchForm", "ServiceForm"]
