"""Who can have no part in an operation or a reception centre."""

from handrail.foundation.people.models import Organisation

# The pathway's invariant V18: people found are met for their safety. Where those who enforce immigration rules take
# part, people who need help hide, and what they say is used against them.
# The Home Office's bodies are one kind in the pack; none of them is needed on the ground, so all of them stay out.
NO_PART = frozenset({"home_office"})
NO_PART_HERE = (
    "Immigration enforcement has no part in a visit or a reception centre: people come here to be safe, and what they "
    "say is for that alone."
)


def why_not_take_part(organisation: Organisation) -> str | None:
    """Say why this organisation cannot be asked, rostered or told anything, if so."""
    return NO_PART_HERE if organisation.kind in NO_PART else None
