"""Who prints leaflets, and who gives them out."""

from handrail.foundation.people.models import Organisation, Person, Role

USING = (Role.COMMUNICATIONS, Role.COORDINATOR, Role.LICENSING_OFFICER, Role.TRAINER)
PRINTING = (Role.COMMUNICATIONS, Role.COORDINATOR)


def why_not_see_leaflets(*, by: Person) -> str | None:
    """Say why this person may not see the designs and the stock, if so."""
    if by.is_active and by.has(*USING):
        return None
    return "Only who works with leaflets, licences or training can see this."


def why_not_order_run(*, by: Person) -> str | None:
    """Say why this person may not write down a print run, if so."""
    if by.is_active and by.has(*PRINTING):
        return None
    return "Only communications or a coordinator can order leaflets."


def why_not_give_out(
    *, copies: int, left: int, to: Organisation | None, out_of_date: bool, destroys: bool, by: Person
) -> str | None:
    """Say why these copies cannot leave this person's shelf, if so. What is out of date can only be destroyed."""
    if reason := why_not_see_leaflets(by=by):
        return reason
    if out_of_date and not destroys:
        return "A number on these has changed since they were printed. They can only be destroyed."
    if copies < 1:
        return "Say how many."
    if copies > left:
        return f"Your organisation holds {left} of these."
    if to is not None and (to.pk == by.organisation_id or not to.active):
        return "Choose another organisation of the partnership."
    return None
