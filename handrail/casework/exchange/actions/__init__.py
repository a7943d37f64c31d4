"""Hands cases on, and brings in what partners wrote down."""

from handrail.casework.exchange.actions.bringing_in import bring_in as bring_in
from handrail.casework.exchange.actions.bringing_in import bring_in_from_terminal as bring_in_from_terminal
from handrail.casework.exchange.actions.bringing_in import land_list as land_list
from handrail.casework.exchange.actions.bringing_in import look_from_terminal as look_from_terminal
from handrail.casework.exchange.actions.checking import check_list as check_list
from handrail.casework.exchange.actions.checking import confirm_columns as confirm_columns
from handrail.casework.exchange.actions.exporting import Exported as Exported
from handrail.casework.exchange.actions.exporting import Profile as Profile
from handrail.casework.exchange.actions.exporting import export_cases as export_cases
from handrail.casework.exchange.actions.forgetting import erase_list as erase_list
from handrail.casework.exchange.actions.forgetting import finish_erasures as finish_erasures
from handrail.casework.exchange.actions.forgetting import forget_columns as forget_columns
from handrail.casework.exchange.actions.forgetting import forget_lists as forget_lists
from handrail.casework.exchange.actions.landing import BroughtIn as BroughtIn
from handrail.casework.exchange.actions.landing import sentences as sentences
from handrail.casework.exchange.actions.reading import export_faults as export_faults
from handrail.casework.exchange.actions.reading import look_through as look_through
from handrail.casework.exchange.actions.receiving import drop_list as drop_list
from handrail.casework.exchange.actions.receiving import receive_list as receive_list
from handrail.casework.exchange.actions.taking_back import begin_taking_back as begin_taking_back
from handrail.casework.exchange.actions.taking_back import go_on_with_lists as go_on_with_lists
from handrail.casework.exchange.actions.taking_back import take_back as take_back
from handrail.casework.exchange.actions.taking_back import withdraw_list as withdraw_list
