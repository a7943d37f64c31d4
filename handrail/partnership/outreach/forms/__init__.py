"""What may be typed in about leaflets, campaigns and orders. `parts` is what the action is given."""

from handrail.partnership.outreach.forms.campaigning import CodeForm as CodeForm
from handrail.partnership.outreach.forms.campaigning import NewCampaignForm as NewCampaignForm
from handrail.partnership.outreach.forms.campaigning import PlanForm as PlanForm
from handrail.partnership.outreach.forms.campaigning import WhyForm as WhyForm
from handrail.partnership.outreach.forms.ordering import ACCEPT as ACCEPT
from handrail.partnership.outreach.forms.ordering import DECLINE as DECLINE
from handrail.partnership.outreach.forms.ordering import AnswerForm as AnswerForm
from handrail.partnership.outreach.forms.ordering import AskForm as AskForm
from handrail.partnership.outreach.forms.printing import GiveOutForm as GiveOutForm
from handrail.partnership.outreach.forms.printing import OrderForm as OrderForm
