"""Many documents by one command: files, folders, lines and arrays; what is refused, what waits, and the summary."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cases.models import Case, Court, Judge
from tests.builders import a_judge
from tests.exchange.samples import SAMPLE

pytestmark = pytest.mark.django_db


def small(key: str, **more: Any) -> dict[str, Any]:
    """A document of a case alone."""
    return {"format": SAMPLE["format"], "system": "press", "case": {"key": key, "title": f"Case {key}"}, **more}


def run(*paths: Path, **options: Any) -> tuple[str, str, str, int]:
    """What the command says, what it complains of, and how it ends."""
    output, errors = StringIO(), StringIO()
    try:
        call_command("load_cases", *paths, stdout=output, stderr=errors, **options)
    except CommandError as error:
        return output.getvalue(), errors.getvalue(), str(error), error.returncode
    return output.getvalue(), errors.getvalue(), "", 0


def test_files_folders_lines_and_arrays_are_read_and_one_mistake_stops_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "cases" / "below"
    folder.mkdir(parents=True)
    bad = small("bad", nonsense="n" * 90)
    lines = [json.dumps(small("a")), "", "{not json", json.dumps(bad), json.dumps(small("b"))]
    (folder / "lines.ndjson").write_text("\n".join(lines))
    (tmp_path / "cases" / "array.json").write_text(json.dumps([small("c"), small("d")]))
    (tmp_path / "cases" / "disguised.json").write_text(f"{json.dumps(small('e'))}\n{json.dumps(small('f'))}\n")
    (tmp_path / "cases" / "notes.txt").write_text("not read")
    rejects = tmp_path / "rejects.ndjson"

    said, complained, failed, code = run(tmp_path / "cases", rejects=rejects)

    assert sorted(Case.objects.values_list("external_key", flat=True)) == ["a", "b", "c", "d", "e", "f"]
    assert said.splitlines() == [
        "8 documents: 6 loaded, 2 refused.",
        "6 records new, 0 changed.",
        f"2 documents that were not loaded are in {rejects}.",
    ]
    first, second = complained.splitlines()
    assert first.startswith(f"{folder / 'lines.ndjson'}, line 3: line 1, column 2: no JSON here")
    assert second.startswith(f"{folder / 'lines.ndjson'}, line 4: $: “nonsense” is not known here")
    assert (failed, code) == ("2 of 8 documents were not loaded; nothing of them is in the database.", 1)
    assert rejects.read_text().splitlines()[0] == "{not json"

    rejects.write_text(json.dumps(small("g")))
    assert run(rejects, rejects=rejects)[3] == 0
    assert not rejects.exists()
    assert run(tmp_path / "cases", stop=True)[0].splitlines()[0] == "4 documents: 3 loaded before, 1 refused."


def test_what_may_be_here_already_waits_for_a_decision(tmp_path: Path) -> None:
    judge = a_judge("Rachel Barkai")
    path, decisions = tmp_path / "cases.ndjson", tmp_path / "decisions.json"
    judges = [{"key": "barkai", "name": "Judge Rachel Barkai"}]
    path.write_text("\n".join(json.dumps(small(key, judges=judges)) for key in "ab"))

    said, _, failed, code = run(path)

    assert said.splitlines() == [
        "press:judges/barkai “Judge Rachel Barkai” may be here already ($.judges[0]):",
        f"    --same press:judges/barkai={judge.public_id}    Rachel Barkai: the same name",
        "    --different press:judges/barkai    none of them: a new record",
        "2 documents: 2 waiting for a decision.",
        "0 records new, 0 changed.",
    ]
    assert (failed, code) == ("2 of 2 documents wait for a decision; nothing of them is in the database.", 3)
    assert not Case.objects.exists()

    decisions.write_text(json.dumps({"press:judges/barkai": {judge.public_id: "same"}}))
    assert run(path, decisions=decisions)[3] == 0
    assert (Judge.objects.count(), Case.objects.count()) == (1, 2)
    path.write_text(json.dumps(small("c", judges=judges)))
    assert run(path)[3] == 0
    path.write_text(json.dumps(small("d", judges=[{"key": "b2", "name": "R. Barkai"}])))
    assert run(path, different=["press:judges/b2"])[3] == 0
    assert Judge.objects.count() == 2
    decisions.write_text('{"press:judges/barkai": "perhaps"}')
    assert "does not read as decisions do" in run(path, decisions=decisions)[2]
    assert "write REFERENCE=ID" in run(path, same=["barkai"])[2]


def test_white_space_makes_no_second_record_and_exact_twins_are_dropped(tmp_path: Path) -> None:
    court = {"key": "tlv", "name": "Tel\u00a0Aviv  District\u200b Court ", "country": "IL"}
    topics = [{"key": "a", "name": "Spyware"}, {"key": "b", "name": "SPYWARE"}]
    document = small("a", courts=[court, court], topics=topics)
    document["case"] |= {"topics": ["b"], "summary": "One line.\r\nAnother. "}
    document["sources"] = [{"key": "s", "kind": "news_report", "title": "A report"}]
    document["case"]["citations"] = [{"source": "s", "path": "title"}, {"source": "s", "path": "title"}]
    path = tmp_path / "case.json"
    path.write_text(json.dumps(document))

    said = run(path)[0]

    assert said.splitlines() == [
        "case.json: 4 records new, 0 changed",
        "case.json: case/citations: s for “title” stands twice and says the same; it was taken once",
        "case.json: courts: tlv stands twice and says the same; it was taken once",
        "case.json: topic b has the name of topic a: they are one",
    ]
    case = Case.objects.get()
    assert (Court.objects.get().name, case.summary) == ("Tel Aviv District Court", "One line.\nAnother.")
    assert [topic.name for topic in case.topics.all()] == ["Spyware"]
    assert run(path)[0] == "case.json: loaded before, nothing to do\n"

    document["case"]["citations"][1]["note"] = "In another way."
    document["case"]["key"] = "y" * 300
    path.write_text(json.dumps(document))
    complained = run(path)[1]
    assert f"“{'y' * 40}…” is not written as it is here" in complained
    assert "y" * 41 not in complained
