"""Pages of training."""

from handrail.partnership.training.views.asking import knowledge as knowledge
from handrail.partnership.training.views.asking import knowledge_chart as knowledge_chart
from handrail.partnership.training.views.asking import questions as questions
from handrail.partnership.training.views.attending import close_attendance as close_attendance
from handrail.partnership.training.views.attending import come as come
from handrail.partnership.training.views.attending import room as room
from handrail.partnership.training.views.attending import walk_in as walk_in
from handrail.partnership.training.views.attending import who_comes as who_comes
from handrail.partnership.training.views.covering import coverage as coverage
from handrail.partnership.training.views.covering import coverage_chart as coverage_chart
from handrail.partnership.training.views.covering import headcount as headcount
from handrail.partnership.training.views.giving import calendar as calendar
from handrail.partnership.training.views.giving import certificate as certificate
from handrail.partnership.training.views.giving import certificates as certificates
from handrail.partnership.training.views.past import past as past
from handrail.partnership.training.views.past import past_bring_in as past_bring_in
from handrail.partnership.training.views.past import past_columns as past_columns
from handrail.partnership.training.views.past import past_drop as past_drop
from handrail.partnership.training.views.past import past_file as past_file
from handrail.partnership.training.views.sessions import cancel as cancel
from handrail.partnership.training.views.sessions import change as change
from handrail.partnership.training.views.sessions import give_back as give_back
from handrail.partnership.training.views.sessions import plan as plan
from handrail.partnership.training.views.sessions import session as session
from handrail.partnership.training.views.sessions import sessions as sessions
