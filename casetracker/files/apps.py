"""The app of stored files; `casetracker/wiring.py` lists what of it follows the write path."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "casetracker.files"
    label = "files"
    verbose_name = "Files"
