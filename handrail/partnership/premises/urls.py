"""The addresses of this room. Where a place is stands in none of them."""

from django.urls import path

from handrail.partnership.premises import views

app_name = "premises"
urlpatterns = [
    path("", views.premises, name="premises"),
    path("propose/", views.propose, name="propose"),
    path("offer/", views.offer, name="offer"),
    path("<uuid:code>/", views.place, name="place"),
    path("<uuid:code>/change/", views.change, name="change"),
    path("<uuid:code>/rooms/", views.add_space, name="add_space"),
    path("<uuid:code>/void/", views.make_void, name="make_void"),
    path("<uuid:code>/withdraw/", views.withdraw, name="withdraw"),
    path("rooms/<uuid:code>/close/", views.close_space, name="close_space"),
    path("voids/<uuid:hold_id>/end/", views.end_void, name="end_void"),
    path("bookings/<uuid:hold_id>/extend/", views.extend, name="extend"),
]
