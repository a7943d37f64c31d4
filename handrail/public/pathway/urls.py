"""The addresses of this room."""

from django.urls import path, register_converter

from handrail.foundation.ui.languages import OTHERS
from handrail.public.pathway import views


class OtherLanguage:
    """In an address, the code of a language beside English."""

    regex = "|".join(language.code for language in OTHERS)

    def to_python(self, code: str) -> str:
        """The code."""
        return code

    def to_url(self, code: str) -> str:
        """The code."""
        return code


register_converter(OtherLanguage, "other_language")

app_name = "pathway"
OFFLINE = {
    "": (views.offline, "offline"),
    "manifest.webmanifest": (views.offline_manifest, "offline_manifest"),
    "pathway.json": (views.offline_pathway, "offline_pathway"),
    "worker.js": (views.offline_worker, "offline_worker"),
}
urlpatterns = [
    *(path(f"offline/{file}", view, name=name) for file, (view, name) in OFFLINE.items()),
    *(path(f"offline/<other_language:language>/{file}", view, name=name) for file, (view, name) in OFFLINE.items()),
    *views.Wizard.urls(),
]
