"""What a register's file says: its table, its columns, its rows; and what bringing it in would change."""

from handrail.partnership.licensing.policies.columns import FIELDS as FIELDS
from handrail.partnership.licensing.policies.columns import REQUIRED as REQUIRED
from handrail.partnership.licensing.policies.comparing import HELD_IN_LOCK as HELD_IN_LOCK
from handrail.partnership.licensing.policies.comparing import TOLD_APART as TOLD_APART
from handrail.partnership.licensing.policies.comparing import Standing as Standing
from handrail.partnership.licensing.policies.comparing import changed_fields as changed_fields
from handrail.partnership.licensing.policies.comparing import is_renewed as is_renewed
from handrail.partnership.licensing.policies.comparing import said_in_lock as said_in_lock
from handrail.partnership.licensing.policies.drawing import bars as bars
from handrail.partnership.licensing.policies.rows import Entry as Entry
from handrail.partnership.licensing.policies.rows import Fault as Fault
from handrail.partnership.licensing.policies.rows import Reader as Reader
from handrail.partnership.licensing.policies.rows import name_form as name_form
from handrail.partnership.licensing.policies.rows import number_form as number_form
