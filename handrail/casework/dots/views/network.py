"""The network as a picture with the table that says the same; when its concerns arrived; and where."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.casework.desk.policies import district_name, word_for
from handrail.casework.desk.views.who import person_of
from handrail.casework.dots.forms import NetworkForm
from handrail.casework.dots.permissions import why_not_ask
from handrail.casework.dots.policies.onward import FROM_CONCERN, ways
from handrail.casework.dots.policies.picture import map_of, picture_of, timeline_of
from handrail.casework.dots.queries.network import Network, network, sectors
from handrail.foundation.locality import current_locality
from handrail.foundation.permission import require

MOST_ROWS_OPEN = 20  # a longer table stands folded under the picture that says the same


@require_safe
def show_network(request: HttpRequest) -> HttpResponse:
    """What concerns share, as asked."""
    by, at = person_of(request), timezone.now()
    require(why_not_ask(by=by))
    form = NetworkForm(request.GET or None)
    asked = form.asked()
    found = network(asked, by=by, at=at)
    shown = {
        "form": form,
        "asked": asked,
        "found": found,
        "groups": groups_of(found),
        "folded": len(found.rows) > MOST_ROWS_OPEN,
        "picture": picture_of(found.joined(), found.path),
        "timeline": timeline_of(member.day for member in found.members),
        "map": map_of(Counter(member.district for member in found.members)),
        "districts": districts_of(found),
        "onward": [way for way in ways(FROM_CONCERN, by=by) if way.why_not is None],
        "sectors": sectors(found.members, by=by, at=at),
    }
    return render(request, "dots/show_network.html", shown)


def groups_of(found: Network) -> list[dict[str, Any]]:
    """What hangs together, in the county's words."""
    return [
        {
            "members": group.members,
            "told_by": [word_for("reporter_kinds", code) for code in group.told_by],
            "districts": [district_name(code) for code in group.districts],
            "kinds": [kind.label for kind in group.kinds],
        }
        for group in found.groups()
    ]


def districts_of(found: Network) -> list[tuple[str, int]]:
    """Each district by its name, with how many concerns of the network it has; those of no known district last."""
    counted = Counter(member.district for member in found.members)
    named = [(district.name, counted[district.code]) for district in current_locality().districts]
    unknown = sum(counted.values()) - sum(number for _, number in named)
    return [*named, ("Not known, or outside the county", unknown)]
