"""What concerns share. Each question takes the person who asks, and answers only what that person may see."""

from handrail.casework.dots.queries.asking import Seen, Sighting, have_we_seen, seen_of
from handrail.casework.dots.queries.edges import Edge, edges
from handrail.casework.dots.queries.finding import (
    Holders,
    Sharing,
    having,
    having_all,
    keyed,
    opened,
    sharing_asked_for,
)
from handrail.casework.dots.queries.likely import MayBeOne, may_be_one
from handrail.casework.dots.queries.marked import MarkedText, marked_texts, reading_for
from handrail.casework.dots.queries.places import places_told
from handrail.casework.dots.queries.records import RecordTold, records_told_of
from handrail.casework.dots.queries.seeing import (
    boxes_elsewhere,
    compared_by,
    compared_in,
    link_for,
    reads_of,
    visible_links,
    visible_mentions,
)
from handrail.casework.dots.queries.touching import (
    Reason,
    Touch,
    Touched,
    how_many_touch,
    touch_for,
    touched_page,
    touches,
    touches_beyond,
)

__all__ = [
    "Edge",
    "Holders",
    "MarkedText",
    "MayBeOne",
    "Reason",
    "RecordTold",
    "Seen",
    "Sharing",
    "Sighting",
    "Touch",
    "Touched",
    "boxes_elsewhere",
    "compared_by",
    "compared_in",
    "edges",
    "have_we_seen",
    "having",
    "having_all",
    "how_many_touch",
    "keyed",
    "link_for",
    "marked_texts",
    "may_be_one",
    "opened",
    "places_told",
    "reading_for",
    "reads_of",
    "records_told_of",
    "seen_of",
    "sharing_asked_for",
    "touch_for",
    "touched_page",
    "touches",
    "touches_beyond",
    "visible_links",
    "visible_mentions",
]
