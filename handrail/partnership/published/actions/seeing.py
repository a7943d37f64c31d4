"""Counting that a code was followed: a day and a step, and nothing of who it was."""

import logging
from datetime import date

from django.db import Error, transaction

from handrail.partnership.published.models import Seen, ShortCode, Step

log = logging.getLogger(__name__)


def count_step(code: ShortCode, step: Step, *, on: date) -> None:
    """Add one step on that day. What cannot be counted is logged, and nobody is kept from the page for it."""
    try:
        with transaction.atomic():
            Seen(code=code.pk, step=step, on=on).save(force_insert=True)
    except Error as fault:
        log.error("A step was not counted: %s", type(fault).__name__)  # noqa: TRY400 — a traceback tells no more
