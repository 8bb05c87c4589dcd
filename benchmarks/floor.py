"""The floor: hand-tuned SQL to bytes in a bare WSGI application, on the same database and for the same addresses.

It answers with the same records as the product and knows nothing else: no check of parameters, no errors, no headers.
Lists hold the very same `results`; a case holds the same records, as flat lists.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from typing import Any
from urllib.parse import parse_qs

import orjson

from benchmarks.floor_case import case_statement
from benchmarks.floor_facets import OF_COURT, facets
from cases.choices import PETITIONER_ROLES, RESPONDENT_ROLES

Row = dict[str, Any]

SCANNED = 1_000
"""A party with more cases than this stands in many of the newest: then the list is read by date until it is full."""

RULING = """
    SELECT r.id AS pk, r.case_id, r.public_id AS id, r.number, r.kind, r.stage, r.decided_by, r.result, r.favours,
        r.is_verdict, r.summary, r.issued_on, r.issued_on_earliest, r.issued_on_latest, r.published_on,
        r.published_on_earliest, r.published_on_latest, c.public_id, c.title, c.title_language, c.docket_number,
        t.public_id AS court, t.name, t.country
    FROM rulings_ruling r JOIN cases_case c ON c.id = r.case_id LEFT JOIN cases_court t ON t.id = r.court_id
    WHERE r.visible_from <= ? AND {} ORDER BY r.issued_on_earliest DESC, r.public_id DESC LIMIT ?"""
IN_COURT_AND_YEAR = """
    r.court_id = (SELECT id FROM cases_court WHERE public_id = ?)
    AND r.issued_on_earliest BETWEEN ? AND ? AND r.issued_on_latest <= ?
    AND EXISTS (SELECT 1 FROM rulings_disposition d WHERE d.ruling_id = r.id AND d.result = ? AND NOT d.is_withdrawn)"""
AFTER = "(r.issued_on_earliest, r.public_id) < (?, ?)"
CASE = """
    SELECT c.id AS pk, c.public_id AS id, c.title, c.title_language, c.caption, c.court_as_stated, c.docket_number,
        c.case_type, c.status, c.finality, c.hearing_access, c.record_status, c.filed_on, c.filed_on_earliest,
        c.filed_on_latest, t.public_id AS court, t.name, t.country
    FROM cases_case c LEFT JOIN cases_court t ON t.id = c.court_id
    WHERE c.visible_from <= ? AND {} ORDER BY {} c.filed_on_earliest DESC, c.public_id DESC LIMIT ?"""
DATED = "c.filed_on_earliest IS NOT NULL"
OF_PARTY = "FROM cases_participation p WHERE p.party_id = ? AND p.role = ? AND NOT p.is_withdrawn"
DISPOSITIONS = """
    SELECT ruling_id AS at, key, number, decides, description, result, form, favours, basis, amount, currency
    FROM rulings_disposition WHERE ruling_id IN {} AND NOT is_withdrawn ORDER BY number, id"""
JUDGES = """
    SELECT s.ruling_id AS at, j.public_id AS id, s.name_as_stated, j.name, s.role, s.part
    FROM rulings_panelseat s LEFT JOIN cases_judge j ON j.id = s.judge_id
    WHERE s.ruling_id IN {} AND NOT s.is_withdrawn ORDER BY s."order", s.id"""
PARTIES = """
    SELECT p.case_id AS at, q.public_id AS id, p.name_as_stated, q.name, q.kind, p.role,
        q.exposure NOT IN ('private', 'at_risk', 'minor') AND q.identity <> 'protected' AS has_page
    FROM cases_participation p JOIN parties_party q ON q.id = p.party_id
    WHERE p.case_id IN {} AND NOT p.is_withdrawn ORDER BY p."order", p.id"""
REACTIONS = """
    SELECT a.{} AS at, a.id AS pk, a.public_id AS id, a.key, a.number, a.stance, a.spokesperson, a.made_on,
        a.made_on_earliest, a.made_on_latest, q.public_id, q.name,
        q.exposure NOT IN ('private', 'at_risk', 'minor') AND q.identity <> 'protected' AS has_page
    FROM rulings_reaction a JOIN rulings_reactionspeaker s ON s.reaction_id = a.id
        JOIN parties_party q ON q.id = s.party_id
    WHERE a.{} IN {} AND a.visible_from <= ? AND NOT s.is_withdrawn
    ORDER BY a.made_on_earliest IS NULL, a.made_on_earliest, a.id, s."order", s.id"""
VERDICTS = """
    SELECT case_id AS at, id AS pk, public_id AS id, number, kind, result, favours, issued_on, issued_on_earliest,
        issued_on_latest
    FROM rulings_ruling WHERE case_id IN {} AND is_verdict AND visible_from <= ?
    ORDER BY issued_on_earliest IS NOT NULL, issued_on_earliest, id"""


class Floor:
    """A WSGI application on one connection of the database's driver (sqlite3 or psycopg2), which it keeps."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.is_postgresql = type(connection).__module__.startswith("psycopg2")
        self.of_case = case_statement(is_postgresql=self.is_postgresql)
        self.prepared: dict[str, str] = {}

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        asked = {name: values[0] for name, values in parse_qs(environ["QUERY_STRING"]).items()}
        self.now = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f}{'+00' if self.is_postgresql else ''}"
        _, _, _, kind, *rest = environ["PATH_INFO"].split("/")
        if rest[0]:
            body = self.case(rest[0])
        else:
            answer = {"results": list(self.rulings(asked) if kind == "rulings" else self.cases(asked))}
            if "facets" in asked:
                given = asked.get("court", "")
                answer["facets"] = list(facets(self.rows, self.now, given, is_postgresql=self.is_postgresql))
            body = orjson.dumps(answer)
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    def execute(self, statement: str, *values: Any) -> Any:
        """A cursor with the answer; PostgreSQL plans each statement once, SQLite's driver keeps them by itself."""
        cursor = self.connection.cursor()
        if not self.is_postgresql:
            return cursor.execute(statement, values)
        if statement not in self.prepared:
            self.prepared[statement] = f"floor_{len(self.prepared)}"
            numbers = count(1)
            cursor.execute(
                f"PREPARE {self.prepared[statement]} AS {re.sub('[?]', lambda _: f'${next(numbers)}', statement)}"
            )
        cursor.execute(f"EXECUTE {self.prepared[statement]} ({', '.join(['%s'] * len(values))})", values)
        return cursor

    def rows(self, statement: str, *values: Any) -> list[Row]:
        cursor = self.execute(statement, *values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def among(self, statement: str, keys: Iterable[Any], *values: Any) -> dict[Any, list[Row]]:
        """The rows of a statement with IN, grouped by what it calls `at`."""
        keys = list(keys)
        groups: dict[Any, list[Row]] = {}
        if not keys:
            return groups
        if self.is_postgresql:
            rows = self.rows(statement.replace("IN {}", "= ANY(?)"), keys, *values)
        else:
            rows = self.rows(statement.replace("{}", f"({', '.join('?' * len(keys))})"), *keys, *values)
        for row in rows:
            groups.setdefault(row.pop("at"), []).append(row)
        return groups

    def rulings(self, asked: dict[str, str]) -> Iterator[Row]:
        size = int(asked["page_size"])
        if "after" in asked:
            rows = self.rows(RULING.format(AFTER), self.now, asked["after"], asked["id"], size + 1)[:size]
        else:
            first, last = f"{asked['decided_year']}-01-01", f"{asked['decided_year']}-12-31"
            values = (self.now, asked["court"], first, last, last, asked["result"], size + 1)
            rows = self.rows(RULING.format(IN_COURT_AND_YEAR), *values)[:size]
        keys = [row["pk"] for row in rows]
        decided, judges = self.among(DISPOSITIONS, keys), self.among(JUDGES, keys)
        parties = self.among(PARTIES, {row["case_id"] for row in rows})
        reactions = self.reactions("about_ruling_id", keys)
        for row in rows:
            pk, case = row.pop("pk"), row.pop("case_id")
            court = {"id": row.pop("court"), "name": row.pop("name"), "country": row.pop("country")}
            named = {name: row.pop(name) for name in ("public_id", "title", "title_language", "docket_number")}
            public_id = named.pop("public_id")
            yield {
                **row,
                "is_verdict": bool(row["is_verdict"]),
                "url": f"/rulings/{row['id']}/",
                "case": {"id": public_id, **named, "url": f"/cases/{public_id}/"},
                "court": court if court["id"] else None,
                "dispositions": dispositions(decided.get(pk, [])),
                "judges": people(judges.get(pk, [])),
                **sides(parties.get(case, [])),
                "reactions": reactions.get(pk, []),
            }

    def cases(self, asked: dict[str, str]) -> Iterator[Row]:
        size = int(asked["page_size"])
        if "party" in asked:
            rows = self.cases_of(asked, size)
        else:
            court = [asked["court"]] if "court" in asked else []
            wanted = f"{DATED} AND c.{OF_COURT}" if court else DATED
            rows = self.rows(CASE.format(wanted, ""), self.now, *court, size + 1)[:size]
        keys = [row["pk"] for row in rows]
        parties, reactions = self.among(PARTIES, keys), self.reactions("case_id", keys)
        latest = {case: found[-1] for case, found in self.among(VERDICTS, keys, self.now).items()}
        rulings = [verdict["pk"] for verdict in latest.values()]
        decided, judges = self.among(DISPOSITIONS, rulings), self.among(JUDGES, rulings)
        for verdict in latest.values():
            pk = verdict.pop("pk")
            verdict |= {
                "url": f"/rulings/{verdict['id']}/",
                "dispositions": dispositions(decided.get(pk, [])),
                "judges": people(judges.get(pk, [])),
            }
        for row in rows:
            pk = row.pop("pk")
            court = {"id": row.pop("court"), "name": row.pop("name"), "country": row.pop("country")}
            yield {
                **row,
                "url": f"/cases/{row['id']}/",
                "court": court if court["id"] else None,
                **sides(parties.get(pk, [])),
                "verdict": latest.get(pk),
                "reactions": reactions.get(pk, []),
            }

    def cases_of(self, asked: dict[str, str], size: int) -> list[Row]:
        """Of a party with few cases by these; of one with many by date, until the page is full."""
        party = self.rows("SELECT id FROM parties_party WHERE public_id = ?", asked["party"])[0]["id"]
        part = (party, asked["role"])
        known = self.rows(f"SELECT count(*) AS cases FROM (SELECT 1 {OF_PARTY} LIMIT {SCANNED}) x", *part)[0]["cases"]
        if known == SCANNED:
            statement = CASE.format(f"{DATED} AND EXISTS (SELECT 1 {OF_PARTY} AND p.case_id = c.id)", "")
        else:
            statement = CASE.format(f"c.id IN (SELECT p.case_id {OF_PARTY})", "c.filed_on_earliest IS NULL,")
        return self.rows(statement, self.now, *part, size + 1)[:size]

    def reactions(self, link: str, keys: list[int]) -> dict[int, list[Row]]:
        statement = REACTIONS.replace("{}", link, 2)
        found: dict[int, dict[int, Row]] = {}
        for at, rows in self.among(statement, keys, self.now).items():
            for row in rows:
                speaker = {"id": row.pop("public_id"), "name": row.pop("name"), "has_page": bool(row.pop("has_page"))}
                reaction = found.setdefault(at, {}).setdefault(row.pop("pk"), row)
                reaction.setdefault("speakers", []).append(speaker)
        return {at: list(reactions.values()) for at, reactions in found.items()}

    def case(self, public_id: str) -> bytes:
        """Everything of one case in one statement, which gives JSON."""
        parts = self.execute(self.of_case, public_id, self.now)
        return "".join(["{", ",".join(f'"{name}":{text}' for name, text in parts), "}"]).encode()


def dispositions(rows: list[Row]) -> list[Row]:
    for row in rows:
        if row["amount"] is not None:
            row["amount"] = f"{Decimal(str(row['amount'])).normalize():f}"
    return rows


def people(rows: list[Row]) -> list[Row]:
    """Each under the name that it has here; two rulings of one case share the rows, so these stay as they are."""
    return [
        {n: row["name_as_stated"] or v if n == "name" else v for n, v in row.items() if n != "name_as_stated"}
        for row in rows
    ]


def sides(rows: list[Row]) -> Row:
    named = [{**row, "has_page": bool(row["has_page"])} for row in people(rows)]
    return {
        "petitioners": [row for row in named if row["role"] in PETITIONER_ROLES],
        "respondents": [row for row in named if row["role"] in RESPONDENT_ROLES],
    }
