"""The explorer's page, its pictures, its files and the views that are kept."""

from handrail.insight.explorer.views.downloads import table_csv, table_json, table_ods
from handrail.insight.explorer.views.kept import keep, remove, seen, view
from handrail.insight.explorer.views.pages import chart, county, explore

__all__ = ["chart", "county", "explore", "keep", "remove", "seen", "table_csv", "table_json", "table_ods", "view"]
