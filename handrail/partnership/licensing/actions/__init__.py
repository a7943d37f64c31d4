"""Every change to registers and leaflets given: one verb a function, whole or not at all, and in the trail."""

from handrail.partnership.licensing.actions.bringing_in import bring_in as bring_in
from handrail.partnership.licensing.actions.bringing_in import write_register as write_register
from handrail.partnership.licensing.actions.checking import check_file as check_file
from handrail.partnership.licensing.actions.checking import confirm_columns as confirm_columns
from handrail.partnership.licensing.actions.forgetting import erase_import as erase_import
from handrail.partnership.licensing.actions.forgetting import erase_licence as erase_licence
from handrail.partnership.licensing.actions.forgetting import forget_the_gone as forget_the_gone
from handrail.partnership.licensing.actions.forgetting import reindex_licences as reindex_licences
from handrail.partnership.licensing.actions.forgetting import subject_called as subject_called
from handrail.partnership.licensing.actions.giving import give_leaflet as give_leaflet
from handrail.partnership.licensing.actions.giving import learn_language as learn_language
from handrail.partnership.licensing.actions.giving import set_training as set_training
from handrail.partnership.licensing.actions.mailing import confirm_posted as confirm_posted
from handrail.partnership.licensing.actions.mailing import drop_mailing as drop_mailing
from handrail.partnership.licensing.actions.mailing import make_mailing as make_mailing
from handrail.partnership.licensing.actions.reading import export_faults as export_faults
from handrail.partnership.licensing.actions.reading import find_licences as find_licences
from handrail.partnership.licensing.actions.reading import print_letters as print_letters
from handrail.partnership.licensing.actions.reading import read_licence as read_licence
from handrail.partnership.licensing.actions.reading import read_names as read_names
from handrail.partnership.licensing.actions.receiving import drop_file as drop_file
from handrail.partnership.licensing.actions.receiving import receive_file as receive_file
from handrail.partnership.licensing.actions.training import note_course_of_driver as note_course_of_driver
