"""What lists and filters ask of the database is read through indexes, but for what is known to be read whole."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from rulings.models import RulingIdentifier
from tests import builders as b
from tests.kept import kept

pytestmark = pytest.mark.django_db
OF_A_RULING = "court={court}", "country=IL", "judge={judge}", "decided_after=2020&decided_before=2021"
ASKED = {
    "holdings": ["", *OF_A_RULING, "topic={topic}", "finding=not_established", "weight=obiter", "claim_kind=ground"],
    "reaction-points": ["", *OF_A_RULING, "holding_topic={topic}", "response=will_appeal", "speaker={party}"],
    "relations": ["", "kind=cites", "case={case}", "from_case={case}", "to_case={case}"]
    + ["court={court}", "country=IL", "to_court={court}", "to_country=IL"],
    "cases": [
        "ordering=filed_on",
        "ordering=-changed_at",
        "next_after=2026",
        "next_before=2027",
        "pending_years=3",
        "changed_after=2026-11",
    ]
    + ["below_court={court}", "below_docket=1/20", "below_result=affirmed", "dissent=yes", "dissent=no"]
    + ["votes_against_min=1", "bench_size=3", "bench_size_min=3", "party={party}&result=rejected"],
    "rulings": [
        "ordering=issued_on",
        "ordering=-published_on",
        "ordering=-changed_at",
        "changed_after=2026-11",
        "identifier=2020+EWHC+1",
        "dissent=yes",
        "dissent=no",
        "votes=5-4",
    ]
    + ["votes_against_min=1", "bench_size=3", "bench_size_min=3", "party={party}&result=rejected"],
    "verdicts": ["ordering=issued_on", "dissent=yes", "bench_size=3", "party={party}&role=respondent&result=rejected"],
    "reactions": [
        "ordering=made_on",
        "ordering=-changed_at",
        "changed_after=2026-11",
        *OF_A_RULING,
        "result=rejected",
        "party={party}&result=rejected",
    ],
    "statistics/results-by-country": ["court={court}", "judge={judge}", "party={party}"],
    "statistics/results-by-topic": ["court={court}", "judge={judge}", "party={party}"],
    "statistics/results-by-case-type": ["court={court}", "judge={judge}", "party={party}"],
    "parties/{party}": [""],
    "judges/{judge}": [""],
}
"""The newer lists and filters, and the records of those who stand in them."""
KNOWN_WHOLE = {
    "holdings": {"rulings_holding", "rulings_holding_topics"},
    "reaction-points": {"rulings_reactionpoint", "rulings_reaction", "rulings_ruling", "rulings_holding_topics"},
    "relations": {"cases_caserelation", "cases_case"},
    "reactions": {"rulings_reaction", "rulings_ruling"},
    "statistics/results-by-topic": {"cases_case"},
    "statistics/results-by-case-type": {"cases_case"},
}
"""Lists of parts stand in the order of their units, which no index of theirs has; a reaction's court is its ruling's,
or else its case's; SQLite lists the visible cases once for a statistic. At a million cases these want another way."""
SMALL = {"cases_topic", "cases_court"}
"""Tables that stay short enough to be read whole."""
OF_THE_RECORD = ("cases_", "rulings_", "parties_", "core_", "search_")


@pytest.fixture(scope="module")
def ids(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    with kept(django_db_blocker):
        with b.story():
            court, judge, topic, party = b.a_court(), b.a_judge(), b.a_topic(), b.a_party()
            case = b.a_case(court=court, topics=[topic], next_on="2026-12-01", status="pending")
            later = b.a_case(court=court)
            b.a_relation(case, later, kind="cites")
            b.a_participation(case, party, "respondent", "opposing")
            claim = b.a_claim(case, kind="ground")
            ruling = b.a_ruling(case, judge=judge, court=court)
            b.part(ruling, RulingIdentifier, scheme="neutral_citation", value="[2020] EWHC 1")
            held = b.a_holding(ruling, [claim], topics=[topic])
            b.a_point(b.a_reaction(about_ruling=ruling, speaker=party), [held], response="will_appeal")
        named = {"court": court, "judge": judge, "topic": topic, "party": party, "case": case}
        yield {name: unit.public_id for name, unit in named.items()}


def whole_reads(sql: str) -> list[str]:
    """The tables that the database reads from end to end for this statement, by the names that the statement has."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"EXPLAIN {sql}")
            lines = [line for (line,) in cursor.fetchall()]
            return [found[1] for line in lines if (found := re.search(r"Seq Scan on (\w+)", line))]
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        steps = [detail for *_, detail in cursor.fetchall()]
        names = [found[1] for step in steps if (found := re.fullmatch(r"SCAN (\w+)", step))]
        tables = {alias: table for table, alias in re.findall(r'"(\w+)" (\w+)\b', sql)}
        return [tables.get(name, name) for name in names]


@pytest.mark.parametrize("path", ASKED)
def test_no_table_is_read_whole(client: Client, ids: dict[str, str], path: str) -> None:
    whole: dict[str, set[str]] = {}
    for asked in ASKED[path]:
        address = f"/api/v1/{path}/?{asked}".format(**ids)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200, address
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL enable_seqscan = off")  # it reads small tables whole where it may
        read = {
            table
            for query in captured
            if query["sql"].startswith("SELECT")
            for table in whole_reads(query["sql"])
            if table.startswith(OF_THE_RECORD) and table not in SMALL | KNOWN_WHOLE.get(path, set())
        }
        if read:
            whole[asked] = read
    assert whole == {}
