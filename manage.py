#!/usr/bin/env python3
"""Run one of Casetracker's commands: `python manage.py help` lists them."""

import gc
import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    gc.set_threshold(50_000, 20, 100)  # nearly all that a command loads stays: looking for garbage took a fifth of it
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casetracker.settings")
    execute_from_command_line(sys.argv)
