"""Addresses of the directory, under organisations/ on the staff door."""

from django.urls import path

from handrail.partnership.directory import views

app_name = "directory"
urlpatterns = [
    path("", views.organisations, name="organisations"),
    path("<slug:code>/", views.organisation, name="organisation"),
]
