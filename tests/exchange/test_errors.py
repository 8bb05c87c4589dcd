"""A file that has a mistake is refused as a whole: the file, the place and the reason stand in the output."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from tests.exchange.samples import a_document, loaded

pytestmark = pytest.mark.django_db
Edit = Callable[[dict[str, Any]], Any]


def rows() -> dict[str, int]:
    """How many rows every table has."""
    return {model._meta.db_table: model._base_manager.count() for model in apps.get_models(include_auto_created=True)}


def refused(path: Path) -> str:
    """What the command says of the file, after a check that it changed nothing."""
    before, errors, output = rows(), StringIO(), StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("load_cases", path, publish=True, stdout=output, stderr=errors)
    assert (rows(), output.getvalue()) == (before, "")
    assert str(failure.value) == "1 of 1 files were not loaded; nothing of them is in the database."
    lines = errors.getvalue().splitlines()
    assert all(line.startswith(f"{path}: ") for line in lines)
    return "\n".join(line.removeprefix(f"{path}: ") for line in lines)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda d: d.pop("case"), "$: “case” is missing."),
        (lambda d: d["case"].pop("title"), "$.case: “title” is missing."),
        (
            lambda d: d.update(format="casetracker-case-9"),
            "$.format: “casetracker-case-9” is not known here; write casetracker-case-1.",
        ),
        (lambda d: d["case"].update(titel="x"), "$.case: “titel” is not known here; there are key, title"),
        (lambda d: d["case"].update(status="done"), "$.case.status: “done” is not known here; write one of announced"),
        (lambda d: d["case"].update(filed_on=2019), "$.case.filed_on: “2019” is a number; write a text."),
        (
            lambda d: d["case"].update(filed_on="03/04/2020"),
            "$.case.filed_on: 03/04/2020 could be 3 April or 4 March; write 2020-04-03 or 2020-03-04",
        ),
        (lambda d: d["case"].update(filed_on="2020-02-30"), "$.case.filed_on: "),
        (
            lambda d: d["case"].update(caption="In re " + "x" * 600),
            f"$.case.caption: it has 606 characters, at most 500 are kept; it begins with “In re {'x' * 34}…”.",
        ),
        (lambda d: d["case"].update(claims="y" * 900), f"$.case.claims: “{'y' * 40}…” is a text; write a list."),
        (lambda d: d["case"].update(title=["z" * 900]), f'$.case.title: “["{"z" * 38}…” is a list; write a text.'),
        (
            lambda d: d["case"].update(filed_on="2563"),
            "$.case.filed_on: 2563 lies 537 years after today; if it is of the Buddhist calendar, write 2020",
        ),
        (lambda d: d["case"]["claims"][0].update(key="K" * 900), f"$.case.claims[0].key: “{'K' * 40}…” is not allowed"),
        (lambda d: d["case"].update(court="haifa"), "$.case.court: “haifa” names no court in this document"),
        (lambda d: d["case"].update(topics=["x"]), "$.case.topics: “x” names no topic in this document"),
        (
            lambda d: d["case"]["claims"][0].update(raised_by=["somebody"]),
            "$.case.claims[0].raised_by: “somebody” names no participation in this document or the collection.",
        ),
        (
            lambda d: d["reactions"][0]["points"][0].update(holdings=["h1"]),
            "$.reactions[0].points[0].holdings: “h1” does not say of which ruling it is; write “OWNER/h1”.",
        ),
        (
            lambda d: d["case"]["citations"][0].update(path="filed"),
            "$.case.citations[0].path: “filed” is no fact here; there are title, title_language",
        ),
        (
            lambda d: d["case"]["citations"][1].update(path="claims/c9.statement"),
            "$.case.citations[1].path: claims has no “c9”; it has c1, c2.",
        ),
        (
            lambda d: d["case"]["citations"][1].update(path="claims/c1.words"),
            "$.case.citations[1].path: “words” is no fact here; there are kind, statement",
        ),
        (lambda d: d["case"]["citations"][2].update(stated_value="13.5.19"), "$.case.citations[2].stated_value: "),
        (
            lambda d: d["case"]["citations"][0].update(source="calcalist"),
            "$.case.citations[0].source: “calcalist” names no source in this document or the collection.",
        ),
        (
            lambda d: d["case"]["citations"].append(d["case"]["citations"][0]),
            "$.case.citations[3]: this source is cited for this fact with this value twice; remove one.",
        ),
        (lambda d: d["case"]["citations"][0].update(support="implies"), "$.case.citations[0].note: Say how"),
        (
            lambda d: d["case"]["citations"][0].update(translation="in May"),
            "$.case.citations[0].translated_by: Say whose translation it is.",
        ),
        (
            lambda d: d["case"]["claims"].append({**d["case"]["claims"][0], "statement": "Another."}),
            "$.case.claims[2].key: the key “c1” stands twice in this list; each is used once.",
        ),
        (
            lambda d: d["parties"].append(d["parties"][0]),
            "$.parties[2].key: the key “malekar” stands twice in this list; each is used once.",
        ),
        (lambda d: d["case"]["claims"][0].update(key="C 1"), "$.case.claims[0].key: 'C 1' does not match"),
        (
            lambda d: d["rulings"][0]["dispositions"][0].update(result="other"),
            "$.rulings[0].dispositions[0].note: Say here what “other” means for result.",
        ),
        (
            lambda d: d["rulings"][0]["dispositions"][0].update(amount="5"),
            "$.rulings[0].dispositions[0].currency: An amount has a currency, and a currency an amount.",
        ),
        (
            lambda d: d["case"]["participations"].append({**d["case"]["participations"][0], "key": "again"}),
            "$.case.participations[2]: ",
        ),
        (lambda d: d["parties"][0].update(website="javascript:x"), "$.parties[0].website: "),
        (lambda d: d["parties"][0].update(name="a\u202eb"), "$.parties[0].name: Character U+202E"),
        (lambda d: d["parties"][0].update(note="a\0b"), "$.parties[0].note: Character U+0000"),
        (lambda d: d["parties"][0].update(note="a\ud800"), "$.parties[0].note: Character U+D800"),
        (lambda d: d["parties"][0].update(size_least=10**30), "$.parties[0].size_least: "),
        (lambda d: d["parties"][0].update(size_least=5, size_most=4), "$.parties[0]: The least size is larger"),
        (lambda d: d["parties"][0].update(country="Israel"), "$.parties[0].country: "),
        (lambda d: d.update(source_numbers={"nobody": 1}), "$.source_numbers.nobody: “nobody” names no source"),
        (lambda d: d["rulings"][0].pop("dispositions"), "$.rulings[0]"),
        (lambda d: d["rulings"][0].pop("citations"), "$.rulings[0]: It cites no source yet"),
        (
            lambda d: d["case"].update(relations=[{"key": "r", "to_case": "malekar-v-deca"}]),
            "$.case.relations[0]: A case cannot be related to itself.",
        ),
    ],
)  # fmt: skip
def test_a_mistake_in_a_document_is_named(tmp_path: Path, edit: Edit, said: str) -> None:
    path, data = tmp_path / "case.json", a_document()
    edit(data)
    path.write_text(json.dumps(data))

    assert said in refused(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "line 1, column 1: no JSON here: Expecting value."),
        (b"{", "line 1, column 2: no JSON here: "),
        (b"[]", "$: “[]” is a list; write an object."),
        (b'{"a": 1,\n "a": 2}', "“a”: this name stands twice in one object; remove one of them."),
        (
            '{"title": "Malékar"}'.encode("latin-1"),
            "line 1: byte 14 is not UTF-8; save the file in the encoding UTF-8.",
        ),
        (b'{"format": NaN}', "$.format: "),
        (b"[" * 100_000, "$: lists stand too deep in each other, or a number is too long."),
        (b"9" * 5_000, "$: lists stand too deep in each other, or a number is too long."),
        (b'{"system": "\\ud800"}', "$.system: "),
    ],
)
def test_a_file_that_is_no_document_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(content)

    assert said in refused(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.json") == "cannot be read: No such file or directory."


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(a_document()), encoding="utf-8-sig")

    call_command("load_cases", path, stdout=StringIO())


def test_the_other_files_are_loaded(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(a_document()))
    bad.write_text("{}")
    output = StringIO()

    with pytest.raises(CommandError, match="1 of 2 files were not loaded"):
        call_command("load_cases", bad, good, stdout=output, stderr=StringIO())

    assert output.getvalue() == "good.json: 10 records new, 0 changed\n"


def test_a_mistake_leaves_what_was_loaded_before_as_it_is(tmp_path: Path) -> None:
    loaded(a_document(), publish=True)
    path = tmp_path / "case.json"
    path.write_text(json.dumps(a_document(title="Another", court="haifa")))

    assert "“haifa” names no court" in refused(path)


def test_twenty_mistakes_are_shown_at_once_and_the_rest_counted(tmp_path: Path) -> None:
    path, data = tmp_path / "case.json", a_document()
    data["parties"] = [{"key": f"p{number}", "name": "x"} for number in range(25)]
    path.write_text(json.dumps(data))

    lines = refused(path).splitlines()
    assert (len(lines), lines[-1]) == (21, "...: and 5 more")


def test_a_command_without_files_says_what_to_do() -> None:
    with pytest.raises(CommandError, match="Name at least one file, or give --demo"):
        call_command("load_cases")
