"""A store of its own for each test."""

from pathlib import Path

import pytest
from django.conf import LazySettings


@pytest.fixture(autouse=True)
def store(settings: LazySettings, tmp_path: Path) -> Path:
    settings.FILES_ROOT = str(tmp_path / "files")
    return tmp_path / "files"
