"""How many documents, and how large: what the Home Office's form takes, as the pack has it."""

from datetime import date

from handrail.foundation.locality import current_locality


def most_megabytes(*, on: date) -> int:
    """The largest file, in megabytes of 1,048,576 bytes."""
    return current_locality().limit_as_known("attachment_megabytes", on=on)


def most_documents(*, on: date) -> int:
    """The largest number of documents about one person."""
    return current_locality().limit_as_known("attachments_most", on=on)
