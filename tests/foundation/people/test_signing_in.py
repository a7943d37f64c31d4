"""Signing in: password, then a second factor, for everybody; and what stops whoever guesses."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.notices.actions.sending import send_notice
from handrail.foundation.notices.models import Notice
from handrail.foundation.people.models import Person, Role
from handrail.foundation.vault.one_time_codes import code_at
from tests.foundation.people.conftest import PASSWORD, SECRET, MakePerson, confirm, sign_in

pytestmark = pytest.mark.django_db
INSIDE = "/people/account/"


def acts() -> list[str]:
    return list(TrailEntry.objects.order_by("seq").values_list("act", flat=True))


def try_password(browser: Client, email: str, password: str, **headers: str) -> str:
    answer = browser.post("/accounts/login/", {"login": email, "password": password}, **headers)  # type: ignore[arg-type]
    return answer.content.decode()


def test_a_stranger_is_sent_to_sign_in_and_comes_back_to_where_they_wanted(staff_door: Client) -> None:
    assert staff_door.get(INSIDE)["Location"] == "/accounts/login/?next=%2Fpeople%2Faccount%2F"


def test_the_password_alone_opens_nothing(staff_door: Client, professional: Person) -> None:
    staff_door.post("/accounts/login/", {"login": professional.email, "password": PASSWORD})
    assert staff_door.get(INSIDE).status_code == 302


def test_password_and_code_open_the_door_and_the_trail_says_how(staff_door: Client, professional: Person) -> None:
    sign_in(staff_door, professional)
    assert staff_door.get(INSIDE).status_code == 200
    entry = TrailEntry.objects.get(act="people.signed_in")
    assert (entry.about, entry.detail["how"]) == (professional.ref, "mfa-totp,password")


def test_a_code_works_once_for_as_long_as_it_is_good(staff_door: Client, professional: Person) -> None:
    sign_in(staff_door, professional, half_minutes=-1)
    staff_door.post("/accounts/logout/")
    sign_in(staff_door, professional, half_minutes=-1)
    assert staff_door.get(INSIDE).status_code == 302
    assert "people.second_factor_failed" in acts()


def test_a_recovery_code_stands_in_for_a_lost_telephone_once(staff_door: Client, professional: Person) -> None:
    sign_in(staff_door, professional)
    confirm(staff_door)
    staff_door.post(reverse("mfa_generate_recovery_codes"))
    code = Authenticator.objects.get(user_id=professional.pk, type="recovery_codes").wrap().get_unused_codes()[0]
    for opens in (200, 302):
        staff_door.post("/accounts/logout/")
        sign_in(staff_door, professional, code=code)
        assert staff_door.get(INSIDE).status_code == opens


def test_the_secret_of_an_authenticator_app_is_not_readable_in_the_database(professional: Person) -> None:
    kept = Authenticator.objects.get(user_id=professional.pk).data["secret"]
    assert SECRET not in kept
    assert Authenticator.objects.get(user_id=professional.pk).wrap().validate_code("000000") is False


def test_an_unknown_address_and_a_wrong_password_get_the_same_answer(staff_door: Client, professional: Person) -> None:
    words = "The e-mail address or the password is not right."
    assert words in try_password(staff_door, professional.email, "wrong-wrong-wrong")
    assert words in try_password(staff_door, "nobody@example.org", "wrong-wrong-wrong")


def test_a_failure_is_in_the_trail_without_the_address(staff_door: Client, professional: Person) -> None:
    try_password(staff_door, professional.email, "wrong-wrong-wrong")
    entry = TrailEntry.objects.get(act="people.sign_in_failed")
    assert entry.about.startswith("address:")
    assert "pru" not in f"{entry.about}{entry.detail}"


def test_five_failures_lock_an_account_even_to_the_right_password(staff_door: Client, professional: Person) -> None:
    for _ in range(5):
        try_password(staff_door, professional.email, "wrong-wrong-wrong")
    assert "Wait 15 minutes" in try_password(staff_door, professional.email, PASSWORD)
    try_password(staff_door, professional.email, PASSWORD)
    assert acts().count("people.sign_in_locked") == 1


def test_neither_another_address_nor_another_host_header_gets_round_the_lock(professional: Person) -> None:
    for attempt in range(5):
        stranger = {"REMOTE_ADDR": f"192.0.2.{attempt}", "HTTP_HOST": f"localhost:{9000 + attempt}"}
        try_password(Client(), professional.email.upper(), "wrong-wrong-wrong", **stranger)
    assert "Wait 15 minutes" in try_password(Client(), professional.email, PASSWORD)


def test_a_locked_account_does_not_lock_its_neighbour(staff_door: Client, make_person: MakePerson) -> None:
    ann, ben = make_person("ann", Role.TRAINER), make_person("ben", Role.TRAINER)
    for _ in range(6):
        try_password(staff_door, ann.email, "wrong-wrong-wrong")
    sign_in(staff_door, ben)
    assert staff_door.get(INSIDE).status_code == 200


def test_wrong_codes_lock_the_second_factor(staff_door: Client, professional: Person) -> None:
    staff_door.post("/accounts/login/", {"login": professional.email, "password": PASSWORD})
    for _ in range(6):
        answer = staff_door.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "There were too many attempts" in answer.content.decode()


def test_nobody_makes_an_account_for_themselves(staff_door: Client) -> None:
    form = {"email": "me@example.org", "password1": PASSWORD, "password2": PASSWORD}
    assert staff_door.post("/accounts/signup/", form).status_code in {302, 404}
    assert not Person.objects.filter(email="me@example.org").exists()


@pytest.mark.parametrize("page", ["account_email", "account_set_password", "socialaccount_connections"])
def test_pages_of_allauth_that_we_do_not_offer_do_not_exist(
    staff_door: Client, professional: Person, page: str
) -> None:
    sign_in(staff_door, professional)
    assert staff_door.get(reverse(page)).status_code == 404


def test_signing_out_takes_more_than_following_a_link(staff_door: Client, professional: Person) -> None:
    sign_in(staff_door, professional)
    staff_door.get("/accounts/logout/")
    assert staff_door.get(INSIDE).status_code == 200
    staff_door.post("/accounts/logout/")
    assert staff_door.get(INSIDE).status_code == 302
    assert acts()[-1] == "people.signed_out"


def test_a_forgotten_password_is_reset_through_the_outbox_and_not_told_apart(
    staff_door: Client, professional: Person
) -> None:
    known = staff_door.post("/accounts/password/reset/", {"email": professional.email})
    unknown = staff_door.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert known["Location"] == unknown["Location"]
    assert mail.outbox == []


def test_the_link_for_a_new_password_works_once_and_still_asks_for_the_second_factor(
    staff_door: Client, professional: Person
) -> None:
    elsewhere = Client()
    sign_in(elsewhere, professional, half_minutes=-1)
    staff_door.post("/accounts/password/reset/", {"email": professional.email})
    send_notice.call(str(Notice.objects.get().pk))
    link = re.search(r"http\S+(/accounts/password/reset/key/\S+)", str(mail.outbox[0].body))
    assert link is not None
    page = staff_door.get(link[1], follow=True)
    address = page.redirect_chain[-1][0]
    new = "three-other-random-words"
    staff_door.post(address, {"password1": new, "password2": new})
    assert elsewhere.get(INSIDE).status_code == 302
    staff_door.post("/accounts/login/", {"login": professional.email, "password": new})
    assert staff_door.get(INSIDE).status_code == 302
    staff_door.post("/accounts/2fa/authenticate/", {"code": code_at(SECRET, timezone.now())})
    assert staff_door.get(INSIDE).status_code == 200
    assert "people.password_reset" in acts()
    assert "This link is closed" in Client().get(link[1], follow=True).content.decode()


def test_too_many_requests_get_a_page_of_ours(staff_door: Client) -> None:
    answers = [staff_door.post("/accounts/password/reset/", {"email": "a@example.org"}) for _ in range(5)]
    assert answers[-1].status_code == 429
    assert "Too many attempts" in answers[-1].content.decode()


def test_recovery_codes_can_be_kept_as_text(staff_door: Client, professional: Person) -> None:
    sign_in(staff_door, professional)
    confirm(staff_door)
    staff_door.post(reverse("mfa_generate_recovery_codes"))
    assert len(staff_door.get(reverse("mfa_download_recovery_codes")).content.split()) >= 10


def test_a_short_password_is_refused_with_a_sentence(staff_door: Client, professional: Person) -> None:
    sign_in(staff_door, professional)
    confirm(staff_door)
    form = {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    answer = staff_door.post("/accounts/password/change/", form)
    assert "at least 12 characters" in answer.content.decode()


def test_whoever_has_no_second_factor_yet_is_shown_no_places_to_go(staff_door: Client, professional: Person) -> None:
    Authenticator.objects.filter(user_id=professional.pk).delete()
    staff_door.force_login(professional)
    assert staff_door.get("/accounts/2fa/").context["navigation"] == []
    assert staff_door.get("/accounts/signup/").status_code == 404


def test_whoever_has_one_is_shown_their_places_there_too(staff_door: Client, professional: Person) -> None:
    sign_in(staff_door, professional)
    assert staff_door.get("/accounts/2fa/").context["navigation"]
