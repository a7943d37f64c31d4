"""The addresses of this room."""

from django.urls import path

from handrail.public.pathway import views

app_name = "pathway"
urlpatterns = [
    path("offline/", views.offline, name="offline"),
    path("offline/manifest.webmanifest", views.offline_manifest, name="offline_manifest"),
    path("offline/pathway.json", views.offline_pathway, name="offline_pathway"),
    path("offline/worker.js", views.offline_worker, name="offline_worker"),
    *views.Wizard.urls(),
]
