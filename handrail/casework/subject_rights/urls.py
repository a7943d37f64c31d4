"""The addresses of this room. No name of a person stands in any of them."""

from django.urls import URLPattern

app_name = "subject_rights"
urlpatterns: list[URLPattern] = []
