"""A view that hands each verb of each step to a method of that name."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views import View

from handrail.foundation.locality import current_locality
from handrail.rules.localities.locality import Locality

VERBS = {"GET": "get", "HEAD": "get", "POST": "post"}


class StepView(View):
    """One class for the pages that belong together; `as_view(step="check")` answers with check_get and check_post."""

    step: str = ""

    @cached_property
    def at(self) -> datetime:
        """The moment of this request."""
        return timezone.now()

    @cached_property
    def locality(self) -> Locality:
        """The county."""
        return current_locality()

    def admit(self) -> None:
        """Let anybody in; whoever stands behind another door raises NotAllowed here."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The method for the step and the verb; any other verb is 405."""
        self.admit()
        handler: Callable[..., HttpResponse] | None = getattr(
            self, f"{self.step}_{VERBS.get(request.method or '', 'none')}", None
        )
        if handler is None:
            return self.http_method_not_allowed(request)
        return handler(*args, **kwargs)

    def _allowed_methods(self) -> list[str]:
        return [verb for verb, name in VERBS.items() if hasattr(self, f"{self.step}_{name}")]
