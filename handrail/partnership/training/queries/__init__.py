"""Questions about sessions, who takes part, what they hold, and who is still to be trained."""

from handrail.partnership.training.queries.certificates import Held as Held
from handrail.partnership.training.queries.certificates import code_of_certificate as code_of_certificate
from handrail.partnership.training.queries.certificates import course_named as course_named
from handrail.partnership.training.queries.certificates import own_certificates as own_certificates
from handrail.partnership.training.queries.certificates import record_of as record_of
from handrail.partnership.training.queries.coverage import Covered as Covered
from handrail.partnership.training.queries.coverage import coverage as coverage
from handrail.partnership.training.queries.sessions import Comer as Comer
from handrail.partnership.training.queries.sessions import names_of as names_of
from handrail.partnership.training.queries.sessions import organisation_words as organisation_words
from handrail.partnership.training.queries.sessions import own_place as own_place
from handrail.partnership.training.queries.sessions import own_places as own_places
from handrail.partnership.training.queries.sessions import places_left as places_left
from handrail.partnership.training.queries.sessions import profession_of as profession_of
from handrail.partnership.training.queries.sessions import session_called as session_called
from handrail.partnership.training.queries.sessions import sessions_held as sessions_held
from handrail.partnership.training.queries.sessions import sessions_to_come as sessions_to_come
from handrail.partnership.training.queries.sessions import who_comes as who_comes
