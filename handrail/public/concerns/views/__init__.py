"""Translates the web to one action or query."""

from handrail.public.concerns.views.attaching import Attaching
from handrail.public.concerns.views.driving import DriverReport
from handrail.public.concerns.views.following import FollowUp
from handrail.public.concerns.views.journey import ReportJourney

__all__ = ["Attaching", "DriverReport", "FollowUp", "ReportJourney"]
