"""Pages of licensing: the counter, renewals and letters, and the registers that come in."""

from handrail.partnership.licensing.views.counter import find as find
from handrail.partnership.licensing.views.counter import give as give
from handrail.partnership.licensing.views.counter import language as language
from handrail.partnership.licensing.views.counter import licence as licence
from handrail.partnership.licensing.views.counter import licensing as licensing
from handrail.partnership.licensing.views.counter import training as training
from handrail.partnership.licensing.views.registers import bring as bring
from handrail.partnership.licensing.views.registers import bring_in as bring_in
from handrail.partnership.licensing.views.registers import columns as columns
from handrail.partnership.licensing.views.registers import drop as drop
from handrail.partnership.licensing.views.registers import faults as faults
from handrail.partnership.licensing.views.registers import imported as imported
from handrail.partnership.licensing.views.renewals import drop_letters as drop_letters
from handrail.partnership.licensing.views.renewals import due as due
from handrail.partnership.licensing.views.renewals import letters as letters
from handrail.partnership.licensing.views.renewals import mailing as mailing
from handrail.partnership.licensing.views.renewals import make_letters as make_letters
from handrail.partnership.licensing.views.renewals import never as never
from handrail.partnership.licensing.views.renewals import posted as posted
from handrail.partnership.licensing.views.renewals import reached as reached
