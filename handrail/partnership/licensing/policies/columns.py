"""What we keep of a licence, and how registers call it."""

from handrail.foundation.spreadsheets import Field

FIELDS = (
    Field("number", "Licence number", ("licence number", "licence no", "badge number", "badge no", "reference")),
    Field("name", "Name", ("name", "full name", "driver name", "licence holder", "operator name", "proprietor")),
    Field(
        "first_name", "First name", ("first name", "forename", "forenames", "given name"), "If it has its own column"
    ),
    Field("surname", "Surname", ("surname", "last name", "family name"), "If it has its own column"),
    Field("type", "Kind of licence", ("licence type", "type of licence", "type", "category", "kind")),
    Field("issued_on", "Issued", ("issue date", "issued", "date issued", "start date", "granted", "valid from")),
    Field(
        "expires_on", "Expires", ("expiry date", "expires", "date of expiry", "end date", "renewal date", "valid to")
    ),
    Field("address", "Address", ("address", "address line 1", "address 1", "postal address", "home address")),
    Field("address_2", "Address, second line", ("address line 2", "address 2")),
    Field("address_3", "Address, third line", ("address line 3", "address 3", "locality")),
    Field("town", "Town", ("town", "post town", "city", "address line 4", "address 4")),
    Field("postcode", "Postcode", ("postcode", "post code", "postal code")),
    Field("plate", "Number plate", ("registration", "registration number", "vrm", "number plate")),
    Field("language", "Language", ("language", "preferred language", "first language")),
    Field("trained_on", "Day of safeguarding training", ("safeguarding training", "training date", "trained on")),
)
# Without these nobody can be found or reminded. A name may come in one column or in two.
REQUIRED = {"number": "Licence number", "expires_on": "Expires"}
