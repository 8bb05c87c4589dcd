"""The floor's one statement for a whole case: each part of it as one row, its name and its records as JSON."""

CASE, CLAIM = "FROM cases_case c", "FROM cases_claim x"
OWN = "JOIN cases_case c ON c.id = x.case_id WHERE c.public_id = :id AND NOT x.is_withdrawn"
BY = "JOIN cases_participation p ON p.id = l.participation_id"
RULING = "FROM rulings_ruling r JOIN cases_case c ON c.id = r.case_id AND c.public_id = :id"
REACTION = "FROM rulings_reaction a JOIN cases_case c ON c.id = a.case_id AND c.public_id = :id"
DISPOSITION = f"{RULING} JOIN rulings_disposition d ON d.ruling_id = r.id AND NOT d.is_withdrawn"
SEAT = f"{RULING} JOIN rulings_panelseat s ON s.ruling_id = r.id AND NOT s.is_withdrawn"
HOLDING = f"{RULING} JOIN rulings_holding h ON h.ruling_id = r.id AND NOT h.is_withdrawn"
POINT = f"{REACTION} JOIN rulings_reactionpoint k ON k.reaction_id = a.id AND NOT k.is_withdrawn"
SEEN_RULING, SEEN_REACTION = "WHERE r.visible_from <= :now", "WHERE a.visible_from <= :now"

QUOTATION = "{0}.quotation {0}.quotation_language {0}.translation {0}.translated_by"
DATE = "{0} {0}_earliest {0}_latest"
COURT = "t.public_id=court_id t.name=court_name t.country=court_country"
NAME = "n.key n.name n.language n.kind"

PARTS: dict[str, tuple[str, str]] = {
    "case": (
        "c.public_id=id c.external_system c.external_key c.changed_at c.title c.title_language c.caption "
        "c.court_as_stated c.sitting_as c.docket_number c.case_type c.local_type c.status c.finality c.summary "
        "c.hearing_access c.languages c.record_status c.compiled_from c.note c.version "
        f"{DATE.format('c.filed_on')} {DATE.format('c.next_on')} {DATE.format('c.last_checked_on')} {COURT}",
        f"{CASE} LEFT JOIN cases_court t ON t.id = c.court_id WHERE c.public_id = :id",
    ),
    "court_names": (NAME, f"{CASE} JOIN cases_courtname n ON n.court_id = c.court_id WHERE c.public_id = :id"),
    "ruling_court_names": (NAME, f"{RULING} JOIN cases_courtname n ON n.court_id = r.court_id {SEEN_RULING}"),
    "titles": ("x.key x.title x.language x.kind", f"FROM cases_casetitle x {OWN} ORDER BY x.id"),
    "topics": (
        "t.public_id=id t.name",
        f"{CASE} JOIN cases_case_topics x ON x.case_id = c.id JOIN cases_topic t ON t.id = x.topic_id "
        "WHERE c.public_id = :id",
    ),
    "participations": (
        "x.key x.number x.role x.side x.name_as_stated x.note q.public_id=id q.name q.kind q.identity "
        "q.size_stated q.country q.description q.note=party_note",
        f'FROM cases_participation x JOIN parties_party q ON q.id = x.party_id {OWN} ORDER BY x."order", x.id',
    ),
    "counsel": (
        "p.key=participation x.name x.firm x.role x.note",
        "FROM cases_counsel x JOIN cases_participation p ON p.id = x.participation_id AND NOT p.is_withdrawn "
        f'{OWN} ORDER BY x."order", x.id',
    ),
    "party_names": (
        f"q.public_id=party {NAME}",
        "FROM cases_participation x JOIN parties_party q ON q.id = x.party_id "
        f"JOIN parties_partyname n ON n.party_id = q.id {OWN} ORDER BY n.id",
    ),
    "claims": (
        f"x.key x.number x.kind x.statement x.note {DATE.format('x.alleged_on')}",
        f"{CLAIM} {OWN} ORDER BY x.number, x.id",
    ),
    "raised_by": ("x.key=claim p.key=by", f"{CLAIM} JOIN cases_claim_raised_by l ON l.claim_id = x.id {BY} {OWN}"),
    "against": ("x.key=claim p.key=by", f"{CLAIM} JOIN cases_claim_against l ON l.claim_id = x.id {BY} {OWN}"),
    "events": (
        "x.key x.number x.kind x.title x.description x.docket x.begins_at x.ends_at x.time_zone x.note "
        f"{DATE.format('x.on')}",
        f"FROM cases_caseevent x {OWN} ORDER BY x.number, x.id",
    ),
    "event_by": (
        "x.key=event p.key=by",
        f"FROM cases_caseevent x JOIN cases_caseevent_by l ON l.caseevent_id = x.id {BY} {OWN}",
    ),
    "rulings": (
        "r.public_id=id r.key r.number r.version r.kind r.stage r.decided_by r.bench_size r.is_bench_complete r.result "
        "r.favours r.is_verdict r.summary r.full_text r.full_text_url r.text_availability r.language r.note "
        f"{DATE.format('r.heard_on')} {DATE.format('r.issued_on')} {DATE.format('r.published_on')} "
        f"{DATE.format('r.notified_on')} {COURT}",
        f"{RULING} LEFT JOIN cases_court t ON t.id = r.court_id {SEEN_RULING} ORDER BY r.issued_on_earliest, r.id",
    ),
    "dispositions": (
        "r.public_id=ruling d.key d.number d.decides d.description d.result d.form d.favours d.basis d.amount "
        "d.currency d.sentence d.as_stated d.as_stated_language d.effect d.note",
        f"{DISPOSITION} {SEEN_RULING}",
    ),
    "disposition_claims": (
        "r.public_id=ruling d.key=disposition x.key=claim",
        f"{DISPOSITION} JOIN rulings_disposition_claims l ON l.disposition_id = d.id "
        f"JOIN cases_claim x ON x.id = l.claim_id {SEEN_RULING}",
    ),
    "judges": (
        "r.public_id=ruling s.key j.public_id=id s.name_as_stated j.name s.role s.part",
        f"{SEAT} LEFT JOIN cases_judge j ON j.id = s.judge_id {SEEN_RULING}",
    ),
    "judge_names": (
        f"s.judge_id=judge {NAME}",
        f"{SEAT} JOIN cases_judgename n ON n.judge_id = s.judge_id {SEEN_RULING}",
    ),
    "holdings": (
        f"r.public_id=ruling h.key h.number h.finding h.statement {QUOTATION.format('h')} h.weight h.note",
        f"{HOLDING} {SEEN_RULING}",
    ),
    "holding_claims": (
        "r.public_id=ruling h.key=holding x.key=claim",
        f"{HOLDING} JOIN rulings_holding_claims l ON l.holding_id = h.id "
        f"JOIN cases_claim x ON x.id = l.claim_id {SEEN_RULING}",
    ),
    "reactions": (
        "a.public_id=id a.key a.number a.version r.public_id=ruling a.spokesperson a.spokesperson_title a.kind "
        f"a.asked_by a.stance a.summary a.language a.note {DATE.format('a.made_on')}",
        f"{REACTION} LEFT JOIN rulings_ruling r ON r.id = a.about_ruling_id {SEEN_REACTION}",
    ),
    "speakers": (
        "a.public_id=reaction s.key q.public_id=id q.name q.kind",
        f"{REACTION} JOIN rulings_reactionspeaker s ON s.reaction_id = a.id "
        f"JOIN parties_party q ON q.id = s.party_id {SEEN_REACTION}",
    ),
    "points": (
        f"a.public_id=reaction k.key k.number k.response k.calls_for k.summary {QUOTATION.format('k')} "
        "k.asserts_fact k.note",
        f"{POINT} {SEEN_REACTION}",
    ),
    "point_holdings": (
        "a.public_id=reaction k.key=point h.key=holding",
        f"{POINT} JOIN rulings_reactionpoint_holdings l ON l.reactionpoint_id = k.id "
        f"JOIN rulings_holding h ON h.id = l.holding_id {SEEN_REACTION}",
    ),
    "sources": (
        "x.number s.public_id=id s.kind s.title s.author s.publisher s.url s.archived_url s.published_time s.language "
        f"s.seen_as s.media s.note {DATE.format('s.published_on')} {DATE.format('s.accessed_on')}",
        f"FROM cases_casesource x JOIN cases_source s ON s.id = x.source_id {OWN} ORDER BY x.number",
    ),
    "citations": (
        f"k.unit_id=unit k.path k.support k.stated_value k.standing {QUOTATION.format('k')} k.locator k.note "
        "k.is_contrary s.public_id=source",
        "FROM core_unitid u JOIN cases_citation k ON k.unit_id = u.public_id "
        "JOIN cases_source s ON s.id = k.source_id "
        "WHERE u.public_id = :id OR u.parent_id = :id AND u.visible_from <= :now ORDER BY k.id",
    ),
}
"""Each part: its columns (`column`, or `column=name in the answer`), and where they come from."""


def case_statement(*, is_postgresql: bool) -> str:
    """The statement; its two parameters are the case's public id and the present instant."""
    parts = " UNION ALL ".join(part(name, *PARTS[name], is_postgresql=is_postgresql) for name in PARTS)
    id_type, now_type = ("::varchar", "::timestamptz") if is_postgresql else ("", "")
    asked = f"WITH asked AS (SELECT ?{id_type} AS id, ?{now_type} AS instant) "
    return asked + parts.replace(":id", "(SELECT id FROM asked)").replace(":now", "(SELECT instant FROM asked)")


def part(name: str, columns: str, source: str, *, is_postgresql: bool) -> str:
    names = [column.split("=") if "=" in column else (column, column.split(".")[1]) for column in columns.split()]
    selected = ", ".join(f'{quoted(column)} AS "{answered}"' for column, answered in names)
    inner = f"SELECT {selected} {source}"
    if is_postgresql:
        return f"(SELECT '{name}', coalesce(json_agg(x), '[]')::text FROM ({inner}) x)"
    members = ", ".join(f"'{answered}', \"{answered}\"" for _, answered in names)
    return f"SELECT '{name}', json_group_array(json_object({members})) FROM ({inner})"


def quoted(column: str) -> str:
    table, _, name = column.partition(".")
    return f'{table}."{name}"'
