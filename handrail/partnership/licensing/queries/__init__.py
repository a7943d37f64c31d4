"""Questions about registers, renewals and leaflets that others may ask."""

from handrail.partnership.licensing.queries.comparing import NAME as NAME
from handrail.partnership.licensing.queries.comparing import NUMBER as NUMBER
from handrail.partnership.licensing.queries.comparing import PLATE as PLATE
from handrail.partnership.licensing.queries.comparing import Comparison as Comparison
from handrail.partnership.licensing.queries.comparing import as_entry as as_entry
from handrail.partnership.licensing.queries.comparing import compared as compared
from handrail.partnership.licensing.queries.comparing import marks_of as marks_of
from handrail.partnership.licensing.queries.comparing import remembered as remembered
from handrail.partnership.licensing.queries.comparing import table_of as table_of
from handrail.partnership.licensing.queries.counting import Month as Month
from handrail.partnership.licensing.queries.counting import Reached as Reached
from handrail.partnership.licensing.queries.counting import later as later
from handrail.partnership.licensing.queries.counting import months_due as months_due
from handrail.partnership.licensing.queries.counting import reached_by_district as reached_by_district
from handrail.partnership.licensing.queries.licences import due_in as due_in
from handrail.partnership.licensing.queries.licences import import_for as import_for
from handrail.partnership.licensing.queries.licences import imports_of as imports_of
from handrail.partnership.licensing.queries.licences import languages as languages
from handrail.partnership.licensing.queries.licences import licence_for as licence_for
from handrail.partnership.licensing.queries.licences import mailing_for as mailing_for
from handrail.partnership.licensing.queries.licences import mailings_of as mailings_of
from handrail.partnership.licensing.queries.licences import never_reached as never_reached
from handrail.partnership.licensing.queries.licences import renewal_of as renewal_of
from handrail.partnership.licensing.queries.licences import renewals_of as renewals_of
from handrail.partnership.licensing.queries.licences import runs_to_give as runs_to_give
