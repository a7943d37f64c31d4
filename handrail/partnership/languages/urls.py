"""The addresses of this room."""

from django.urls import path

from handrail.partnership.languages import views

app_name = "languages"
urlpatterns = [
    path("", views.languages, name="languages"),
    path("<slug:code>/", views.language, name="language"),
]
