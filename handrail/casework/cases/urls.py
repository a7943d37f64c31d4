"""The addresses of this room. No name of a person stands in any of them."""

from django.urls import path

from handrail.casework.cases import views

app_name = "cases"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("handed-over/", views.hand_overs, name="hand_overs"),
    path("handed-over/new/", views.hand_over, name="hand_over"),
    path("handed-over/<uuid:hand_over_id>/", views.acknowledge, name="acknowledge"),
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/end/", views.end_calendar, name="end_calendar"),
    path("calendar/<str:secret>.ics", views.calendar_feed, name="calendar_feed"),
    path("from/<uuid:referral_id>/", views.open_case_from, name="open_case_from"),
    path("of/<uuid:person_id>/", views.open_case, name="open_case"),
    path("<uuid:case_id>/", views.case, name="case"),
    path("<uuid:case_id>/touches/", views.touches, name="touches"),
    path("<uuid:case_id>/close/", views.close_case, name="close_case"),
    path("<uuid:case_id>/reopen/", views.reopen_case, name="reopen_case"),
    path("<uuid:case_id>/worker/", views.assign_worker, name="assign_worker"),
]
