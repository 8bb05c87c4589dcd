"""What is logged, and where to: one line each, to the console. Settings read this module; it imports nothing."""

from typing import Any

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Django's own configuration keeps these silent when DEBUG is off.
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # One line for each failed login is written by casetracker.accounts, without names that nobody has.
        "axes": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
