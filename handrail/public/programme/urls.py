"""Addresses of seminars, under seminars/ on the public door."""

from django.urls import path

from handrail.public.programme import views

app_name = "programme"
urlpatterns = [
    path("<uuid:event_id>/", views.programme, name="programme"),
    path("<uuid:event_id>/programme.pdf", views.file, name="file"),
    path("<uuid:event_id>/calendar.ics", views.calendar, name="calendar"),
    path("<uuid:event_id>/speak/", views.speak, name="speak"),
    path("<uuid:event_id>/workshops/", views.choose, name="workshops"),
    path("<uuid:event_id>/slides/<uuid:item_id>.pdf", views.slides, name="slides"),
]
