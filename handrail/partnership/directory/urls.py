"""Addresses of the directory, under organisations/ on the staff door."""

from django.urls import path

from handrail.partnership.directory import views

app_name = "directory"
urlpatterns = [
    path("", views.organisations, name="organisations"),
    path("services/", views.services, name="services"),
    path("services/due/", views.due, name="due"),
    path("services/bring-in/", views.bring_in, name="bring_in"),
    path("services/<uuid:service_id>/", views.service, name="service"),
    path("services/<uuid:service_id>/change/", views.change_service, name="change_service"),
    path("services/<uuid:service_id>/confirm/", views.confirm_service, name="confirm_service"),
    path("services/<uuid:service_id>/room/", views.say_capacity, name="say_capacity"),
    path("services/<uuid:service_id>/withdraw/", views.withdraw_service, name="withdraw_service"),
    path("contacts/<uuid:contact_id>/change/", views.rename_contact, name="rename_contact"),
    path("contacts/<uuid:contact_id>/confirm/", views.confirm_contact, name="confirm_contact"),
    path("contacts/<uuid:contact_id>/withdraw/", views.withdraw_contact, name="withdraw_contact"),
    path("<slug:code>/", views.organisation, name="organisation"),
    path("<slug:code>/add-service/", views.add_service, name="add_service"),
    path("<slug:code>/name-contact/", views.name_contact, name="name_contact"),
]
