"""Which leaflet or link somebody came by: a short code of ours, or nothing."""

import re

CAMPAIGN = re.compile(r"[a-z0-9-]{1,40}")


def read_campaign(text: str) -> str:
    """The code if it is one. Anything else is nobody's business and is dropped."""
    return text if CAMPAIGN.fullmatch(text) else ""
