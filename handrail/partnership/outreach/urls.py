"""The addresses of this room."""

from django.urls import path

from handrail.partnership.outreach import views

app_name = "outreach"
urlpatterns = [
    path("", views.leaflets, name="leaflets"),
    path("order/", views.order_run, name="order_run"),
    path("runs/<uuid:run_id>/give-out/", views.give_out, name="give_out"),
    path("campaigns/", views.campaigns, name="campaigns"),
    path("campaigns/new/", views.new_campaign, name="new_campaign"),
    path("campaigns/<slug:slug>/", views.campaign, name="campaign"),
    path("campaigns/<slug:slug>/change/", views.change, name="change"),
    path("campaigns/<slug:slug>/begin/", views.begin, name="begin"),
    path("campaigns/<slug:slug>/end/", views.end, name="end"),
    path("campaigns/<slug:slug>/call-off/", views.call_off, name="call_off"),
    path("campaigns/<slug:slug>/codes/", views.make_code, name="make_code"),
    path("campaigns/<slug:slug>/codes/<slug:code>/retire/", views.retire_code, name="retire_code"),
    path("orders/", views.orders, name="orders"),
    path("orders/new/", views.ask, name="ask"),
    path("orders/<uuid:order_id>/", views.order, name="order"),
    path("orders/<uuid:order_id>/take-back/", views.withdraw, name="withdraw"),
    path("<slug:design>/<slug:set_as>/", views.file, name="file"),
]
