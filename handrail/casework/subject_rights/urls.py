"""The addresses of this room. No name of a person stands in any of them."""

from django.urls import path

from handrail.casework.subject_rights import views

app_name = "subject_rights"
urlpatterns = [
    path("", views.requests, name="requests"),
    path("due/", views.due, name="due"),
    path("of/<uuid:person_id>/", views.of_person, name="of_person"),
    path("of/<uuid:person_id>/ask/", views.record_request, name="record_request"),
    path("of/<uuid:person_id>/hold/", views.place_hold, name="place_hold"),
    path("of/<uuid:person_id>/erase/", views.propose_erasing, name="propose_erasing"),
    path("<uuid:request_id>/", views.request, name="request"),
    path("<uuid:request_id>/who/", views.identify, name="identify"),
    path("<uuid:request_id>/more-time/", views.extend, name="extend"),
    path("<uuid:request_id>/contents/", views.contents, name="contents"),
    path("<uuid:request_id>/prepare/", views.prepare, name="prepare"),
    path("<uuid:request_id>/agree/", views.agree, name="agree"),
    path("<uuid:request_id>/send-back/", views.send_back, name="send_back"),
    path("<uuid:request_id>/hand-over/", views.hand_over, name="hand_over"),
    path("<uuid:request_id>/document/", views.document, name="document"),
    path("<uuid:request_id>/answer/", views.answer, name="answer"),
    path("holds/<uuid:held_id>/lift/", views.lift_hold, name="lift_hold"),
    path("erasings/<uuid:erasing_id>/", views.decide_erasing, name="decide_erasing"),
]
