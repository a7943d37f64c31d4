"""Where the board is: its page, pictures, tables to take away, and packs."""

from django.urls import path

from handrail.insight.board import views

app_name = "board"
urlpatterns = [
    path("", views.board, name="board"),
    path("published/<slug:figure>.svg", views.published_chart, name="published_chart"),
    path("published.csv", views.published_csv, name="published_csv"),
    path("campaigns/", views.campaigns, name="campaigns"),
    path("campaigns/<slug:slug>/", views.campaign, name="campaign"),
    path("campaigns/<slug:slug>.svg", views.campaign_chart, name="campaign_chart"),
    path("campaigns/<slug:slug>.csv", views.campaign_csv, name="campaign_csv"),
    path("packs/", views.packs, name="packs"),
    path("packs/<slug:period>/", views.prepare, name="prepare"),
    path("packs/<slug:period>/<slug:theme>/", views.write, name="write"),
    path("issued/<uuid:pack_id>/", views.issued, name="issued"),
    path("issued/<uuid:pack_id>/<slug:form>/", views.issued_file, name="issued_file"),
    path("<slug:period>/<slug:figure>.svg", views.chart, name="chart"),
    path("<slug:period>/<slug:figure>.csv", views.table_csv, name="table_csv"),
]
