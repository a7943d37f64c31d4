"""How many copies are where, what on them is no longer so, and at what they were handed out."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require
from handrail.partnership.outreach.models import HANDED_OUT, PrintRun, StockMove
from handrail.partnership.outreach.permissions import why_not_see_leaflets
from handrail.partnership.outreach.policies import Change, changes_since
from handrail.rules.localities.locality import Locality

MOST_HAND_OUTS = 50


@dataclass(frozen=True)
class Held:
    """A run, how many copies of it one organisation holds, and what on it is no longer so."""

    run: PrintRun
    name: str
    left: int
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Share:
    """What one organisation has on its shelf, and what has left it, in copies."""

    organisation: Organisation
    holds: int
    handed_out: int
    passed_on: int


def held_by(organisation: Organisation, *, locality: Locality, by: Person) -> list[Held]:
    """Every run of which that organisation holds or has held copies, the newest first. Raises NotAllowed."""
    require(why_not_see_leaflets(by=by))
    names = {design.code: design.name for design in locality.leaflets}
    runs = runs_at(organisation).select_related("code__campaign")
    left = copies_left(organisation, runs)
    return [
        Held(run, names.get(run.design, run.design), left[run.pk], tuple(changes_since(run.printed, locality=locality)))
        for run in runs
    ]


def runs_at(organisation: Organisation) -> QuerySet[PrintRun]:
    """The runs that were ordered by, or have come to, that organisation."""
    came = StockMove.objects.filter(receiver=organisation).values("run")
    own = PrintRun.objects.filter(organisation=organisation)
    return (own | PrintRun.objects.filter(pk__in=came)).distinct().order_by("-ordered_at", "id")


def copies_left(organisation: Organisation, runs: QuerySet[PrintRun]) -> Counter[object]:
    """How many copies of each of these runs an organisation holds: ordered and received, less given."""
    left: Counter[object] = Counter()
    for run in runs:
        left[run.pk] = run.copies if run.organisation_id == organisation.pk else 0
    for move in StockMove.objects.filter(run__in=runs):
        left[move.run_id] += move.copies * ((move.receiver_id == organisation.pk) - (move.giver_id == organisation.pk))
    return left


def out_of_date(*, locality: Locality, by: Person) -> dict[str, tuple[PrintRun, ...]]:
    """The runs of each design on which a number is no longer so, whoever holds them. Raises NotAllowed."""
    require(why_not_see_leaflets(by=by))
    runs = defaultdict(list)
    for run in PrintRun.objects.all():
        if changes_since(run.printed, locality=locality):
            runs[run.design].append(run)
    return {design: tuple(found) for design, found in runs.items()}


def distribution(*, by: Person) -> list[Share]:
    """What each organisation that ever had copies holds, the most first. Raises NotAllowed."""
    require(why_not_see_leaflets(by=by))
    holds: Counter[int] = Counter()
    out: Counter[int] = Counter()
    on: Counter[int] = Counter()
    for run in PrintRun.objects.all():
        holds[run.organisation_id] += run.copies
    for move in StockMove.objects.all():
        holds[move.giver_id] -= move.copies
        if move.receiver_id is not None:
            holds[move.receiver_id] += move.copies
        (out if move.kind in HANDED_OUT else on)[move.giver_id] += move.copies
    found = Organisation.objects.in_bulk(list(holds))
    shares = [Share(found[pk], holds[pk], out[pk], on[pk]) for pk in holds]
    return sorted(shares, key=lambda share: (-share.holds, share.organisation.name))


def hand_outs(*, by: Person) -> QuerySet[StockMove]:
    """The last hand-outs at events, operations and counters, the latest first. Raises NotAllowed."""
    require(why_not_see_leaflets(by=by))
    moves = StockMove.objects.filter(kind__in=HANDED_OUT).select_related("run__code", "giver", "campaign")
    return moves.order_by("-moved_at", "id")[:MOST_HAND_OUTS]
