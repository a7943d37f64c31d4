"""The desk's addresses. A concern is named by its id, and nothing else stands in any of them."""

from django.urls import include, path

from handrail.casework.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("search/", views.search, name="search"),
    path("quarantine/", views.decide_quarantine, name="decide_quarantine"),
    path("telephone/", include(views.TelephoneJourney.urls())),
    path("files/<uuid:attachment_id>/", views.attachment, name="attachment"),
    path("files/<uuid:attachment_id>/open/", views.open_attachment, name="open_attachment"),
    path("files/<uuid:attachment_id>/copy/", views.attachment_copy, name="attachment_copy"),
    path("files/<uuid:attachment_id>/original/", views.attachment_original, name="attachment_original"),
    path("<uuid:concern_id>/", views.concern, name="concern"),
    path("<uuid:concern_id>/open/", views.open_concern, name="open_concern"),
    path("<uuid:concern_id>/read-additions/", views.open_additions, name="open_additions"),
    path("<uuid:concern_id>/assess/", views.assess, name="assess"),
    path("<uuid:concern_id>/assign/", views.assign, name="assign"),
    path("<uuid:concern_id>/note/", views.add_note, name="add_note"),
    path("<uuid:concern_id>/message/", views.message_back, name="message_back"),
    path("<uuid:concern_id>/join/", views.join, name="join"),
    path("<uuid:concern_id>/separate/", views.separate, name="separate"),
    path("<uuid:concern_id>/close/", views.close_concern, name="close_concern"),
    path("<uuid:concern_id>/reopen/", views.reopen, name="reopen"),
]
