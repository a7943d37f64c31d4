"""Keeps a file that a reporter sent along as a document about the person, so that it can go with a referral."""

from datetime import datetime

from handrail.casework.desk.models import Attachment
from handrail.casework.desk.queries import file_to_keep
from handrail.casework.documents.actions.adding import Added, add_document
from handrail.casework.documents.permissions import NO_DESCRIPTION, why_not_keep_sent
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


def keep_sent(person: PotentialVictim, attachment: Attachment, *, description: str, by: Person, at: datetime) -> Added:
    """Keep the file as it came, with a clean copy to share. It stays with the concern too.

    Raises:
        NotAllowed: this person may not, the file came with another concern, or nobody said what it is.
        NotTaken: the file's size or content; the sentence says which.
    """
    require(why_not_keep_sent(person, attachment, by=by, at=at))
    require(None if description.strip() else NO_DESCRIPTION)
    name, content = file_to_keep(attachment, by=by, at=at)
    return add_document(person, name=name, content=content, description=description, by=by, at=at)
