"""Prints and gives out: what left a shelf is written down with where it went."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require
from handrail.partnership.outreach.models import Campaign, Format, MoveKind, Order, PrintRun, StockMove
from handrail.partnership.outreach.permissions import why_not_give_out, why_not_order_run, why_not_print_with
from handrail.partnership.outreach.policies import changes_since, printed_now
from handrail.partnership.outreach.queries import copies_left
from handrail.partnership.published.models import ShortCode
from handrail.rules.localities.locality import Locality


@dataclass(frozen=True)
class At:
    """At what copies were handed out: a campaign, a place as an event or a visit has it, and its district."""

    campaign: Campaign | None = None
    where: str = ""
    district: str = ""


NOWHERE = At()


@transaction.atomic
def order_run(
    design: str,
    *,
    set_as: Format,
    copies: int,
    code: ShortCode | None = None,
    locality: Locality,
    by: Person,
    at: datetime,
) -> PrintRun:
    """Write down that copies were ordered, with what stands on them today. Raises NotAllowed, NoSuchDesign.

    All of a run carry the same short code, or none.
    """
    require(why_not_order_run(by=by))
    if code is not None:
        least = locality.limit("small_number", on=at.date())
        require(why_not_print_with(code, design=design, set_as=set_as, copies=copies, least=least))
    run = PrintRun.objects.create(
        design=design,
        set_as=set_as,
        copies=copies,
        printed=dict(printed_now(locality.leaflet(design), locality=locality)),
        code=code,
        organisation=by.organisation,
        ordered_at=at,
        ordered_by=by,
    )
    record("outreach.run_ordered", about=str(run), by=by.ref, at=at, design=design, set_as=str(set_as), copies=copies)
    return run


@transaction.atomic
def give_out(
    run: PrintRun,
    *,
    kind: MoveKind,
    copies: int,
    to: Organisation | None = None,
    during: At = NOWHERE,
    order: Order | None = None,
    locality: Locality,
    by: Person,
    at: datetime,
) -> StockMove:
    """Write down that copies left the shelf of this person's organisation. Raises NotAllowed.

    The run is held until the transaction ends: two cannot give the same copies away.
    """
    run = PrintRun.objects.select_for_update().get(pk=run.pk)
    require(
        why_not_give_out(
            copies=copies,
            left=copies_left(by.organisation, PrintRun.objects.filter(pk=run.pk))[run.pk],
            to=to,
            out_of_date=bool(changes_since(run.printed, locality=locality)),
            destroys=kind == MoveKind.DESTROYED,
            by=by,
        )
    )
    move = StockMove.objects.create(
        run=run,
        kind=kind,
        giver=by.organisation,
        receiver=to,
        copies=copies,
        campaign=during.campaign,
        where=during.where,
        district=during.district,
        order=order,
        moved_at=at,
        moved_by=by,
    )
    record("outreach.copies_moved", about=str(run), by=by.ref, at=at, kind=str(kind), copies=copies)
    return move
