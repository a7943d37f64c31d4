"""The pages of the directory, in each of their states."""

from tests.journeys.pages import Shown, at, send

WHO = "coordinator"
SERVICE, CONTACT = "/organisations/services/{shelf[service]}/", "/organisations/contacts/{shelf[contact]}/"
OWNER = "/organisations/{shelf[owner]}/"

DIRECTORY = (
    Shown("an organisation with services", "directory:organisation", at(OWNER), WHO),
    Shown("services", "directory:services", at("/organisations/services/"), WHO),
    Shown("services not found", "directory:services", at("/organisations/services/?words=zzz&postcode=x+y"), WHO),
    Shown("a service", "directory:service", at(SERVICE), WHO),
    Shown("a service of others", "directory:service", at(SERVICE), "partner"),
    Shown("what is to be confirmed", "directory:due", at("/organisations/services/due/"), WHO),
    Shown("another directory", "directory:bring_in", send("/organisations/services/bring-in/", "Bring it in"), WHO),
    Shown("a service to be listed", "directory:add_service", send(f"{OWNER}add-service/", "List it"), WHO),
    Shown("an entry to be changed", "directory:change_service", at(f"{SERVICE}change/"), WHO),
    Shown("whether there is room", "directory:say_capacity", send(f"{SERVICE}room/", "Save"), WHO),
    Shown("a service to be taken off", "directory:withdraw_service", at(f"{SERVICE}withdraw/"), WHO),
    Shown("a contact to be named", "directory:name_contact", send(f"{OWNER}name-contact/", "Save"), WHO),
    Shown("a contact to be changed", "directory:rename_contact", at(f"{CONTACT}change/"), WHO),
)
