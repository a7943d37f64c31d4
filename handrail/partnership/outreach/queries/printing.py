"""The files to print, with the square that leads where a code leads."""

from io import BytesIO

import pikepdf
import segno

from handrail.foundation.printing.documents import document
from handrail.partnership.outreach.models import Format
from handrail.partnership.outreach.policies import values_of
from handrail.rules.localities.leaflet_words import ENGLISH
from handrail.rules.localities.locality import Locality

BLEED, MARKS = 3, 7
MILLIMETRE = 72 / 25.4


def typeset(
    design: str,
    *,
    set_as: Format,
    locality: Locality,
    address: str,
    to_print: bool = False,
    language: str = ENGLISH,
) -> bytes:
    """The PDF of a design: PDF/UA-1, or for a printer's, with 3 mm of bleed, crop marks and the boxes set.

    `address` is where the square leads: the public site, or a short code of a campaign there. Raises NoSuchDesign,
    NotTranslated.
    """
    leads_to = {"qr": square(address), "address": readable(address)}
    values = values_of(locality.leaflet(design), locality=locality, language=language, **leads_to)
    made = document(f"outreach/{set_as.value}", {**values, "to_print": to_print}, of_the_pack=True)
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
