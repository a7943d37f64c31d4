"""What an email, a telephone, a plate, an address, a date, a reference or a name looks like, whoever it belongs to."""

import re

from handrail.rules.referral_form.fields import IdentifierKind

STREETS = (
    "street|road|lane|avenue|close|drive|way|court|place|crescent|gardens|grove|terrace|hill|park|square|walk|mews|rise"
)
MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
NOT_NAMES = frozenset(
    {
        *("The", "She", "He", "They", "His", "Her", "Their", "This", "That", "There", "Then", "When", "Where", "After"),
        *("Before", "While", "And", "But", "From", "With", "One", "Two", "Home", "Office", "Salvation", "Army", "Red"),
        *("Cross", "National", "Referral", "Mechanism", "Modern", "Slavery", "Social", "Services", "United", "Kingdom"),
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March"),
        *("April", "May", "June", "July", "August", "September", "October", "November", "December", "Not", "Unknown"),
    }
)
# What looks like an identifier whoever it belongs to.
PATTERNS: tuple[tuple[IdentifierKind, str, re.Pattern[str]], ...] = (
    (IdentifierKind.EMAIL, "It is an email address.", re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+")),
    (IdentifierKind.HANDLE, "It is a web address.", re.compile(r"(?:https?://|www\.)\S+", re.I)),
    (IdentifierKind.HANDLE, "It is a name used online.", re.compile(r"(?<![\w@])@\w[\w.]+")),
    (
        IdentifierKind.POSTCODE,
        "It is a postcode.",
        re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b", re.I),
    ),
    (
        IdentifierKind.PLATE,
        "It looks like a number plate.",
        re.compile(
            r"\b(?:[A-Za-z]{2}\d{2} ?[A-Za-z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z]"
            r"|[A-Z]?I[A-Z] ?\d{1,4}|[A-Z]{1,2}Z ?\d{1,4})\b"
        ),
    ),
    (
        IdentifierKind.ADDRESS,
        "It looks like an address.",
        re.compile(
            rf"\b(?:(?:flat|room|unit|apartment|number|no\.?)\s+\d+[a-z]?,?\s+)?\d{{1,4}}[a-z]?,?\s+(?:[\w'’.-]+\s+){{1,3}}"
            rf"(?:{STREETS})\b",
            re.I,
        ),
    ),
    (
        IdentifierKind.ADDRESS,
        "It looks like a street.",
        re.compile(
            rf"\b(?:[A-Z][\w'’-]+\s+){{1,2}}(?:{'|'.join(street.capitalize() for street in STREETS.split('|'))})\b"
        ),
    ),
    (
        IdentifierKind.ADDRESS,
        "It looks like part of an address.",
        re.compile(r"\b(?:flat|apartment)\s+\d+[a-z]?\b", re.I),
    ),
    (
        IdentifierKind.DATE,
        "It is a whole date: it may be a date of birth.",
        re.compile(
            r"(?<!\d)(?:\d{1,2}[\s./-]{1,3}\d{1,2}[\s./-]{1,3}(?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2})(?!\d)"
        ),
    ),
    (
        IdentifierKind.DATE,
        "It is a whole date: it may be a date of birth.",
        re.compile(
            rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{MONTHS})\.?,?\s+(?:19|20)?\d{{2}}(?!\d)"
            rf"|\b(?:{MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{{2}}(?!\d)",
            re.I,
        ),
    ),
    (
        IdentifierKind.REFERENCE,
        "It looks like a reference.",
        re.compile(
            r"\b(?:CAD|NRM|URN|GWF|UAN|CID|CRN|ref(?:erence)?)\b[\s.:#/-]{0,3}(?=[\w/-]*\d)[\w/-]+"
            r"|(?<![\w/-])(?=[\w/-]*\d[\w/-]*\d[\w/-]*\d[\w/-]*\d)(?!(?:19|20)\d\d(?:[/-](?:19|20)?\d\d)?(?![\w/-]))"
            r"[A-Za-z0-9]+(?:[/-][A-Za-z0-9]+)*(?![\w/-])"
            r"|\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b",
            re.I,
        ),
    ),
    (
        IdentifierKind.NAME,
        "It looks like a name.",
        re.compile(
            r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+[^\W\d_][\w'’-]+(?:\s+[A-Z][\w'’-]+)?"
            r"|(?<=\bcalled )[A-Z][\w'’-]+|(?<=\bnamed )[A-Z][\w'’-]+|(?<=\bknown as )[A-Z][\w'’-]+"
        ),
    ),
)
WORD = re.compile(r"[^\W\d_][^\W\d_'’]+")
LONG_NUMBER = re.compile(r"(?<![\w/-])\+?\(?\d(?:[\s().-]{0,2}\d){6,}(?![\w/-])")
