"""The fixtures of the journeys; tests/promises borrows them too."""

from tests.journeys.fixtures import browser as browser
from tests.journeys.fixtures import executable as executable
from tests.journeys.fixtures import scripts as scripts
from tests.journeys.fixtures import stage as stage
from tests.journeys.fixtures import visit as visit
