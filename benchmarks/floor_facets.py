"""The floor's counts beside the list of cases: one statement for what is kept, one for what is not, and the names."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from cases.choices import HEARING_ACCESS, ROLE
from casetracker.core.naming.places import country_name, language_name
from rulings.choices import DECIDES, FAVOURS, RESULT, STANCE

SHOWN = 15
KEPT = """
    SELECT facet, value, sum(number) AS number FROM search_facet_count
    WHERE listing = 'cases' AND facet IN {} AND visible_from <= ? GROUP BY facet, value"""
OF_COURT = "court_id = (SELECT id FROM cases_court WHERE public_id = ?)"
NEWEST = "true ORDER BY id DESC LIMIT 20000"
COUNTED = """
    WITH hit AS MATERIALIZED (
        SELECT id, court_id, hearing_access, languages FROM cases_case WHERE visible_from <= ? AND {hit}),
    ruled AS MATERIALIZED (
        SELECT r.id, r.case_id, substr(CAST(r.issued_on_earliest AS text), 1, 4) AS year,
            substr(CAST(r.issued_on_latest AS text), 1, 4) AS last_year
        FROM hit CROSS JOIN rulings_ruling r WHERE r.case_id = hit.id AND r.visible_from <= ?),
    decided AS MATERIALIZED (
        SELECT ruled.case_id, d.decides, d.result, d.favours
        FROM ruled CROSS JOIN rulings_disposition d WHERE d.ruling_id = ruled.id AND NOT d.is_withdrawn),
    above(topic, wider) AS (
        SELECT id, id FROM cases_topic
        UNION SELECT id, parent_id FROM cases_topic
        UNION SELECT t.id, p.parent_id FROM cases_topic t JOIN cases_topic p ON p.id = t.parent_id)
    SELECT 'country' AS facet, c.country AS value, count(*) AS number
        FROM hit JOIN cases_court c ON c.id = hit.court_id GROUP BY c.country
    UNION ALL SELECT 'hearing_access', hearing_access, count(*) FROM hit GROUP BY hearing_access
    UNION ALL SELECT 'language', l.value, count(*) FROM hit CROSS JOIN {languages} l GROUP BY l.value
    UNION ALL SELECT 'judge', CAST(s.judge_id AS text), count(DISTINCT ruled.case_id)
        FROM ruled CROSS JOIN rulings_panelseat s
        WHERE s.ruling_id = ruled.id AND NOT s.is_withdrawn GROUP BY s.judge_id
    UNION ALL SELECT 'decides', decides, count(DISTINCT case_id) FROM decided GROUP BY decides
    UNION ALL SELECT 'favours', favours, count(DISTINCT case_id) FROM decided GROUP BY favours
    UNION ALL SELECT 'topic', CAST(a.wider AS text), count(DISTINCT t.case_id)
        FROM hit CROSS JOIN cases_case_topics t JOIN above a ON a.topic = t.topic_id
        WHERE t.case_id = hit.id AND a.wider IS NOT NULL GROUP BY a.wider
    UNION ALL SELECT 'role', p.role, count(DISTINCT p.case_id)
        FROM hit CROSS JOIN cases_participation p WHERE p.case_id = hit.id AND NOT p.is_withdrawn GROUP BY p.role
    UNION ALL SELECT 'stance', a.stance, count(DISTINCT a.case_id)
        FROM hit CROSS JOIN rulings_reaction a WHERE a.case_id = hit.id AND a.visible_from <= ? GROUP BY a.stance"""
RULED = """
    UNION ALL SELECT 'result', result, count(DISTINCT case_id) FROM decided GROUP BY result
    UNION ALL SELECT 'decided_year', year, count(DISTINCT case_id) FROM ruled WHERE year = last_year GROUP BY year"""
LANGUAGES = {False: "json_each(languages)", True: "jsonb_array_elements_text(languages)"}
UNITS = {"court": "cases_court", "judge": "cases_judge", "topic": "cases_topic"}
LABELS: dict[str, Callable[[str], str]] = {
    "decides": DECIDES.label, "result": RESULT.label, "favours": FAVOURS.label, "role": ROLE.label,
    "stance": STANCE.label, "hearing_access": HEARING_ACCESS.label, "country": country_name, "language": language_name,
}  # fmt: skip
Rows = Callable[..., list[dict[str, Any]]]


def facets(rows: Rows, now: str, court: str, *, is_postgresql: bool) -> Iterator[dict[str, Any]]:
    """Facets of all cases, or of those of a court; court, and of all cases result and year, from the kept counts."""
    kept = "('court')" if court else "('court', 'result', 'decided_year')"
    statement = COUNTED.format(hit=OF_COURT if court else NEWEST, languages=LANGUAGES[is_postgresql])
    values = [now, court, now, now] if court else [now, now, now]
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(KEPT.format(kept), now) + rows(statement + (RULED if court else ""), *values):
        if row["value"] and row["number"]:
            found[row["facet"]][row["value"]] += int(row["number"])
    for name, counts in found.items():
        best = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:SHOWN]
        if name == "court" and court:
            chosen = str(rows("SELECT id FROM cases_court WHERE public_id = ?", court)[0]["id"])
            best += [(chosen, counts[chosen])] if chosen not in dict(best) else []
        if name in UNITS:
            keys = ", ".join(value for value, _ in best)
            seen = f"SELECT id, public_id, name FROM {UNITS[name]} WHERE id IN ({keys}) AND visible_from <= ?"
            named = rows(seen, now)
            units = {str(row["id"]): (row["public_id"], row["name"]) for row in named}
            shown = [(*units[value], number) for value, number in best if value in units]
        else:
            called = LABELS.get(name, str)
            shown = [(value, called(value), number) for value, number in best]
        yield {"name": name, "values": [{"value": v, "label": label, "count": count} for v, label, count in shown]}
