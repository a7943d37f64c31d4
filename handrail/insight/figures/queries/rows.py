"""The coded rows behind the measures: asked for once, however many measures are counted from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from handrail.casework.desk.queries import counted_by, joined_in
from handrail.casework.nrm.queries import DecisionRow, FormRow, decision_rows, form_rows
from handrail.casework.operations.queries import OperationCodes, operation_codes
from handrail.casework.persons.queries import RecordRow, record_rows
from handrail.casework.referrals.queries import CodedReferral
from handrail.casework.referrals.queries import coded_rows as referral_rows
from handrail.casework.support.queries.counting import FileRow, OutcomeRow, file_rows, outcome_rows
from handrail.foundation.locality import current_locality, moments
from handrail.foundation.people.models import Person
from handrail.insight.figures.policies import asks_an_organisation, was_made

TOGETHER = ("entry", "place_kind", "child", "exploitation", "assessed")


@dataclass(frozen=True)
class Rows:
    """Everything of whole months from the first day to the last, in the county's own days, for this person."""

    first: date
    last: date
    by: Person

    def concerns(self, code: str) -> Sequence[tuple[date, Any, int]]:
        """How many concerns of each month stand under each value of a code, each concern once."""
        if code in TOGETHER:
            return self.together[code]
        return counted_by((code,), first=self.first, last=self.last, by=self.by)[code]

    @cached_property
    def together(self) -> Mapping[str, Sequence[tuple[date, Any, int]]]:
        """The same for the codes of which there are few values: the database looks at each concern once for all."""
        return counted_by(TOGETHER, first=self.first, last=self.last, by=self.by)

    @property
    def joined(self) -> Sequence[tuple[date, int]]:
        """How many reports of each month told of something that was told before."""
        return joined_in(first=self.first, last=self.last, by=self.by)

    @cached_property
    def referrals(self) -> Sequence[CodedReferral]:
        """Every referral to an organisation."""
        found = referral_rows(first=self.first, last=self.last, by=self.by)
        return [row for row in found if asks_an_organisation(row)]

    @cached_property
    def forms(self) -> Sequence[FormRow]:
        """Every form that went to the Home Office."""
        return list(form_rows(first=self.first, last=self.last, by=self.by))

    @cached_property
    def decisions(self) -> Sequence[DecisionRow]:
        """Everything that came back."""
        return list(decision_rows(first=self.first, last=self.last, by=self.by))

    @cached_property
    def records(self) -> Sequence[RecordRow]:
        """Every record of a person."""
        return list(record_rows(first=self.first, last=self.last, by=self.by))

    @cached_property
    def files(self) -> Sequence[FileRow]:
        """Every file of support."""
        return list(file_rows(start=self.first, end=self.last))

    @cached_property
    def follow_ups(self) -> Sequence[OutcomeRow]:
        """Every follow-up that was asked."""
        return list(outcome_rows(start=self.first, end=self.last))

    @cached_property
    def visits(self) -> Sequence[OperationCodes]:
        """Every visit that was made."""
        return [row for row in operation_codes(first=self.first, last=self.last, by=self.by) if was_made(row)]

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """When the first day begins, and when the last has ended."""
        return moments(self.first, self.last)


def local_day(at: datetime) -> date:
    """The county's day."""
    return at.astimezone(current_locality().timezone).date()
