"""The addresses of this room. No name of a person stands in any of them."""

from django.urls import path

from handrail.casework.cases import views

app_name = "cases"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("of/<uuid:person_id>/", views.open_case, name="open_case"),
    path("<uuid:case_id>/", views.case, name="case"),
    path("<uuid:case_id>/close/", views.close_case, name="close_case"),
    path("<uuid:case_id>/reopen/", views.reopen_case, name="reopen_case"),
    path("<uuid:case_id>/worker/", views.assign_worker, name="assign_worker"),
]
