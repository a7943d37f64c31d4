"""Which files may come along with what somebody tells: how large, how many, and when somebody is asked to wait."""

from datetime import date

from django.utils.translation import gettext_noop as _

from handrail.public.concerns.policies.lanes import threshold
from handrail.rules.localities.locality import Locality

WAIT = _(
    "Very many files are coming in just now. Try again in an hour. What you told us is kept: only this file is not. "
    "You can write to us meanwhile."
)


def most_megabytes(*, locality: Locality, on: date) -> int:
    """The largest file, in megabytes of 1,048,576 bytes."""
    return threshold("reporter_attachment_megabytes", locality=locality, on=on)


def most_files(*, locality: Locality, on: date) -> int:
    """How many files may be sent with one receipt."""
    return threshold("reporter_attachments_most", locality=locality, on=on)


def why_not_take_more(*, from_address: int, from_everywhere: int, locality: Locality, on: date) -> str | None:
    """Say why no file is taken just now, if so: files fill a disk as no words do. Words are never refused."""
    one = threshold("files_from_one_address_before_wait", locality=locality, on=on)
    everywhere = threshold("files_from_everywhere_before_wait", locality=locality, on=on)
    return WAIT if from_address >= one or from_everywhere >= everywhere else None
