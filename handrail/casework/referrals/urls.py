"""Where referrals are: an organisation's own lists, a person's, one referral, and the desk's side."""

from django.urls import path

from handrail.casework.referrals import views

app_name = "referrals"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("watch/", views.watch, name="watch"),
    path("of/<uuid:concern_id>/", views.concern_referrals, name="concern_referrals"),
    path("sent/", views.outbox, name="outbox"),
    path("person/<uuid:person_id>/", views.person_referrals, name="person_referrals"),
    path("person/<uuid:person_id>/refer/", views.refer, name="refer"),
    path("person/<uuid:person_id>/refer/<str:kind>/", views.draft, name="draft"),
    path("<uuid:referral_id>/", views.referral, name="referral"),
    path("<uuid:referral_id>/change/", views.change_draft, name="change_draft"),
    path("<uuid:referral_id>/send/", views.send_draft, name="send_draft"),
    path("<uuid:referral_id>/call/", views.call, name="call"),
    path("<uuid:referral_id>/hand-over/", views.hand_over, name="hand_over"),
    path("<uuid:referral_id>/hand-over/document/", views.document, name="document"),
    path("<uuid:referral_id>/acknowledge/", views.acknowledge, name="acknowledge"),
    path("<uuid:referral_id>/documents/<uuid:document_id>/", views.attached, name="attached"),
    path("<uuid:referral_id>/begin/", views.begin, name="begin"),
    path("<uuid:referral_id>/send-on/", views.send_on, name="send_on"),
    path("<uuid:referral_id>/accept/", views.accept, name="accept"),
    path("<uuid:referral_id>/decline/", views.decline, name="decline"),
    path("<uuid:referral_id>/return/", views.return_, name="return_"),
    path("<uuid:referral_id>/done/", views.mark_done, name="mark_done"),
    path("<uuid:referral_id>/withdraw/", views.withdraw, name="withdraw"),
    path("<uuid:referral_id>/review/", views.review, name="review"),
]
