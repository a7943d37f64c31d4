"""What a register's file says: its table, its columns, its rows; and what bringing it in would change."""

from handrail.partnership.licensing.policies.columns import FIELDS as FIELDS
from handrail.partnership.licensing.policies.columns import REQUIRED as REQUIRED
from handrail.partnership.licensing.policies.columns import Field as Field
from handrail.partnership.licensing.policies.columns import heading_form as heading_form
from handrail.partnership.licensing.policies.columns import proposed as proposed
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
from handrail.partnership.licensing.policies.tables import MOST_MB as MOST_MB
from handrail.partnership.licensing.policies.tables import MOST_ROWS as MOST_ROWS
from handrail.partnership.licensing.policies.tables import NotATable as NotATable
from handrail.partnership.licensing.policies.tables import Table as Table
from handrail.partnership.licensing.policies.tables import faults_file as faults_file
from handrail.partnership.licensing.policies.tables import read_table as read_table
