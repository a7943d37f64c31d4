"""Where the explorer is: its page, the pictures on it, the tables to take away and the views that are kept."""

from django.urls import path

from handrail.insight.explorer import views

app_name = "explorer"
urlpatterns = [
    path("", views.explore, name="explore"),
    path("bars.svg", views.chart, name="chart"),
    path("map.svg", views.county, name="county"),
    path("table.csv", views.table_csv, name="table_csv"),
    path("table.ods", views.table_ods, name="table_ods"),
    path("table.json", views.table_json, name="table_json"),
    path("keep/", views.keep, name="keep"),
    path("views/<uuid:view_id>/", views.view, name="view"),
    path("views/<uuid:view_id>/seen/", views.seen, name="seen"),
    path("views/<uuid:view_id>/remove/", views.remove, name="remove"),
]
