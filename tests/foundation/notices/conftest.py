"""An outbox to watch."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

import pytest

from handrail.foundation.notices.actions.postmen import Letter, NotDelivered
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.vault import subjects

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ADDRESS = "canary-4711@example.org"
SAFE_BY_EMAIL = SafeContact(channel="email", address=ADDRESS)


@dataclass
class WatchedPostman:
    """Takes letters, or fails as often as it is told to."""

    failures: list[NotDelivered] = field(default_factory=list)
    carried: list[Letter] = field(default_factory=list)

    def carry(self, letter: Letter) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.carried.append(letter)


@dataclass(frozen=True)
class Colleague:
    """Somebody with a work address."""

    email: str = "ann@example.org"


@pytest.fixture
def carrier() -> WatchedPostman:
    return WatchedPostman()


@pytest.fixture
def subject(db: None) -> UUID:
    return subjects.new_subject(at=NOON)
