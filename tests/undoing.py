"""Whatever is done inside has not happened afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def undone() -> Iterator[None]:
    """Take back, at the end, whatever both databases were told inside."""
    with transaction.atomic(), transaction.atomic("keyring"):
        yield
        transaction.set_rollback(True)
        transaction.set_rollback(True, "keyring")
