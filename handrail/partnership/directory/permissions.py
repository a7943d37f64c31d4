"""Who keeps which entry of the directory: the organisation that owns it, or a coordinator."""

from handrail.foundation.people.models import Organisation, Person, Role
from handrail.partnership.directory.models import PointOfContact
from handrail.partnership.services.models import Service, Source

NOT_KEEPING = "Only an administrator of the organisation or a coordinator can keep its entries."
IN_THE_PACK = "This entry is kept in the county’s pack. It changes there, and here with the next setup."


def why_not_keep_entries(organisation: Organisation, *, by: Person) -> str | None:
    """Say why this person may not keep the entries of that organisation, if so."""
    return why_not_keep_entries_of(organisation.code, by=by)


def why_not_keep_entries_of(code: str, *, by: Person) -> str | None:
    """The same, by the organisation's code: it may be one that nobody here works for."""
    if not by.is_active:
        return NOT_KEEPING
    if by.has(Role.COORDINATOR):
        return None
    if by.has(Role.ORGANISATION_ADMINISTRATOR) and by.organisation.code == code:
        return None
    return NOT_KEEPING


def why_not_keep_service(service: Service, *, by: Person) -> str | None:
    """Say why this person may not change, confirm or withdraw this entry, if so."""
    if reason := why_not_keep_entries_of(service.provider.code, by=by):
        return reason
    if service.source == Source.PACK:
        return IN_THE_PACK
    return "This service is withdrawn." if service.withdrawn_at is not None else None


def why_not_keep_contact(contact: PointOfContact, *, by: Person) -> str | None:
    """Say why this person may not change, confirm or withdraw this point of contact, if so."""
    if reason := why_not_keep_entries(contact.organisation, by=by):
        return reason
    return "This point of contact is withdrawn." if contact.withdrawn_at is not None else None


def why_not_see_due(*, by: Person) -> str | None:
    """Say why this person may not see what is to be confirmed, if so."""
    if by.is_active and by.has(Role.COORDINATOR, Role.ORGANISATION_ADMINISTRATOR):
        return None
    return NOT_KEEPING


def why_not_bring_in(*, by: Person) -> str | None:
    """Say why this person may not bring in another directory's entries, if so."""
    if by.is_active and by.has(Role.COORDINATOR):
        return None
    return "Only a coordinator can bring in entries of another directory."
