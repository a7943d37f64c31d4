"""The addresses of this room."""

from django.urls import path

from handrail.partnership.training import views

app_name = "training"
urlpatterns = [
    path("", views.sessions, name="sessions"),
    path("plan/", views.plan, name="plan"),
    path("coverage/", views.coverage, name="coverage"),
    path("coverage/drawn/", views.coverage_chart, name="coverage_chart"),
    path("knowledge/", views.knowledge, name="knowledge"),
    path("knowledge/drawn/", views.knowledge_chart, name="knowledge_chart"),
    path("past/", views.past, name="past"),
    path("past/<uuid:file_id>/", views.past_file, name="past_file"),
    path("past/<uuid:file_id>/columns/", views.past_columns, name="past_columns"),
    path("past/<uuid:file_id>/bring-in/", views.past_bring_in, name="past_bring_in"),
    path("past/<uuid:file_id>/drop/", views.past_drop, name="past_drop"),
    path("certificates/<uuid:record_id>/", views.certificate, name="certificate"),
    path("headcount/", views.headcount, name="headcount"),
    path("<uuid:session_id>/", views.session, name="session"),
    path("<uuid:session_id>/change/", views.change, name="change"),
    path("<uuid:session_id>/call-off/", views.cancel, name="cancel"),
    path("<uuid:session_id>/who-comes/", views.who_comes, name="who_comes"),
    path("<uuid:session_id>/close-attendance/", views.close_attendance, name="close_attendance"),
    path("<uuid:session_id>/room/", views.room, name="room"),
    path("<uuid:session_id>/door/", views.walk_in, name="walk_in"),
    path("<uuid:session_id>/here/", views.come, name="come"),
    path("<uuid:session_id>/questions/", views.questions, name="questions"),
    path("<uuid:session_id>/calendar/", views.calendar, name="calendar"),
    path("<uuid:session_id>/certificates/", views.certificates, name="certificates"),
    path("<uuid:session_id>/give-back/", views.give_back, name="give_back"),
]
