"""The addresses of this room. No name of a person or of a place stands in any of them."""

from django.urls import path

from handrail.casework.reception import views

app_name = "reception"
urlpatterns = [
    path("", views.centres, name="centres"),
    path("for/<uuid:operation_id>/", views.of_operation, name="of_operation"),
    path("for/<uuid:operation_id>/stand-up/", views.stand_up, name="stand_up"),
    path("<uuid:centre_id>/", views.centre, name="centre"),
    path("<uuid:centre_id>/move/", views.move, name="move"),
    path("<uuid:centre_id>/log/", views.log, name="log"),
    path("<uuid:centre_id>/sheet/", views.register_sheet, name="register_sheet"),
    path("<uuid:centre_id>/register/", views.register, name="register"),
    path("people/<uuid:arrival_id>/", views.arrival, name="arrival"),
    path("people/<uuid:arrival_id>/care/", views.care, name="care"),
    path("people/<uuid:arrival_id>/at-once/", views.at_once, name="at_once"),
    path("people/<uuid:arrival_id>/needs/", views.note_needs, name="note_needs"),
    path("people/<uuid:arrival_id>/needs/met/", views.meet_need, name="meet_need"),
    path("people/<uuid:arrival_id>/with-me/", views.look_after, name="look_after"),
    path("people/<uuid:arrival_id>/file/", views.open_file, name="open_file"),
    path("people/<uuid:arrival_id>/came-with/", views.came_with, name="came_with"),
    path("people/<uuid:arrival_id>/place/", views.give_place, name="give_place"),
    path("people/<uuid:arrival_id>/keep/", views.take_belonging, name="take_belonging"),
    path("people/<uuid:arrival_id>/leave/", views.leave, name="leave"),
    path("people/<uuid:arrival_id>/missing/", views.missing, name="missing"),
    path("missing/<uuid:missing_id>/found/", views.found, name="found"),
    path("missing/<uuid:missing_id>/search/", views.hand_over_search, name="hand_over_search"),
    path("things/<uuid:belonging_id>/", views.settle_belonging, name="settle_belonging"),
]
