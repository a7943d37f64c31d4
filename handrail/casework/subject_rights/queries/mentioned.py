"""What was read of somebody: in the concern that their record began with, and in what was put together with it.

It names no other concern, for that would lead to whoever told us.
"""

from collections.abc import Iterator

from handrail.casework.dots.models import Membership, Mention, MentionKind
from handrail.casework.dots.policies.reading import Read
from handrail.casework.dots.queries import reads_of
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.subject_rights.queries.kept import Kept, labelled

HERE = "What was read in what was told to us"
ELSEWHERE = "What was told elsewhere of somebody whom we found to be the same"
# What was taken to be of somebody who is named; sounds and sortings of the same words are left out.
OF_PERSON = (
    *("born", "sex", "nationality", "phone", "email", "handle", "plate"),
    *("house", "street", "town", "postcode", "business"),
)


def mentioned(person: PotentialVictim) -> Iterator[Kept]:
    """What was read, thing by thing; nothing once they or the concern are erased.

    What another concern tells is among it where somebody found the two to be the same person. The caller has asked
    whether this may be read, and written down that it was.
    """
    if person.concern_id is None or person.erased_at is not None:
        return
    standing = Mention.objects.filter(withdrawn_at=None, concern__erased_at=None).select_related("concern")
    here = standing.filter(concern=person.concern_id)
    named = here.filter(kind=MentionKind.PERSON).values("pk")
    subjects = Membership.objects.filter(mention__in=named, ended_by=None).values("subject")
    same = Membership.objects.filter(subject__in=subjects, ended_by=None).values("mention")
    elsewhere = standing.filter(pk__in=same).exclude(concern=person.concern_id)
    for heading, mentions in ((HERE, list(here)), (ELSEWHERE, list(elsewhere))):
        reads = reads_of(mentions)
        for mention in mentions:
            if mention.pk in reads:
                yield from in_words(mention, heading, reads[mention.pk])


def in_words(mention: Mention, heading: str, read: Read) -> Iterator[Kept]:
    """One mention: its words, and what was taken to be of the person whom it names."""
    yield Kept(mention.place(), heading, read.kind.label, read.written)
    for name in OF_PERSON:
        if said := read.person.get(name):
            yield Kept(mention.place(), heading, f"{read.kind.label}: {labelled(name).lower()}", said)
