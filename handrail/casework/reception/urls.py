"""The addresses of this room. No name of a person or of a place stands in any of them."""

from django.urls import path

from handrail.casework.reception import views

app_name = "reception"
urlpatterns = [
    path("", views.centres, name="centres"),
    path("for/<uuid:operation_id>/", views.stand_up, name="stand_up"),
    path("<uuid:centre_id>/", views.centre, name="centre"),
    path("<uuid:centre_id>/move/", views.move, name="move"),
    path("<uuid:centre_id>/log/", views.log, name="log"),
    path("<uuid:centre_id>/register/", views.register, name="register"),
    path("people/<uuid:arrival_id>/", views.arrival, name="arrival"),
    path("people/<uuid:arrival_id>/care/", views.care, name="care"),
    path("people/<uuid:arrival_id>/place/", views.give_place, name="give_place"),
    path("people/<uuid:arrival_id>/keep/", views.take_belonging, name="take_belonging"),
    path("people/<uuid:arrival_id>/leave/", views.leave, name="leave"),
    path("people/<uuid:arrival_id>/missing/", views.missing, name="missing"),
    path("missing/<uuid:missing_id>/found/", views.found, name="found"),
    path("things/<uuid:belonging_id>/", views.settle_belonging, name="settle_belonging"),
]
