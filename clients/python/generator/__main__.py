"""`python -m generator` in clients/python: writes casetracker_client/generated anew from docs/openapi.json."""

from pathlib import Path

from generator.columns import columns
from generator.models import models
from generator.parameters import parameters
from generator.resources import resources
from generator.schema import Document

HERE = Path(__file__).resolve().parent.parent
SCHEMA = HERE.parent.parent / "docs" / "openapi.json"
FOLDER = HERE / "casetracker_client" / "generated"


def written() -> dict[str, str]:
    """The text of each generated file by its name."""
    document = Document(SCHEMA)
    return {
        "columns.py": columns(document),
        "models.py": models(document),
        "parameters.py": parameters(document),
        "resources.py": resources(document),
    }


if __name__ == "__main__":
    for name, text in written().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
