"""The addresses of advice. Short, because people read them out and print them on leaflets."""

from django.urls import path

from handrail.public.advice import views

app_name = "advice"
urlpatterns = [
    path("", views.front, name="front"),
    path("get-help/", views.channels, name="channels"),
    path("signs/", views.signs, name="signs"),
    path("signs/for/<slug:code>/", views.short_version, name="short_version"),
    path("signs/for/<slug:code>/one-page.pdf", views.short_version_to_print, name="short_version_to_print"),
    path("signs/<slug:code>/", views.sign_group, name="sign_group"),
    path("leaflets/", views.leaflets, name="leaflets"),
    path("leaflets/<slug:design>/<slug:language>/", views.leaflet, name="leaflet"),
    path("easy-read/", views.easy_read, name="easy_read"),
    path("easy-read/easy-read.pdf", views.easy_read_to_print, name="easy_read_to_print"),
    path("professionals/", views.professionals, name="professionals"),
    path("about-you/", views.about_you, name="about_you"),
    path("leave/", views.leave, name="leave"),
    path("leaving-quickly/", views.about_leaving, name="about_leaving"),
    path("what-happens/", views.what_happens, name="what_happens"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("about/", views.about, name="about"),
]
