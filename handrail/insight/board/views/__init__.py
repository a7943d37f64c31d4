"""The board's page, its pictures and its tables."""

from handrail.insight.board.views.campaigns import campaign, campaign_chart, campaign_csv
from handrail.insight.board.views.downloads import published_csv, table_csv
from handrail.insight.board.views.pages import board, chart, published_chart

__all__ = [
    "board",
    "campaign",
    "campaign_chart",
    "campaign_csv",
    "chart",
    "published_chart",
    "published_csv",
    "table_csv",
]
