"""A person is protected everywhere and for ever: a name in every column, looked for on every surface."""

import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case
from casetracker.core.models import Change
from casetracker.history.verification import found_problems
from casetracker.protection.models import Protection
from casetracker.protection.person import names_of, protect
from casetracker.protection.transfer import apply, exported
from casetracker.search.index.upkeep import disagreements
from parties.models import Party
from tests.kept import kept
from tests.protection.canary import HIDDEN, SURNAMES, World, plant, tables, traces_in
from tests.visibility.test_visibility import ALWAYS_THERE, DETAILS, LISTS, OTHERS, PART_DETAILS

pytestmark = pytest.mark.django_db
EVERYWHERE = {
    *("cases_case", "cases_caseevent", "cases_citation", "cases_casesource", "cases_participation", "cases_source"),
    *("core_change", "core_revision", "core_loaded", "core_unitid", "parties_party", "parties_partyname"),
    *("rulings_holding", "rulings_reaction", "rulings_ruling", "search_entry"),
}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with kept(django_db_blocker):
        yield plant()


def protect_person(world: World, written: dict[str, str] | None = None) -> int:
    names = [*names_of(world.person), *SURNAMES]
    reason = "An order of the court."
    return protect(world.person, names=names, designation=HIDDEN, reason=reason, by=None, written=written)


def public_addresses(client: Client) -> Iterator[str]:
    """Every list in every format, every record and every part, with history and past; what the sitemap names."""
    for path, listing in LISTS.values():
        yield f"{path}?page_size=500" if path.startswith("/api") else path
        forms = ("csv", "ndjson", "atom") if listing.has_feed else ("csv", "ndjson")
        yield from (f"{path}?format={form}" for form in forms if path.startswith("/api/"))
    for path, model in [*DETAILS.values(), *ALWAYS_THERE.values()]:
        ids = model.objects.visible().values_list("public_id", flat=True)  # type: ignore[attr-defined]  # of units
        yield from (path.format(public_id) for public_id in ids)
    for path, listing in PART_DETAILS.values():
        yield from (path.format(f"{unit}/{key}") for unit, key in listing.records().values_list("unit", "key"))
    for case in Case.objects.visible():
        yield from (f"/api/v1/cases/{case.public_id}/?as_of=2100-01-01", f"/cases/{case.public_id}/past/?as_of=2100")
    yield from (path for path, _ in OTHERS.values())
    yield from (f"/search/?q={name}" for name in ("qanarova", "petition"))
    yield from (f"/api/v1/suggestions/?q={name}" for name in ("qana", "קנר", "a.b"))
    for name in re.findall("<loc>http://testserver([^<]*)</loc>", client.get("/sitemap.xml").content.decode()):
        yield name
        yield from re.findall("<loc>http://testserver([^<]*)</loc>", client.get(name).content.decode())


def naming(client: Client, every: int = 1) -> tuple[int, list[str]]:
    """How many addresses there are, and those whose answers hold a name that was not asked for."""
    asked = list(dict.fromkeys(public_addresses(client)))[::every]
    found = []
    for path in asked:
        answer = client.get(path)
        text = "".join([answer.getvalue().decode(), *(f"{name}: {value}" for name, value in answer.headers.items())])
        if "q=" not in path and traces_in(text) or (traces_in(text.replace("qanarova", ""))):
            found.append(path)
    return len(asked), found


@pytest.mark.slow
def test_the_name_is_gone_from_every_surface(world: World, client: Client) -> None:
    assert len(naming(client, every=3)[1]) > 40
    found = {table for table, _ in tables()}
    assert found >= EVERYWHERE
    assert list(found_problems()) == []
    protect_person(world)
    number, found_now = naming(client)
    assert (number > 200, found_now) == (True, [])
    assert list(tables()) == []
    assert list(found_problems()) == []
    assert list(disagreements()) == []
    assert [row.reason for row in Change.objects.filter(event="redacted", is_public=True)][:1] == [
        "A person is protected."
    ]
    entry = Party.objects.get(pk=world.person.pk)
    assert (entry.name, entry.identity, entry.website, entry.names.count()) == (HIDDEN, "protected", "", 0)
    assert set(entry.participations.values_list("case__title", flat=True)) == {"A.B.'s petition v. Ministry"}
    [other] = Case.objects.get(pk=world.other.pk).participations.all()
    assert (other.party.name, other.party.identity, other.party == entry) == (HIDDEN, "protected", False)
    history = client.get(f"/cases/{world.case.public_id}/history/").content.decode()
    assert ("A.B. lives in Haifa." in history, "A.B. asked for it" in history) == (True, True)
    assert traces_in(dumped("dump_case", world.case.public_id)) == []


def dumped(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.single_backend("sqlite")
def test_no_byte_of_the_file_keeps_it(world: World) -> None:
    def image() -> bytes:
        return connection.connection.serialize()

    marks = [text.encode() for text in ("anarov", "קנריאן", "קנריאנ")]
    assert all(mark in image() for mark in marks[:2])
    protect_person(world)
    assert [mark for mark in marks if mark in image()] == []
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIRTUAL TABLE temp.indexed USING fts5vocab('main', 'search_words', 'row')")
        cursor.execute("SELECT term FROM temp.indexed")
        assert [term for (term,) in cursor.fetchall() if traces_in(term)] == []
        cursor.execute("DROP TABLE temp.indexed")


def test_an_edited_reason_of_the_log_is_found_without_a_row_that_vouches_for_it(world: World) -> None:
    protect_person(world)
    row = Change.objects.filter(reason__startswith="A.B. asked").get()
    vouching = Change.objects.filter(kind="change", unit_ref=row.unit_ref)
    assert (row.digest == "", vouching.count()) == (False, 1)
    with connection.cursor() as cursor:
        on = " ON core_change" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER core_change_no_update{on}")
        cursor.execute("UPDATE core_change SET reason = 'Another.' WHERE id = %s", [row.pk])
    assert list(found_problems()) == [f"Row {row.pk}: it was changed after it was written."]


def test_a_restored_backup_is_redacted_again(world: World, tmp_path: Path, client: Client) -> None:
    """The file holds no name; the same record without the redaction says the same afterwards, with the same keys."""
    before = {unit.pk: unit.title for unit in Case.objects.all()}
    sid = transaction.savepoint()
    protect_person(world, written={world.case.title: "A petition v. Ministry"})
    file = tmp_path / "redactions.json"
    call_command("redactions", export=file, stdout=StringIO())
    key = Case.objects.get(pk=world.case.pk).participations.get(party=world.person.pk).key
    transaction.savepoint_rollback(sid)
    assert Case.objects.get(pk=world.case.pk).title == before[world.case.pk]
    assert (traces_in(file.read_text()), Protection.objects.count()) == ([], 0)
    call_command("redactions", applied=file, stdout=StringIO())
    assert list(tables()) == []
    assert list(found_problems()) == []
    case = Case.objects.get(pk=world.case.pk)
    assert (case.title, case.participations.get(party=world.person.pk).key) == ("A petition v. Ministry", key)
    rows = Change.objects.count()
    assert (apply(json.loads(file.read_text())), Change.objects.count()) == (0, rows)
    assert exported()["redactions"][0]["designation"] == HIDDEN
