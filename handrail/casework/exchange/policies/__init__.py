"""How a row of a partner's list is read."""

from handrail.casework.exchange.policies.reports import FIELDS as FIELDS
from handrail.casework.exchange.policies.reports import LABELS as LABELS
from handrail.casework.exchange.policies.reports import NEEDED as NEEDED
from handrail.casework.exchange.policies.reports import NOBODY_NAMED as NOBODY_NAMED
from handrail.casework.exchange.policies.reports import Fault as Fault
from handrail.casework.exchange.policies.reports import Reader as Reader
from handrail.casework.exchange.policies.reports import ReportReader as ReportReader
from handrail.casework.exchange.policies.reports import Told as Told
from handrail.casework.exchange.policies.reports import name_form as name_form
from handrail.casework.exchange.policies.rows import THE_ROW as THE_ROW
from handrail.casework.exchange.policies.rows import read_row as read_row
from handrail.casework.exchange.policies.standard_rows import StandardReader as StandardReader
from handrail.casework.exchange.policies.standard_rows import as_standard as as_standard
from handrail.casework.exchange.policies.standard_rows import standard_fields as standard_fields
