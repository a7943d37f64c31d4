"""Promises about words, pages or what is kept, which no set of situations can show: what, and by which tests."""

HELD_BY_OTHER_TESTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "V7": (
        "What a notification holds is built from a list of what may go, and of nothing else.",
        ("tests/rules/referral_form/test_output.py::test_no_identifier_survives_when_an_adult_changes_their_mind",),
    ),
    "V8": (
        "No identifier typed earlier is left in a notification, after any edits and changes of mind.",
        (
            "tests/rules/referral_form/test_output.py::ManyEdits",
            "tests/rules/pathway/test_changes_of_mind.py::AdultWhoChangesTheirMind",
        ),
    ),
    "V11": (
        "Nobody is told to confront, follow, rescue or warn anybody.",
        ("tests/rules/pathway/test_words.py::test_nobody_is_told_to_confront_follow_or_rescue",),
    ),
    "V12": (
        "An interpreter is independent, and never alone with the person.",
        (
            "tests/rules/pathway/test_words.py::test_no_companion_ever_interprets",
            "tests/rules/pathway/test_must_hold.py::test_an_interpreter_is_independent_and_nobody_is_probed",
        ),
    ),
    "V14": (
        "No contact detail is kept before the person has said that it is safe.",
        (
            "tests/casework/persons/test_keeping.py::test_no_contact_detail_is_kept_before_it_is_safe",
            "tests/rules/pathway/test_must_hold.py::test_whoever_gets_in_touch_is_told_to_ask_whether_it_is_safe",
        ),
    ),
    "V15": (
        "Nothing is promised: no support, decision, right to stay or secrecy.",
        ("tests/rules/pathway/test_must_hold.py::test_nothing_is_promised",),
    ),
    "V18": (
        "No step asks anything of immigration enforcement.",
        ("tests/rules/pathway/test_words.py::test_immigration_enforcement_is_asked_for_nothing",),
    ),
    "V21": (
        "Nobody probes for a past or for details of violence.",
        ("tests/rules/pathway/test_must_hold.py::test_an_interpreter_is_independent_and_nobody_is_probed",),
    ),
    "V22": (
        "Nobody is said to be, or not to be, a victim.",
        ("tests/rules/pathway/test_words.py::test_nobody_is_ever_judged",),
    ),
    "V24": (
        "Every page shows 999 and a quick way out, and keeps nothing of the public.",
        (
            "tests/public/pathway/test_wizard.py::test_every_question_is_a_page_with_999_and_the_steps_so_far",
            "tests/public/pathway/test_wizard.py::test_whoever_leaves_quickly_leaves_no_answers",
            "tests/public/pathway/test_wizard.py::test_answers_travel_only_in_a_locked_cookie",
        ),
    ),
    "V25": (
        "Every step names who, by when, on what authority and when that was checked; an old entry is shown as such.",
        (
            "tests/rules/pathway/test_must_hold.py::test_every_step_says_who_by_when_and_on_what_authority",
            "tests/rules/pathway/test_wording.py::test_a_number_that_nobody_has_checked_for_a_year_is_shown_as_such",
        ),
    ),
    "V26": (
        "Somebody found at a crime is not treated only as a suspect, and no answer about guilt is asked for.",
        ("tests/rules/pathway/test_must_hold.py::test_somebody_found_at_a_crime_takes_the_same_way",),
    ),
    "V27": (
        "No number or list of a county changes what must always hold.",
        ("tests/rules/pathway/test_must_hold.py::test_no_county_and_no_number_of_one_changes_a_condition",),
    ),
}
