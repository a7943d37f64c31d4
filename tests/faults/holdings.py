"""What an installation holds after a fault."""

import json
from dataclasses import dataclass

from tests.live import Installation


@dataclass(frozen=True)
class Holdings:
    """What an installation holds: (digest of receipt, account) of every row, and whether its trail is whole."""

    rows: list[tuple[str, str]]
    digests: dict[str, str]
    broken: str | None

    def accounts(self) -> list[str]:
        """Every account that is stored, as often as it is stored."""
        return [account for _, account in self.rows]

    def keeps(self, receipt: str, account: str) -> bool:
        """Whether the receipt leads to that account."""
        return (self.digests[receipt], account) in self.rows


def holdings(installation: Installation, receipts: list[str]) -> Holdings:
    """Ask with the desk's key, in a process of its own."""
    told = json.loads(installation.program("tests.faults.stored", receipts))
    return Holdings([(digest, account) for digest, account in told["rows"]], told["digests"], told["broken"])
