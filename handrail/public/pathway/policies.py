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

DANGER = _('In danger now? Call <a class="govuk-link" href="tel:999">999</a>')
SILENT_CALL = _("If you cannot speak, call from a mobile and press 55 when asked.")
# What stands before each part of a step, and above the others, on paper.
PAPER = {
    "by_when": _("By when"),
    "who": _("Who"),
    "how": _("How"),
    "say": _("Words to use"),
    "do_not": _("Do not"),
    "why": _("Why"),
    "source": _("Source"),
    "safer": _("Where we took the safer way"),
    "may_change": _(
        "Your answers so far do not settle everything. These steps hold as they are, and may still change."
    ),
    "answers": _("Your answers"),
    "question": _("Question"),
    "answer": _("Answer"),
    "in_english": _("In English"),
}

# What the script of the page without signal says (front-end/js/offline*.mjs); it finds a translation by its English.
SAID_WITHOUT_SIGNAL = (
    _("Not sure"),
    _("Choose an answer. If you do not know, choose “Not sure”."),
    _("Enter a whole number, like 5. If you do not know, choose “Not sure”."),
    _("Enter an answer. If you do not know, choose “Not sure”."),
    _("The answer must have %(most)s characters or fewer."),
    _("Enter a postcode, like SG1 1AA, or its first half, like SG1."),
    _("Open now"),
    _("Hours not confirmed. Try it."),
    _("Closed now"),
    _("Closed now, opens at %(time)s %(day)s"),
    _("today"),
    _("tomorrow"),
    _("on %(day)s"),
    _("%(within)s: by %(moment)s"),
    _("By when"),
    _("Who"),
    _("How"),
    _("Words to use"),
    _("Do not"),
    _("Why"),
    _("Source"),
    _("Website"),
    _("Checked on %(day)s."),
    _("Checked too long ago, on %(day)s."),
    _("Not yet verified. Last looked up on %(day)s."),
    _("Open and closed, and every deadline, are as at %(moment)s by the clock of this device."),
    _("This copy is kept on this device and works without signal."),
    _("This copy works while this page stays open."),
    _("It was made on %(day)s."),
    _("The clock of this device is behind. Open and closed, and every deadline, may be wrong."),
    _(
        "The rules have changed since %(day)s. This copy does not know the new ones. Renew it before you rely on it: "
        "open it with a connection."
    ),
    _("This copy is %(days)s days old. Numbers and rules may have changed. Renew it: open it with a connection."),
)

# Larger than any set of facts, smaller than any trouble.
MOST_BYTES = 16_000
