"""The board's page, its pictures and its tables."""

from handrail.insight.board.views.campaigns import campaign, campaign_chart, campaign_csv, campaigns
from handrail.insight.board.views.downloads import published_csv, table_csv
from handrail.insight.board.views.issuing import issued, issued_file, packs, prepare, write
from handrail.insight.board.views.pages import board, chart, published_chart

__all__ = [
    "board",
    "campaign",
    "campaign_chart",
    "campaign_csv",
    "campaigns",
    "chart",
    "issued",
    "issued_file",
    "packs",
    "prepare",
    "published_chart",
    "published_csv",
    "table_csv",
    "write",
]
