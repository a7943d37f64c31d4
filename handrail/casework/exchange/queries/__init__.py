"""What is handed on, and what is known of lists that come in."""

from handrail.casework.exchange.queries.files import file_for as file_for
from handrail.casework.exchange.queries.files import files_page as files_page
from handrail.casework.exchange.queries.files import senders as senders
from handrail.casework.exchange.queries.landed import LandedRow as LandedRow
from handrail.casework.exchange.queries.landed import landed_page as landed_page
from handrail.casework.exchange.queries.reading import columns_of as columns_of
from handrail.casework.exchange.queries.reading import fields_of as fields_of
from handrail.casework.exchange.queries.reading import marks_of as marks_of
from handrail.casework.exchange.queries.reading import needed_of as needed_of
from handrail.casework.exchange.queries.reading import reader_for as reader_for
from handrail.casework.exchange.queries.reading import table_in as table_in
from handrail.casework.exchange.queries.reading import table_of as table_of
from handrail.casework.exchange.queries.reading import why_columns_are_missing as why_columns_are_missing
from handrail.casework.exchange.queries.records import records_to_hand_on as records_to_hand_on
from handrail.casework.exchange.queries.records import restricted_count as restricted_count
