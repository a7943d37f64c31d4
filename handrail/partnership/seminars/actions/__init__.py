"""Every change to a seminar: one verb a function, whole or not at all, and in the trail."""

from handrail.partnership.seminars.actions.agreeing import agree as agree
from handrail.partnership.seminars.actions.agreeing import finish as finish
from handrail.partnership.seminars.actions.agreeing import remind_of_follow_ups as remind_of_follow_ups
from handrail.partnership.seminars.actions.choosing import choose as choose
from handrail.partnership.seminars.actions.choosing import take_in_choice as take_in_choice
from handrail.partnership.seminars.actions.erasing import erase_offer as erase_offer
from handrail.partnership.seminars.actions.offers import decide as decide
from handrail.partnership.seminars.actions.offers import take_in_offer as take_in_offer
from handrail.partnership.seminars.actions.programme import Entry as Entry
from handrail.partnership.seminars.actions.programme import add_item as add_item
from handrail.partnership.seminars.actions.programme import add_room as add_room
from handrail.partnership.seminars.actions.programme import call_for_speakers as call_for_speakers
from handrail.partnership.seminars.actions.programme import change_item as change_item
from handrail.partnership.seminars.actions.programme import make_seminar as make_seminar
from handrail.partnership.seminars.actions.programme import publish_programme as publish_programme
from handrail.partnership.seminars.actions.programme import remove_item as remove_item
from handrail.partnership.seminars.actions.slides import add_slides as add_slides
