"""What whoever sent it does afterwards: take it back, deal with what came back, send it to somebody else."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from handrail.casework.desk.views.who import person_of
from handrail.casework.referrals import actions, permissions, queries
from handrail.casework.referrals.forms import SendOnForm
from handrail.casework.referrals.models import ReferralStatus
from handrail.casework.referrals.views.answering import seen
from handrail.casework.referrals.views.reading import back_from
from handrail.foundation.permission import NotAllowed, require


@require_POST
def withdraw(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Take a referral back, or let a draft go."""
    by = person_of(request)
    referral = actions.withdraw(seen(referral_id, by).pk, by=by, at=timezone.now())
    was_sent = referral.sent_at is not None
    said = f"Withdrawn. {referral.to_name} can no longer read what was shared." if was_sent else "The draft is gone."
    messages.success(request, said)
    return redirect(back_from(referral, by))


@require_POST
def review(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Say that somebody has dealt with a referral that came back."""
    by = person_of(request)
    referral = actions.review(seen(referral_id, by).pk, by=by, at=timezone.now())
    messages.success(request, f"{referral.reference}: dealt with.")
    return redirect("referrals:watch" if permissions.works_at_desk(by) else "referrals:outbox")


@require_http_methods(["GET", "HEAD", "POST"])
def send_on(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Send what came back to another organisation, with the same sections as they are now."""
    by, at = person_of(request), timezone.now()
    referral = seen(referral_id, by)
    require(permissions.why_not_send_on(referral, by=by))
    posted = request.POST if request.method == "POST" else None
    form = SendOnForm(posted, organisations=queries.others_to_offer(referral))
    if form.is_valid():
        try:
            new = actions.send_on(referral_id, to=form.organisation, by=by, at=at)
        except NotAllowed as refused:
            form.add_error(None, refused.sentence)
        else:
            prepared = new.status == ReferralStatus.DRAFT
            messages.success(request, f"{'Prepared for' if prepared else 'Sent to'} {new.to_name}.")
            return redirect("referrals:referral", new.pk)
    return render(request, "referrals/send_on.html", {"form": form, "referral": referral})
