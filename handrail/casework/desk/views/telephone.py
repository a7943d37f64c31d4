"""The report form for somebody on the telephone: an operator types, and reads the receipt out."""

from typing import ClassVar

from handrail.casework.desk.permissions import why_not_take_call
from handrail.casework.desk.views.who import person_of
from handrail.foundation.permission import require
from handrail.public.concerns.models import Entry
from handrail.public.concerns.views import ReportJourney


class TelephoneJourney(ReportJourney):
    """The same questions in the same order as online, behind the staff door."""

    namespace: ClassVar[str] = "desk"
    name_prefix: ClassVar[str] = "telephone_"
    base_template: ClassVar[str] = "ui/staff.html"
    purpose: ClassVar[str] = "desk.telephone"
    by_telephone: ClassVar[bool] = True
    entry: ClassVar[Entry] = Entry.TELEPHONE

    def admit(self) -> None:
        """Only the desk takes calls. Raises NotAllowed."""
        require(why_not_take_call(by=person_of(self.request)))

    def taken_by(self) -> str:
        """The operator, as the trail names them."""
        return person_of(self.request).ref
