"""Questions about prepared forms. Each takes the person who asks, and answers only what that person may see."""

from handrail.casework.nrm.queries.counting import DecisionRow, FormRow, decision_rows, form_rows
from handrail.casework.nrm.queries.deciding import (
    CameBack,
    came_back,
    clocks_of,
    decisions_of,
    referred_as,
    sent_referral,
)
from handrail.casework.nrm.queries.files import FormFile, file_of, form_row, why_not_go
from handrail.casework.nrm.queries.handing_over import (
    HandedOver,
    document_values,
    draft_of,
    handed_over,
    payload_json,
)
from handrail.casework.nrm.queries.pages import (
    NoPageNow,
    PageState,
    PageView,
    insisted_on,
    next_page,
    page_lines,
    page_view,
    unanswered_on,
)
from handrail.casework.nrm.queries.screening import (
    TextToRead,
    fields_to_read,
    text_to_read,
    texts_to_read,
    unread_count,
)
from handrail.casework.nrm.queries.tallying import tally_persons

__all__ = [
    "CameBack",
    "DecisionRow",
    "FormFile",
    "FormRow",
    "HandedOver",
    "NoPageNow",
    "PageState",
    "PageView",
    "TextToRead",
    "came_back",
    "clocks_of",
    "decision_rows",
    "decisions_of",
    "document_values",
    "draft_of",
    "fields_to_read",
    "file_of",
    "form_row",
    "form_rows",
    "handed_over",
    "insisted_on",
    "next_page",
    "page_lines",
    "page_view",
    "payload_json",
    "referred_as",
    "sent_referral",
    "tally_persons",
    "text_to_read",
    "texts_to_read",
    "unanswered_on",
    "unread_count",
    "why_not_go",
]
