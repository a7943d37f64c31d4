"""Tables that offices save and send: read safely, matched to our fields, given back with what is wrong."""

from handrail.foundation.spreadsheets.cells import as_it_was as as_it_was
from handrail.foundation.spreadsheets.cells import faults_file as faults_file
from handrail.foundation.spreadsheets.cells import faulty_lines as faulty_lines
from handrail.foundation.spreadsheets.cells import no_formula as no_formula
from handrail.foundation.spreadsheets.columns import Field as Field
from handrail.foundation.spreadsheets.columns import heading_form as heading_form
from handrail.foundation.spreadsheets.columns import marked_apart as marked_apart
from handrail.foundation.spreadsheets.columns import proposed as proposed
from handrail.foundation.spreadsheets.days import month_comes_first as month_comes_first
from handrail.foundation.spreadsheets.days import read_birthday as read_birthday
from handrail.foundation.spreadsheets.days import read_day as read_day
from handrail.foundation.spreadsheets.failures import EMPTY as EMPTY
from handrail.foundation.spreadsheets.failures import MOST_MB as MOST_MB
from handrail.foundation.spreadsheets.failures import MOST_ROWS as MOST_ROWS
from handrail.foundation.spreadsheets.failures import TOO_LARGE as TOO_LARGE
from handrail.foundation.spreadsheets.failures import NotATable as NotATable
from handrail.foundation.spreadsheets.tables import Table as Table
from handrail.foundation.spreadsheets.tables import read_table as read_table
from handrail.foundation.spreadsheets.tables import why_it_runs_over as why_it_runs_over
