"""The index follows every change in its transaction, and can be proven against the record."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cases.models import Case
from casetracker.beside.working import run_ready
from casetracker.core import publishing
from casetracker.core.writing import writing
from casetracker.exchange.remove import remove_system
from casetracker.search.index.grammar import parse
from casetracker.search.index.upkeep import disagreements, rebuild
from casetracker.search.index.version import VERSION, stored_version
from casetracker.search.models import IndexVersion, SearchEntry
from casetracker.search.ranking import RankedSearch
from parties.models import PartyName
from rulings.models import Ruling
from tests import builders as b
from tests.planting import plant

pytestmark = pytest.mark.django_db


def found(text: str) -> list[str]:
    cases = [hit.case for hit in RankedSearch(parse(text)).hits(50)]
    titles = dict(Case.objects.filter(pk__in=cases).values_list("pk", "title"))
    return [titles[pk] for pk in cases]


def test_a_published_case_is_found_and_a_draft_is_not() -> None:
    b.a_case("Harbour v. State")
    b.a_case("Harbour Draft v. State", published=False)
    assert found("harbour") == ["Harbour v. State"]
    assert list(disagreements()) == []


def test_a_changed_title_is_found_by_its_new_words_alone() -> None:
    case = b.a_case("Harbour v. State")
    with writing(reason="a correction") as change:
        change.touch(case)
        case.title = "River v. State"
        case.save()
    assert (found("harbour"), found("river")) == ([], ["River v. State"])


def test_withdrawn_and_sealed_records_leave_the_index() -> None:
    one, other = b.a_case("Harbour One"), b.a_case("Harbour Two")
    b.withdrawn(one)
    b.sealed(other)
    assert found("harbour") == []
    publishing.seal(other, by=None, is_sealed=False)
    assert found("harbour") == ["Harbour Two"]
    assert list(disagreements()) == []


def test_an_embargo_lifts_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    at = timezone.now() + timedelta(days=1)
    b.a_case("Harbour v. State", embargoed_until=at)
    assert found("harbour") == []
    for seconds, titles in ((-1, []), (0, ["Harbour v. State"]), (1, ["Harbour v. State"])):
        monkeypatch.setattr(timezone, "now", lambda seconds=seconds: at + timedelta(seconds=seconds))
        assert found("harbour") == titles


def test_a_renamed_party_is_found_in_its_cases_by_the_new_name() -> None:
    party = b.a_party("Harbour Works")
    case = b.a_case("A v. B")
    b.a_participation(case, party)
    b.part(party, PartyName, name="שירותי נמל", language="he")
    assert found("party:נמל") == ["A v. B"]
    with writing(reason="a correction") as change:
        change.touch(party)
        party.name = "River Works"
        party.save()
    assert (found("harbour"), found("party:river"), found("river נמל")) == ([], ["A v. B"], ["A v. B"])
    assert list(disagreements()) == []


@pytest.mark.parametrize(
    "columns", [{"exposure": "minor"}, {"exposure": "at_risk"}, {"exposure": "private"}, {"identity": "protected"}]
)
def test_a_person_who_comes_to_be_unlisted_is_found_by_no_name(columns: dict[str, str]) -> None:
    person = b.a_party("Yael Harbour", kind="person")
    case = b.a_case("A v. B")
    b.a_participation(case, person)
    b.a_reaction(case, speaker=person, spokesperson="Yael Harbour")
    assert found("yael harbour") == ["A v. B"]
    with writing(reason="a correction") as change:
        change.touch(person)
        for name, value in columns.items():
            setattr(person, name, value)
        person.save()
    assert found("yael") == found("party:harbour") == found("speaker:harbour") == []
    assert list(disagreements()) == []


def test_a_name_in_many_records_is_found_anew_by_a_task_and_one_that_is_hidden_at_once(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr("casetracker.search.index.upkeep.AT_ONCE", 2)
    monkeypatch.setattr("casetracker.search.index.upkeep.PORTION", 2)
    party = b.a_party("Aquavolt", kind="person")
    cases = [b.a_case(f"Water {number}") for number in range(3)]
    for case in cases:
        b.a_participation(case, party)

    with writing(reason="a test") as change:
        change.touch(party)
        party.name = "Hydrolux"
        party.save()
    before = SearchEntry.objects.count()
    stale = [line for line in disagreements() if line.startswith("case")]
    assert (len(stale), run_ready(), list(disagreements())) == (3, 1, [])

    with writing(reason="a test") as change:
        change.touch(party)
        party.exposure = "private"
        party.save()
    assert (list(disagreements()), DBTaskResult.objects.ready().count()) == ([], 0)
    assert SearchEntry.objects.count() <= before


def test_a_ruling_is_found_with_its_case_and_its_judge() -> None:
    case = b.a_case("Harbour v. State")
    b.a_ruling(case, judge=b.a_judge("Rachel Barkai"), full_text="The licence was void.")
    assert found("harbour judge:barkai licences") == ["Harbour v. State"]
    assert found("judge:harbour") == []


def test_a_removed_draft_and_a_removed_system_leave_nothing() -> None:
    case = b.a_case("Harbour v. State", published=False)
    publishing.remove(case, by=None)
    kept = b.a_case("River v. State")
    Case.objects.filter(pk=kept.pk).update(external_system="gone")
    remove_system("gone")
    assert list(SearchEntry.objects.values_list("case_ref", flat=True).exclude(case_ref=None)) == []
    assert list(disagreements()) == []


@pytest.mark.slow
def test_what_is_hidden_has_no_row_but_with_its_instant() -> None:
    world = plant()
    assert list(disagreements()) == []
    embargoed = [unit for label, unit in world.hidden.items() if label.startswith("embargoed")]
    rows = SearchEntry.objects.filter(visible_from__gt=timezone.now())
    assert rows.filter(case_ref__in=[unit.pk for unit in embargoed if isinstance(unit, Case)]).exists()
    assert found("zqcanary") == []


def test_a_rebuild_makes_a_false_index_true() -> None:
    case = b.a_case("Harbour v. State")
    b.a_ruling(case)
    SearchEntry.objects.filter(case_ref=case.pk).update(digest="0")
    Ruling.objects.update(summary="About pilots.")
    assert len(list(disagreements())) == 2
    with pytest.raises(CommandError, match="2 disagreements"):
        call_command("check_search", stdout=StringIO())
    rebuild()
    assert list(disagreements()) == []
    assert found("pilots") == ["Harbour v. State"]
    call_command("check_search", stdout=StringIO())


def test_an_index_of_an_older_version_is_written_anew_and_no_other() -> None:
    case = b.a_case("Harbour v. State")
    Case.objects.filter(pk=case.pk).update(title="River v. State")
    call_command("rebuild_search", if_outdated=True, stdout=StringIO())
    assert found("river") == []
    IndexVersion.objects.update(version=1)
    told = StringIO()
    with pytest.raises(CommandError):
        call_command("check_search", stdout=told)
    assert f"the index is of version 1, this code writes {VERSION}" in told.getvalue()
    call_command("rebuild_search", if_outdated=True, stdout=told)
    assert (found("river"), list(disagreements()), stored_version()) == (["River v. State"], [], VERSION)
    assert "This version writes the search index otherwise than the last one" in told.getvalue()


def test_a_row_of_a_unit_that_is_gone_is_told_and_taken_out() -> None:
    SearchEntry.objects.create(id=8, unit=8 << 3, case_ref=8, visible_from=timezone.now(), digest="", words="tghost")
    assert next(disagreements()) == "entry 8: its unit is gone"
    rebuild()
    assert SearchEntry.objects.count() == 0


@pytest.mark.single_backend("sqlite")
def test_an_engine_that_lost_terms_is_told_and_mended() -> None:
    b.a_case("Harbour v. State")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_words (search_words) VALUES ('delete-all')")
    assert list(disagreements()) == ["search_words: it does not hold what the index says; run rebuild_search"]
    rebuild()
    assert found("harbour") == ["Harbour v. State"]


@pytest.mark.single_backend("sqlite")
def test_what_analyze_learned_of_an_empty_index_is_forgotten() -> None:
    """With it SQLite scans the whole index at every write, and a rebuild takes several times as long."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        known = "SELECT count(*) FROM sqlite_stat1 WHERE tbl LIKE 'search_words%%'"
        cursor.execute(known, [])
        assert cursor.fetchone()[0] > 0
        rebuild()
        cursor.execute(known, [])
        assert cursor.fetchone()[0] == 0


def test_a_change_that_fails_leaves_the_index_as_it_was() -> None:
    case = b.a_case("Harbour v. State")
    with pytest.raises(RuntimeError), writing(reason="a correction") as change:
        change.touch(case)
        case.title = "River v. State"
        case.save()
        raise RuntimeError
    assert (found("harbour"), found("river")) == (["Harbour v. State"], [])


def test_a_very_long_text_is_indexed_as_far_as_there_is_room() -> None:
    text = " ".join(f"word{number}x" for number in range(90_000))
    b.a_ruling(b.a_case("Harbour v. State"), full_text=text)
    assert found("word77x word12000x") == ["Harbour v. State"]
    assert found("word89999x") == []
