"""The addresses of this room. A person is named by the id of their record, and nothing else stands in any of them."""

from django.urls import include, path

from handrail.casework.persons import views

app_name = "persons"
urlpatterns = [
    path("", views.persons, name="persons"),
    path("new/", views.open_person, name="open_person"),
    path("emergency/", views.break_glass, name="break_glass"),
    path("opened/", views.glass, name="glass"),
    path("opened/<uuid:glass_id>/", views.review_glass, name="review_glass"),
    path("of/<uuid:concern_id>/", views.of_concern, name="of_concern"),
    path("<uuid:person_id>/", views.person, name="person"),
    path("<uuid:person_id>/identity/", views.identity, name="identity"),
    path("<uuid:person_id>/identity/change/", views.set_identity, name="set_identity"),
    path("<uuid:person_id>/contact/", views.set_safe_contact, name="set_safe_contact"),
    path("<uuid:person_id>/restrict/", views.restrict, name="restrict"),
    path("<uuid:person_id>/who-sees-it/", views.change_named, name="change_named"),
    path("<uuid:person_id>/lift-restriction/", views.lift_restriction, name="lift_restriction"),
    path("<uuid:person_id>/rename/", views.rename, name="rename"),
    path("<uuid:person_id>/capacity/", views.assess_capacity, name="assess_capacity"),
    path("<uuid:person_id>/consents/", views.consents, name="consents"),
    path("<uuid:person_id>/consents/<str:purpose>/", views.record_consent, name="record_consent"),
    path("<uuid:person_id>/consents/<str:purpose>/withdraw/", views.withdraw_consent, name="withdraw_consent"),
    path("<uuid:person_id>/next/", include(views.PersonWizard.urls())),
]
