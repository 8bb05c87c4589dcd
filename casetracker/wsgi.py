"""The WSGI application, for gunicorn, waitress and the benchmarks."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casetracker.settings")
application = get_wsgi_application()
import casetracker.urls  # noqa: E402, F401 - pages and API are read now, not with the first request

# What is loaded by now lives as long as the process: the collector need not look through it with every request again,
# which took a quarter of the time of an answer that reads many rows.
gc.collect()
gc.freeze()
