"""The addresses of finding help, under help/ on the public door."""

from django.urls import path

from handrail.public.help import views

app_name = "help"
urlpatterns = [
    path("", views.find, name="find"),
    path("<uuid:service_id>/", views.service, name="service"),
]
