"""Numbers what is opened, year by year: a reference says when it was given, and nothing of whom it is about."""

from datetime import datetime
from typing import Any

from django.db import models

from handrail.foundation.locality import current_locality


def next_reference(prefix: str, *, book: type[models.Model], at: datetime) -> str:
    """The next reference of the year, like PV-26-000123, inside the transaction of what it is given to.

    `book` keeps a row for each year with its last number. That row is held until the transaction ends: no number is
    given twice.
    """
    year = at.astimezone(current_locality().timezone).year
    book._default_manager.get_or_create(pk=year)
    page: Any = book._default_manager.select_for_update().get(pk=year)
    page.last_number += 1
    page.save(update_fields=["last_number"])
    return f"{prefix}-{year % 100:02}-{page.last_number:06}"
