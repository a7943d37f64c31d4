"""Addresses of the pages about people, under people/ on the staff door."""

from django.urls import path

from handrail.foundation.people import views

app_name = "people"
urlpatterns = [
    path("", views.people, name="people"),
    path("account/", views.account, name="account"),
    path("invite/", views.invite, name="invite"),
    path("join/<slug:token>/", views.accept_invitation, name="accept_invitation"),
    path("invitations/<slug:code>/withdraw/", views.withdraw_invitation, name="withdraw_invitation"),
    path("<slug:code>/roles/", views.give_roles, name="give_roles"),
    path("<slug:code>/leave/", views.leave, name="leave"),
]
