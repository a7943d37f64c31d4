"""Pages of partners' lists: choose one, set its columns, look through it, bring it in, take it back."""

from handrail.casework.exchange.views.bringing import bring as bring
from handrail.casework.exchange.views.bringing import bring_in as bring_in
from handrail.casework.exchange.views.bringing import brought as brought
from handrail.casework.exchange.views.bringing import columns as columns
from handrail.casework.exchange.views.bringing import drop as drop
from handrail.casework.exchange.views.bringing import lists as lists
from handrail.casework.exchange.views.bringing import take_back as take_back
from handrail.casework.exchange.views.looking import faults as faults
from handrail.casework.exchange.views.looking import landed as landed
from handrail.casework.exchange.views.looking import rows as rows
