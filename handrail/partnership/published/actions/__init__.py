"""What rooms above may do with requests."""

from handrail.partnership.published.actions.asking import NotKept as NotKept
from handrail.partnership.published.actions.asking import ask as ask
from handrail.partnership.published.actions.seeing import count_step as count_step
from handrail.partnership.published.actions.taking_in import TAKERS as TAKERS
from handrail.partnership.published.actions.taking_in import CannotTakeIn as CannotTakeIn
from handrail.partnership.published.actions.taking_in import Request as Request
from handrail.partnership.published.actions.taking_in import answer as answer
from handrail.partnership.published.actions.taking_in import take_in_requests as take_in_requests
