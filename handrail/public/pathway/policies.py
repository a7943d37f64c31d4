"""How long answers stay in a browser, and what the parts of an answer are called."""

from datetime import timedelta

from handrail.foundation.ui.policies import Cookie

# One shift's work on one person; whoever takes the device later finds nothing.
ANSWERS_LAST = timedelta(hours=2)
ANSWERS = Cookie("handrail_next_steps", "/next-steps/")
PURPOSE = "pathway.answers"

LAYERS = {
    "danger": "Safety first",
    "child": "A child, or somebody who may be one",
    "referral": "Who makes the referral",
    "consent": "What the person decides",
    "needs": "What the person needs",
    "police": "Police and partners",
    "after": "Afterwards",
}
SET_BY = {"law": "the law says so", "guidance": "national guidance says so", "local": "agreed in this county"}

# Larger than any set of facts, smaller than any trouble.
MOST_BYTES = 16_000
