"""The schema of interchange documents, and the file and page that tell of it."""

import re
from io import StringIO
from typing import Any

import orjson
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command, get_commands, load_command_class
from jsonschema import Draft202012Validator

from casetracker.core.units import Part, Unit
from casetracker.exchange.parsing import validate
from casetracker.exchange.schema import interchange_schema
from casetracker.exchange.shapes import SHAPES
from tests.exchange.samples import a_document

DOCS = settings.BASE_DIR / "docs"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(interchange_schema())


def test_the_file_in_docs_is_the_schema() -> None:
    """After a change: manage.py dump_case --schema > docs/interchange.schema.json"""
    output = StringIO()
    call_command("dump_case", schema=True, stdout=output)
    assert (DOCS / "interchange.schema.json").read_text() == output.getvalue()


def test_every_kind_of_unit_and_part_is_in_the_schema() -> None:
    rows = {name: [whole, *whole.parts.values()] for name, whole in SHAPES.items()}
    written = {row.model for of_kind in rows.values() for shape in of_kind for row in (shape, *shape.lists.values())}
    ours = {model for model in apps.get_models() if issubclass(model, Unit | Part) and not model._meta.proxy}
    assert {model.__name__ for model in ours - written} == {"CaseSource"}


@pytest.mark.parametrize("kind", SHAPES)
def test_a_description_stands_beside_what_needs_one(kind: str) -> None:
    properties = interchange_schema()["$defs"][kind]["properties"]
    assert properties["key"]["pattern"]
    assert properties["citations"]["items"] == {"$ref": "#/$defs/citation"}


def examples() -> list[Any]:
    text = (DOCS / "interchange.md").read_text()
    return [orjson.loads(block) for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL)]


def test_the_example_of_the_page_is_a_document() -> None:
    (example,) = examples()
    validate(example)


@pytest.mark.django_db
def test_the_example_of_the_page_can_be_loaded(tmp_path: Any) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(orjson.dumps(examples()[0]))
    output = StringIO()
    call_command("load_cases", path, publish=True, stdout=output)
    assert output.getvalue() == "case.json: 6 records new, 0 changed\n"


def test_the_commands_of_the_page_exist_with_their_options() -> None:
    text = (DOCS / "interchange.md").read_text()
    used = re.findall(r"manage\.py (\w+)((?: --?\w+)*)", text)
    assert {"load_cases", "dump_case", "remove_demo"} <= {name for name, _ in used}
    for name, options in used:
        command = load_command_class(get_commands()[name], name)
        known = command.create_parser("manage.py", name)._option_string_actions
        assert set(options.split()) <= known.keys()


def test_what_the_sample_holds_is_allowed() -> None:
    validate(a_document())
