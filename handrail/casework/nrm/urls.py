"""The addresses of this room. A person is named by the id of their record, and nothing else stands in any of them."""

from django.urls import path

from handrail.casework.nrm import views

app_name = "nrm"
urlpatterns = [
    path("<uuid:person_id>/", views.form, name="form"),
    path("<uuid:person_id>/page/<slug:code>/", views.page, name="page"),
    path("<uuid:person_id>/read/", views.read_texts, name="read_texts"),
    path("<uuid:person_id>/hand-over/", views.hand_over, name="hand_over"),
    path("<uuid:person_id>/type/", views.type_there, name="type_there"),
    path("<uuid:person_id>/document/", views.document, name="document"),
    path("<uuid:person_id>/payload/", views.payload, name="payload"),
    path("<uuid:person_id>/sent/", views.sent, name="sent"),
    path("<uuid:person_id>/decisions/", views.decisions, name="decisions"),
    path("<uuid:person_id>/decisions/new/", views.record_decision, name="record_decision"),
    path("<uuid:person_id>/decisions/<uuid:decision_id>/", views.take_back, name="take_back"),
]
