"""The whole report: online as it stands, by telephone through a subclass."""

from django.urls import URLPattern, path

from handrail.public.concerns.views.asking import AskingSteps
from handrail.public.concerns.views.sending import SendingSteps


class ReportJourney(AskingSteps, SendingSteps):
    """Start, questions, check, send, receipt: each page is this view at another step.

    To have it behind another door, make a subclass that sets `namespace`, `name_prefix`, `base_template`,
    `purpose`, `by_telephone` and `entry`, overrides `admit` and `taken_by`, and include `Subclass.urls()`.
    """

    @classmethod
    def urls(cls) -> list[URLPattern]:
        """The addresses of all pages. Their names are the steps, after the prefix."""

        def page(address: str, step: str) -> URLPattern:
            return path(address, cls.as_view(step=step), name=f"{cls.name_prefix}{step}")

        return [
            page("", "start"),
            page("check-your-answers/", "check"),
            page("sent/", "sent"),
            page("forget/", "forget"),
            page("<slug:slug>/", "question"),
        ]
