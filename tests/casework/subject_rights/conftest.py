"""Signing in, as in the tests of records."""

from tests.casework.persons.conftest import sign_in as sign_in
