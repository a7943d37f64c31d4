"""Addresses of training, under learning/ on the public door."""

from django.urls import path

from handrail.public.learning import views

app_name = "learning"
urlpatterns = [
    path("", views.events, name="events"),
    path("your-place/", views.follow, name="follow"),
    path("room/", views.room, name="room"),
    path("questions/", views.questions, name="questions"),
    path("your-certificate/", views.paper, name="paper"),
    path("certificate/", views.certificate, name="certificate"),
    path("<uuid:event_id>/calendar/", views.calendar, name="calendar"),
    path("<uuid:event_id>/", views.event, name="event"),
]
