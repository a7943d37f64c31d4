"""The addresses of this room. No name of a person or of a file stands in any of them."""

from django.urls import path

from handrail.casework.documents import views

app_name = "documents"
urlpatterns = [
    path("of/<uuid:person_id>/", views.documents, name="documents"),
    path("of/<uuid:person_id>/add/", views.add_document, name="add_document"),
    path("of/<uuid:person_id>/from-the-concern/<uuid:attachment_id>/", views.keep_sent, name="keep_sent"),
    path("<uuid:document_id>/copy/", views.copy, name="copy"),
    path("<uuid:document_id>/describe/", views.describe, name="describe"),
    path("<uuid:document_id>/original/", views.original, name="original"),
    path("<uuid:document_id>/remove/", views.remove, name="remove"),
]
