"""data/CONFLICTS.md and the record agree: each row is a fact that page and API show as disputed, and no other is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from django.conf import settings
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case, Citation, Judge
from casetracker.core.models import UnitId
from parties.models import Party
from rulings.models import Reaction, Ruling
from tests.record import DOCUMENTS, record_kept

pytestmark = pytest.mark.django_db
TOLD = ["stated_value", "standing", "note"]
MODELS = {"case": Case, "ruling": Ruling, "reaction": Reaction, "party": Party, "judge": Judge}


class Row(NamedTuple):
    number: int
    case: str
    facts: list[tuple[str, str, str]]
    """Kind, key and path."""
    sources: set[str]
    standing: str


def rows() -> list[Row]:
    lines = (settings.BASE_DIR / "data" / "CONFLICTS.md").read_text().splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if re.match(r"\| \d+ \|", line)]
    known = {source["key"] for data in DOCUMENTS.values() for source in data["sources"]}
    return [
        Row(int(number), case, list(facts(place)), known & set(re.findall(r"[\w-]+", values)), standing)
        for number, case, _, place, values, standing, _ in cells
    ]


def facts(place: str) -> Iterator[tuple[str, str, str]]:
    """From “cases a and b, `x` and `y`; party p, `name`” to one fact each."""
    for piece in place.split(";"):
        found = re.match(r"(case|ruling|reaction|party|judge)s? ([\w/-]+)(?: and ([\w/-]+))?, ", piece.strip())
        for key in filter(None, found.groups()[1:] if found else ()):
            paths = re.findall(r"`([^`]+)`", piece)
            if "` to `" in piece:  # from d1 to d4
                paths = [paths[0].replace("d1", f"d{number}") for number in range(1, 5)]
            for path in paths:
                yield found[1], key, path


ROWS = rows()
DISPUTED = [(row, *fact) for row in ROWS for fact in row.facts]


@pytest.fixture(autouse=True, scope="module")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


def contrary(kind: str, key: str, path: str) -> list[Citation]:
    case, _, own = key.rpartition("/")
    unit = MODELS[kind].objects.get(**({"case__external_key": case, "key": own} if case else {"external_key": own}))
    return list(Citation.objects.filter(unit_id=unit.public_id, path=path, is_contrary=True).select_related("source"))


def test_there_are_31_rows_and_one_of_them_is_no_conflict() -> None:
    assert [row.number for row in ROWS] == list(range(1, 32))
    assert [row.number for row in ROWS if not row.facts] == [14]
    assert {case for row in ROWS for case in row.case.split(", ")} <= DOCUMENTS.keys()


@pytest.mark.parametrize(
    ("row", "kind", "key", "path"), DISPUTED, ids=[f"{row.number}-{key}-{path}" for row, _, key, path in DISPUTED]
)
def test_a_row_is_a_disputed_fact(row: Row, kind: str, key: str, path: str) -> None:
    citations = contrary(kind, key, path)

    assert citations
    assert {citation.source.external_key for citation in citations} <= row.sources
    assert all(citation.note for citation in citations)
    undecided = any(citation.standing == "undecided" for citation in citations)
    if row.number != 4:
        assert undecided == row.standing.startswith("undecided")
    else:
        assert undecided == (path == "participations/amnesty-israel.role")


@pytest.mark.parametrize("row", [row for row in ROWS if row.facts], ids=lambda row: str(row.number))
def test_a_disputed_fact_is_shown_with_every_value(row: Row) -> None:
    """Whoever reads the case in the API sees each value that differs, with its source and the editor's reason."""
    seen = {}
    for case in row.case.split(", "):
        data = Client().get(f"/api/v1/cases/{Case.objects.get(external_key=case).public_id}/").json()
        for unit in (data, *data["rulings"], *data["reactions"]):
            seen |= {
                (unit["id"], row["path"], row["source"]["id"]): row for row in unit["citations"] if row["is_contrary"]
            }
    for kind, key, path in row.facts:
        for citation in contrary(kind, key, path):
            if kind in ("case", "ruling", "reaction"):
                shown = seen[citation.unit_id, path, citation.source.public_id]
                assert [shown[name] for name in TOLD] == [getattr(citation, name) for name in TOLD]


def test_no_other_fact_is_disputed_but_one_on_which_no_source_is_wrong() -> None:
    listed = {(citation.unit_id, path) for _, kind, key, path in DISPUTED for citation in contrary(kind, key, path)}

    others = set(Citation.objects.filter(is_contrary=True).values_list("unit_id", "path")) - listed

    assert [(UnitId.objects.get(pk=unit).kind, path) for unit, path in others] == [("reaction", "stance")]
    assert len(listed) >= 26


def test_nso_on_the_judgment_differs_by_source() -> None:
    """Two reports have NSO welcome it; the first has only what NSO will do."""
    reaction = Reaction.objects.get(case__external_key="founding", key="nso-2020-07")
    stances = Citation.objects.filter(unit_id=reaction.public_id, path="stance").values_list(
        "source__external_key", "stated_value", "is_contrary"
    )
    assert reaction.stance == "welcomes"
    assert ("calcalist20", "not_stated", True) in stances
    assert {source for source, stated, differs in stances if not differs} == {"jewishnews", "hrdblog"}


def test_roles_change_with_the_instance_without_a_conflict() -> None:
    nso = Party.objects.get(external_key="nso-group")
    rows = nso.participations.filter(case__external_key__startswith="whatsapp")
    assert dict(rows.values_list("case__external_key", "role")) == {
        "whatsapp-ndcal": "defendant",
        "whatsapp-ca9": "appellant",
        "whatsapp-scotus": "petitioner",
        "whatsapp-ca9-2": "appellant",
    }
