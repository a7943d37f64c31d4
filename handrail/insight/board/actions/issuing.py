"""Writes down that figures left the house: words are kept, and a pack is issued and frozen."""

import hashlib
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.insight.board.actions.drafting import Draft, draft_of
from handrail.insight.board.models import IssuedFile, IssuedPack, Narrative, Theme
from handrail.insight.board.permissions import why_not_issue
from handrail.insight.board.policies import Period
from handrail.insight.board.policies.packs import Pack
from handrail.insight.board.queries.besides import names_in
from handrail.insight.board.queries.packing import FORMS

JUST_ISSUED = "Somebody has just issued this edition. Look at theirs first."
SAY_WHY = "Say why it is issued again: whoever has the edition before needs to know."


@transaction.atomic
def note_pack(pack: Pack, *, form: str, by: str, at: datetime) -> None:
    """Note in the trail that this pack was written, in which form, and what its figures hash to."""
    first, last = pack.told["period"]["from"], pack.told["period"]["to"]
    record("board.pack_written", about=f"board:{first}:{last}", by=by, at=at, form=form, sha256=pack.digest)


@transaction.atomic
def write_words(period: Period, theme: Theme, *, words: str, names_nobody: bool, by: Person, at: datetime) -> Narrative:
    """Keep what somebody wrote on a theme. The trail has its hash and never the words. Raises NotAllowed."""
    require(why_not_issue(by=by) or why_not_write(words, names_nobody=names_nobody, at=at))
    kept, _ = Narrative.objects.update_or_create(
        period=period.code, theme=theme, defaults={"words": words.strip(), "written_by": by, "written_at": at}
    )
    digest = hashlib.sha256(kept.words.encode()).hexdigest()
    record("board.words_written", about=f"board:{period.code}", by=by.ref, at=at, theme=theme.value, sha256=digest)
    return kept


def why_not_write(words: str, *, names_nobody: bool, at: datetime) -> str | None:
    """Say why these words are not kept yet, if so: what looks like a name is looked at by a person first."""
    if names_nobody or not names_in(words, on=timezone.localdate(at)):
        return None
    return "Something in this looks like it could name somebody. Take it out, or say that it names nobody."


@transaction.atomic
def issue_pack(period: Period, *, why: str, by: Person, at: datetime) -> IssuedPack:
    """Freeze the pack of a period in every form, beside its hash. Never changed after.

    Raises:
        NotAllowed: not by this person, nothing in it changed, no reason is given for a second edition, or somebody
            else has just issued it.
    """
    day = timezone.localdate(at)
    draft = draft_of(period, by=by, on=day)
    require(draft.why_not or why_not_again(draft, why, at=at))
    pack = Pack({**draft.pack.told, "issued_on": str(day), "why": why.strip() if draft.latest else ""})
    issued = IssuedPack(
        period=period.code,
        label=period.label,
        edition=draft.edition,
        told=pack.told,
        quarters=dict(draft.quarters),
        sha256=pack.digest,
        issued_by=by,
        issued_at=at,
    )
    keep_pack(issued)
    for form, write in FORMS.items():
        keep_file(issued, form.removeprefix("."), write(pack))
    record("board.pack_issued", about=str(issued), by=by.ref, at=at, edition=issued.edition, sha256=issued.sha256)
    return issued


def keep_pack(issued: IssuedPack) -> None:
    """Keep what it says. Of two who issue one edition at once the database lets the first. Raises NotAllowed."""
    try:
        with transaction.atomic():
            issued.save(force_insert=True)
    except IntegrityError:
        raise NotAllowed(JUST_ISSUED) from None


def why_not_again(draft: Draft, why: str, *, at: datetime) -> str | None:
    """Say why a reason is missing, or may name somebody, if so."""
    if draft.latest and not why.strip():
        return SAY_WHY
    if why and names_in(why, on=timezone.localdate(at)):
        return "The reason looks like it could name somebody. Say it without."
    return None


def keep_file(issued: IssuedPack, form: str, content: bytes) -> None:
    """Keep one form of it."""
    IssuedFile.objects.create(pack=issued, form=form, content=content, sha256=hashlib.sha256(content).hexdigest())
