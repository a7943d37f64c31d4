"""The trail's addresses (staff door)."""

from django.urls import path

from handrail.foundation.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.trail, name="trail"),
    path("export/", views.export_trail, name="export_trail"),
]
