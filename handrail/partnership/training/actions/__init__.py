"""Every change to sessions and places: one verb a function, whole or not at all, and in the trail."""

from handrail.partnership.training.actions.attendees import Guest as Guest
from handrail.partnership.training.actions.attendees import colleague as colleague
from handrail.partnership.training.actions.attendees import guest as guest
from handrail.partnership.training.actions.attending import close_attendance as close_attendance
from handrail.partnership.training.actions.attending import note_who_came as note_who_came
from handrail.partnership.training.actions.booking import book_place as book_place
from handrail.partnership.training.actions.booking import give_back as give_back
from handrail.partnership.training.actions.counting import Heads as Heads
from handrail.partnership.training.actions.counting import count_heads as count_heads
from handrail.partnership.training.actions.erasing import erase_attendee as erase_attendee
from handrail.partnership.training.actions.holding import Plan as Plan
from handrail.partnership.training.actions.holding import cancel_session as cancel_session
from handrail.partnership.training.actions.holding import change_session as change_session
from handrail.partnership.training.actions.holding import plan_session as plan_session
from handrail.partnership.training.actions.requests import take_in_booking as take_in_booking
from handrail.partnership.training.actions.requests import take_in_cancellation as take_in_cancellation
