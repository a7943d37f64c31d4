"""Where referrals are: an organisation's own inbox, one referral, and the desk's side."""

from django.urls import path

from handrail.casework.referrals import views

app_name = "referrals"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("watch/", views.watch, name="watch"),
    path("of/<uuid:concern_id>/", views.concern_referrals, name="concern_referrals"),
    path("<uuid:referral_id>/", views.referral, name="referral"),
    path("<uuid:referral_id>/accept/", views.accept, name="accept"),
    path("<uuid:referral_id>/decline/", views.decline, name="decline"),
    path("<uuid:referral_id>/return/", views.return_, name="return_"),
    path("<uuid:referral_id>/done/", views.mark_done, name="mark_done"),
    path("<uuid:referral_id>/withdraw/", views.withdraw, name="withdraw"),
    path("<uuid:referral_id>/review/", views.review, name="review"),
]
