"""What of the summary goes with a referral: the parts that were chosen for that organisation and still hold."""

from datetime import datetime

from django.db.models import QuerySet

from handrail.casework.cases.models import Case
from handrail.casework.cases.queries import case_of
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.support.models import ShareWay, SummaryShare
from handrail.casework.support.queries.telling import parts_to_show
from handrail.foundation.people.models import Organisation, Person


class SummaryOnFile:
    """What the room of referrals asks. Whoever may not see the file is told that there is nothing."""

    def offered(self, person: PotentialVictim, *, by: Person) -> bool:
        """Whether anything was chosen to go with a referral of this person."""
        case = case_of(person, by=by)
        return case is not None and chosen(case).exists()

    def told(self, person: PotentialVictim, *, to: Organisation, by: Person, at: datetime) -> list[dict[str, str]]:
        """The parts that were chosen last for that organisation, of them those that they still agree to."""
        case = case_of(person, by=by)
        share = None if case is None else chosen(case).filter(organisation=to).last()
        if case is None or share is None:
            return []
        parts = parts_to_show(case, sections=share.sections, by=by, at=at)
        return [{"section": part.section, "title": part.label, "words": part.words} for part in parts]


def chosen(case: Case) -> QuerySet[SummaryShare]:
    """What was chosen to go with referrals, the latest last."""
    return SummaryShare.objects.filter(case=case, way=ShareWay.REFERRAL)
