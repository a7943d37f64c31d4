"""The registers of a district, who stands in them, what comes in, and the leaflets that were given."""

from handrail.partnership.licensing.models.imports import UNDER_WAY as UNDER_WAY
from handrail.partnership.licensing.models.imports import Import as Import
from handrail.partnership.licensing.models.imports import ImportState as ImportState
from handrail.partnership.licensing.models.leaflets import How as How
from handrail.partnership.licensing.models.leaflets import Issue as Issue
from handrail.partnership.licensing.models.leaflets import Letter as Letter
from handrail.partnership.licensing.models.leaflets import Mailing as Mailing
from handrail.partnership.licensing.models.leaflets import MailingState as MailingState
from handrail.partnership.licensing.models.leaflets import Renewal as Renewal
from handrail.partnership.licensing.models.registers import Licence as Licence
from handrail.partnership.licensing.models.registers import LicenceType as LicenceType
from handrail.partnership.licensing.models.registers import Register as Register
from handrail.partnership.licensing.models.registers import RegisterKind as RegisterKind
from handrail.partnership.licensing.models.registers import TrainingSource as TrainingSource
