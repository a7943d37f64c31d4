"""Where the board is: its page, the pictures on it and the tables to take away."""

from django.urls import path

from handrail.insight.board import views

app_name = "board"
urlpatterns = [
    path("", views.board, name="board"),
    path("published/<slug:figure>.svg", views.published_chart, name="published_chart"),
    path("published.csv", views.published_csv, name="published_csv"),
    path("campaigns/<slug:slug>/", views.campaign, name="campaign"),
    path("campaigns/<slug:slug>.svg", views.campaign_chart, name="campaign_chart"),
    path("campaigns/<slug:slug>.csv", views.campaign_csv, name="campaign_csv"),
    path("<slug:period>/<slug:figure>.svg", views.chart, name="chart"),
    path("<slug:period>/<slug:figure>.csv", views.table_csv, name="table_csv"),
]
