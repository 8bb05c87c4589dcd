"""One settings file. Every value from the environment is read here; a wrong one refuses to start, saying which."""

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import environ
from django.core.exceptions import ImproperlyConfigured

from casetracker.databases import with_options
from casetracker.openapi.configuration import SPECTACULAR_SETTINGS  # noqa: F401  # read by drf-spectacular
from casetracker.web import open_addresses
from casetracker.web.logs import LOGGING as LOGGING

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(env.str("ENV_FILE", default=str(BASE_DIR / ".env")))  # values already in the environment win

DEBUG = env.bool("DEBUG", default=False)
DEVELOPMENT = env.bool("DEVELOPMENT", default=False)
"""True for the one-command run on this machine and for tests; production leaves it off."""

SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY and DEVELOPMENT:
    SECRET_KEY = "only-for-development-on-this-machine-never-for-a-public-site"
if len(SECRET_KEY) < 50 or (SECRET_KEY.startswith("only-for-development") and not DEVELOPMENT):
    raise ImproperlyConfigured(
        "SECRET_KEY: not set, or shorter than 50 characters. Run bin/make-env to write a .env with a random one."
    )

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"] if DEVELOPMENT else [])
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS: name the hosts this site answers for, separated by commas; * is refused."
    )
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",  # for the templates of its widgets: see FORM_RENDERER
    "django_filters",
    "corsheaders",
    "rest_framework",
    "drf_spectacular",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "casetracker.core.apps.CoreConfig",
    "casetracker.tasks.apps.TasksConfig",
    "casetracker.duplicates.apps.DuplicatesConfig",
    "parties",
    "cases",
    "rulings",
    "casetracker.files.apps.FilesConfig",
    "casetracker.apps.SiteConfig",
    "casetracker.search.apps.SearchConfig",
    "casetracker.protection.apps.ProtectionConfig",
    "casetracker.accounts.apps.AccountsConfig",
    "casetracker.reports.apps.ReportsConfig",
    "casetracker.tokens.apps.TokensConfig",
    "casetracker.intake.apps.IntakeConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "casetracker.web.middleware.HeadMiddleware",
    "casetracker.web.middleware.HeadersMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Public answers hold no secret that compression could give away; Django pads what it compresses all the same.
    "casetracker.web.middleware.CompressionMiddleware",
    "casetracker.web.limits.LimitMiddleware",
    "casetracker.web.conditional.ConditionalMiddleware",
    "casetracker.web.middleware.PublicRoutesMiddleware",
    "casetracker.web.errors.SafeMethodsMiddleware",
    "casetracker.web.middleware.AdminSessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "casetracker.web.middleware.AdminAuthenticationMiddleware",
    "casetracker.accounts.middleware.AccountMiddleware",
    "casetracker.web.middleware.AdminMessageMiddleware",
    "casetracker.desk.kept.middleware.KeptFormsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "casetracker.web.errors.ResolverMiddleware",
]
"""Sessions, accounts, messages and CSRF run on the admin's routes alone (casetracker.web.middleware)."""

ROOT_URLCONF = "casetracker.urls"
WSGI_APPLICATION = "casetracker.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted((BASE_DIR / "casetracker").rglob("templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "casetracker.web.tags",
                "casetracker.lists.pages.form",
                "casetracker.desk.tags",
                "casetracker.reading.parts.opinions",
                "casetracker.reading.text_versions",
                "casetracker.reading.parts.decisions",
                "casetracker.reading.parts.reviews",
                "casetracker.reading.cases.hours",
                "casetracker.reading.cases.marks",
                "casetracker.reading.cases.overview.tags",
                "casetracker.reading.rulings.bench",
                "casetracker.reading.cases.timeline.tags",
                "casetracker.citing.tags",
                "casetracker.sharing.tags",
                "casetracker.reports.tags",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
"""Widgets of the desk have templates in its own folder, which only TEMPLATES knows."""

DATABASE_URL = env.str("DATABASE_URL", default="sqlite:///" + quote(str(BASE_DIR / "var" / "casetracker.sqlite3")))
DATABASES = {"default": with_options(env.db_url_config(DATABASE_URL))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
"""Background tasks wait in the database, committed or rolled back with what asked for them (casetracker/tasks)."""

# Accounts: casetracker/accounts, and decision record 23

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "casetracker.accounts.passwords.EasyPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60
"""How long the link of an invitation or for a new password works, in seconds."""

REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=False)
"""True where everyone who can write has to show a code at the login; compose turns it on."""

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # or whoever goes on failing could lock somebody out for ever
AXES_RESET_ON_SUCCESS = True
AXES_HANDLER = "casetracker.accounts.throttle.LoginThrottle"
AXES_CLIENT_IP_CALLABLE = "casetracker.web.client.client_address"
AXES_USERNAME_CALLABLE = "casetracker.accounts.throttle.name_digest"
AXES_LOCKOUT_CALLABLE = "casetracker.accounts.throttle.too_many"
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True  # it would keep every login's address and browser for ever
AXES_VERBOSE = False
LOG_FULL_ADDRESSES = env.bool("LOG_FULL_ADDRESSES", default=False)
"""True where the lines about failed logins may name whole addresses, for a program that shuts them out."""

SESSION_ENGINE = "casetracker.accounts.sessions"
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", default=30)
SESSION_HOURS = env.int("SESSION_HOURS", default=12)
for _name, _number in (("SESSION_IDLE_MINUTES", SESSION_IDLE_MINUTES), ("SESSION_HOURS", SESSION_HOURS)):
    if _number < 1:
        raise ImproperlyConfigured(f"{_name}: give a whole number above 0.")
SESSION_COOKIE_AGE = SESSION_HOURS * 60 * 60

FEED_AUTHORITY = env.str("FEED_AUTHORITY", default="") or f"{ALLOWED_HOSTS[0].strip('.[]')},2026"
"""Whose the ids in feeds are (RFC 4151): a host, and a year in which it was yours. It stays when the host changes."""

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = False
FORMAT_MODULE_PATH = "casetracker.formats"
USE_TZ = True

DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
"""A case with hundreds of citations is one form in the admin; Django's default of 1,000 would refuse to save it."""

FILES_ROOT = env.str("FILES_ROOT", default="") or str(BASE_DIR / "var" / "files")
"""Where uploaded files lie, by the digest of their bytes: never below what a web server serves. Back it up, too."""
FILE_SIZE_LIMIT = env.int("FILE_SIZE_LIMIT_MB", default=50) * 2**20
CSRF_FAILURE_VIEW = "casetracker.desk.kept.views.csrf_failure"
KEPT_FORMS_DAYS = env.int("KEPT_FORMS_DAYS", default=30)
"""How long what stands in a form of the desk and is not saved is kept for its account."""
if KEPT_FORMS_DAYS < 1:
    raise ImproperlyConfigured("KEPT_FORMS_DAYS: give a number of days above 0.")

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEVELOPMENT
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEVELOPMENT

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CORS_URLS_REGEX = open_addresses.PATTERN
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = open_addresses.REQUEST_HEADERS
CORS_EXPOSE_HEADERS = open_addresses.ANSWER_HEADERS

HTTPS = env.bool("HTTPS", default=False)
"""True where the site is reached over https: secure cookies, HSTS and the redirect go on together."""
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=1) if BEHIND_PROXY else 0
"""How many proxies of ours add an address to X-Forwarded-For; what stands further left, anybody can have written."""
if HTTPS:  # browsers take such names over https only, from this host alone and for the whole site
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

REVIEW_BY_TWO = env.str("REVIEW_BY_TWO", default="sensitive")
"""Which records are published only after somebody who did not write them has approved them."""
if REVIEW_BY_TWO not in ("all", "sensitive", "none"):
    raise ImproperlyConfigured("REVIEW_BY_TWO: give all, sensitive or none.")

JUDGE_STATISTICS_OFF = [code.upper() for code in env.list("JUDGE_STATISTICS_OFF", default=[])]
"""Countries whose law forbids to compare judges, by ISO 3166 code; their rulings stay out of the figures by judge."""

RATE_LIMITS = {
    "anonymous": env.str("RATE_LIMIT_ANONYMOUS", default="1200/min"),
    "token": env.str("RATE_LIMIT_TOKEN", default="3000/min"),
    "drawing": env.str("RATE_LIMIT_DRAWING", default="60/min"),
}
"""How often a client may ask in each process; empty: as often as it likes (casetracker/web/limits.py)."""
for _name, _rate in RATE_LIMITS.items():
    if _rate and not re.fullmatch(r"[1-9][0-9]*/(sec|min|hour|day)", _rate):
        raise ImproperlyConfigured(
            f"RATE_LIMIT_{_name.upper()}: give a number for a time, such as 1200/min, or nothing."
        )
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "limits": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "limits",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}

REST_FRAMEWORK = {
    "DEFAULT_THROTTLE_CLASSES": ["casetracker.web.limits.AnonymousThrottle", "casetracker.web.limits.TokenThrottle"],
    "DEFAULT_THROTTLE_RATES": RATE_LIMITS,
    "DEFAULT_AUTHENTICATION_CLASSES": ["casetracker.tokens.authentication.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["casetracker.tokens.permissions.ScopeAndPolicy"],
    "DEFAULT_RENDERER_CLASSES": ["casetracker.lists.renderers.OrjsonRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "casetracker.lists.renderers.Negotiation",
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "casetracker.openapi.operations.Operation",
    "EXCEPTION_HANDLER": "casetracker.web.problems.exception_handler",
}
