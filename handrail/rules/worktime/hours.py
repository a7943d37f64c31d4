"""What opening hours are: for each day of the week, the spans of the clock in which somebody is there."""

from collections.abc import Mapping
from datetime import time

Span = tuple[time, time]
"""Opening and closing on one day; a close of 00:00 means midnight at the end of that day."""

Hours = Mapping[int, tuple[Span, ...]]
"""Spans by day: 0 to 6 are Monday to Sunday and 7 is a bank holiday. A day that is missing is closed."""

BANK_HOLIDAY = 7
