"""Tables that offices save and send: read safely, matched to our fields, given back with what is wrong."""

from handrail.foundation.spreadsheets.columns import Field as Field
from handrail.foundation.spreadsheets.columns import heading_form as heading_form
from handrail.foundation.spreadsheets.columns import proposed as proposed
from handrail.foundation.spreadsheets.days import read_day as read_day
from handrail.foundation.spreadsheets.tables import MOST_MB as MOST_MB
from handrail.foundation.spreadsheets.tables import MOST_ROWS as MOST_ROWS
from handrail.foundation.spreadsheets.tables import NotATable as NotATable
from handrail.foundation.spreadsheets.tables import Table as Table
from handrail.foundation.spreadsheets.tables import as_it_was as as_it_was
from handrail.foundation.spreadsheets.tables import faults_file as faults_file
from handrail.foundation.spreadsheets.tables import no_formula as no_formula
from handrail.foundation.spreadsheets.tables import read_table as read_table
