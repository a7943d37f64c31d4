"""A row of a list, of whatever kind: first whether it has the shape of the list, then what its cells say."""

from collections.abc import Sequence

from handrail.casework.exchange.policies.reports import Fault, Reader, Told
from handrail.foundation.spreadsheets import Table, why_it_runs_over

THE_ROW = "The row"


def read_row(row: Sequence[str], reader: Reader, table: Table) -> Told | list[Fault]:
    """The report that a row of this table is, or everything that is wrong with it."""
    if reason := why_it_runs_over(row, table):
        return [Fault(THE_ROW, reason)]
    return reader.read(row)
