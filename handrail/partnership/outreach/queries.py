"""Questions about leaflets: the designs, the files to print, and how many are where."""

from collections import Counter
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import segno
from django.db.models import QuerySet

from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require
from handrail.foundation.printing.documents import document
from handrail.partnership.outreach.models import Format, PrintRun, StockMove
from handrail.partnership.outreach.permissions import why_not_see_leaflets
from handrail.partnership.outreach.policies import Change, changes_since, values_of
from handrail.rules.localities.locality import Locality

BLEED, MARKS = 3, 7
MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Held:
    """A run, how many copies of it one organisation holds, and what on it is no longer so."""

    run: PrintRun
    name: str
    left: int
    changes: tuple[Change, ...]


def typeset(design: str, *, set_as: Format, locality: Locality, address: str, to_print: bool = False) -> bytes:
    """The PDF of a design: PDF/UA-1, or for a printer's, with 3 mm of bleed, crop marks and the boxes set.

    `address` is the public site's, to which the square leads. Raises NoSuchDesign.
    """
    values = values_of(locality.leaflet(design), locality=locality, qr=square(address), address=readable(address))
    made = document(f"outreach/{set_as.value}", {**values, "to_print": to_print})
    return with_boxes(made) if to_print else made


def square(address: str) -> str:
    """A QR code of that address, as SVG. A quarter of it may be dirty or torn."""
    drawn = BytesIO()
    segno.make(address, error="q", micro=False).save(drawn, kind="svg", border=0, xmldecl=False, svgns=True)
    return drawn.getvalue().decode()


def readable(address: str) -> str:
    """An address as people type it."""
    return address.partition("://")[2].rstrip("/")


def with_boxes(made: bytes) -> bytes:
    """The same pages, with what a printer cuts along and bleeds to written into them (ISO 15930)."""
    written = BytesIO()
    with pikepdf.open(BytesIO(made)) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(edge) for edge in page.mediabox)
            for name, inset in (("/TrimBox", BLEED + MARKS), ("/BleedBox", MARKS)):
                by = inset * MILLIMETRE
                page[name] = pikepdf.Array([left + by, bottom + by, right - by, top - by])
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def held_by(organisation: Organisation, *, locality: Locality, by: Person) -> list[Held]:
    """Every run of which that organisation holds or has held copies, the newest first. Raises NotAllowed."""
    require(why_not_see_leaflets(by=by))
    names = {design.code: design.name for design in locality.leaflets}
    runs = runs_at(organisation)
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
