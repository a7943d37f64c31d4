"""Where what we count is explained: the dictionary, each measure, its picture and its table."""

from django.urls import path

from handrail.insight.figures import views

app_name = "figures"
urlpatterns = [
    path("", views.measures, name="measures"),
    path("<slug:code>/", views.measure, name="measure"),
    path("<slug:code>.svg", views.chart, name="chart"),
    path("<slug:code>.csv", views.table_csv, name="table_csv"),
]
