"""The addresses of this room."""

from django.urls import path

from handrail.partnership.seminars import views

app_name = "seminars"
urlpatterns = [
    path("", views.seminars, name="seminars"),
    path("<uuid:session_id>/", views.seminar, name="seminar"),
    path("<uuid:session_id>/begin/", views.begin, name="begin"),
    path("<uuid:session_id>/call/", views.call, name="call"),
    path("<uuid:session_id>/rooms/", views.add_room, name="add_room"),
    path("<uuid:session_id>/items/", views.add_item, name="add_item"),
    path("<uuid:session_id>/items/<uuid:item_id>/", views.change_item, name="change_item"),
    path("<uuid:session_id>/items/<uuid:item_id>/remove/", views.remove_item, name="remove_item"),
    path("<uuid:session_id>/items/<uuid:item_id>/slides/", views.add_slides, name="add_slides"),
    path("<uuid:session_id>/publish/", views.publish, name="publish"),
    path("<uuid:session_id>/offers/", views.offers, name="offers"),
    path("<uuid:session_id>/offers/<uuid:offer_id>/", views.decide, name="decide"),
    path("<uuid:session_id>/badges/", views.badges, name="badges"),
    path("<uuid:session_id>/agreed/", views.agree, name="agree"),
    path("<uuid:session_id>/workshops/", views.choose, name="choose"),
    path("agreed/<uuid:follow_up_id>/", views.finish, name="finish"),
]
