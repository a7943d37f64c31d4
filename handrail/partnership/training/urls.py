"""The addresses of this room."""

from django.urls import path

from handrail.partnership.training import views

app_name = "training"
urlpatterns = [
    path("", views.sessions, name="sessions"),
    path("plan/", views.plan, name="plan"),
    path("coverage/", views.coverage, name="coverage"),
    path("headcount/", views.headcount, name="headcount"),
    path("<uuid:session_id>/", views.session, name="session"),
    path("<uuid:session_id>/change/", views.change, name="change"),
    path("<uuid:session_id>/call-off/", views.cancel, name="cancel"),
    path("<uuid:session_id>/who-comes/", views.who_comes, name="who_comes"),
    path("<uuid:session_id>/close-attendance/", views.close_attendance, name="close_attendance"),
    path("<uuid:session_id>/give-back/", views.give_back, name="give_back"),
]
