"""The board's page, its pictures and its tables."""

from handrail.insight.board.views.downloads import published_csv, table_csv
from handrail.insight.board.views.pages import board, chart, published_chart

__all__ = ["board", "chart", "published_chart", "published_csv", "table_csv"]
