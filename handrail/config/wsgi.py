"""What the web server calls. The environment says which door (HANDRAIL_DOOR)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.config.settings")
application = get_wsgi_application()
