"""How long answers stay in a browser, and what the parts of an answer are called."""

from datetime import timedelta

from django.utils.translation import gettext_noop as _

from handrail.foundation.ui.policies import Cookie

# One shift's work on one person; whoever takes the device later finds nothing.
ANSWERS_LAST = timedelta(hours=2)
ANSWERS = Cookie("handrail_next_steps", "/next-steps/")
PURPOSE = "pathway.answers"

LAYERS = {
    "danger": _("Safety first"),
    "child": _("A child, or somebody who may be one"),
    "referral": _("Who makes the referral"),
    "consent": _("What the person decides"),
    "needs": _("What the person needs"),
    "police": _("Police and partners"),
    "after": _("Afterwards"),
}
SET_BY = {"law": _("the law says so"), "guidance": _("national guidance says so"), "local": _("agreed in this county")}

# Larger than any set of facts, smaller than any trouble.
MOST_BYTES = 16_000
