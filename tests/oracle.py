"""What filters must find, by brute force over plain objects: the oracle of test_filters.

Nothing here uses the product's querysets, its visibility or its filters: what is seen follows from the states, and each
group of conditions is a loop.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from cases.models import Case, Citation, Court, Judge, Source, Topic
from casetracker.core.dates import PartialDate
from casetracker.core.units import EditorialUnit
from parties.models import Party
from rulings.models import Reaction, Ruling, RulingIdentifier

Asked = dict[str, str]
DISPOSITION = ("decides", "result", "favours", "basis", "form", "currency")
UNITS: dict[str, Any] = {
    "party": Party,
    "speaker": Party,
    "requested_by": Party,
    "judge": Judge,
    "opinion_author": Judge,
    "topic": Topic,
    "holding_topic": Topic,
    "court": Court,
    "below_court": Court,
    "source": Source,
    "case": Case,
    "ruling": Ruling,
}
"""The parameters that name a unit by its public id."""
OF_RULINGS = {
    *DISPOSITION,
    "requested_by",
    "requested_by_kind",
    "finding",
    "holding_topic",
    "judge",
    "judge_part",
    "decided_after",
    "decided_before",
    "decided_year",
    "published_after",
    "published_before",
    *("opinion_kind", "opinion_author", "dissent", "bench_size", "bench_size_min", "votes_against_min"),
}


OF_POINTS = {"response", "asserts_fact", "finding", "holding_topic"}
"""Of a reaction: what is asked of one point and of a holding that it answers."""
OF_REACTIONS = {"speaker", "speaker_side", "stance", "reacted_after", "reacted_before", "reacted_within"}


class Seen:
    """What the public sees, in lists."""

    def __init__(self) -> None:
        self.now = timezone.now()
        self.ids = {name: dict(model._base_manager.values_list("public_id", "pk")) for name, model in UNITS.items()}
        self.cases = self.shown(Case._base_manager.select_related("court"))
        self.rulings = self.shown(Ruling._base_manager.select_related("court", "case"))
        self.reactions = self.shown(Reaction._base_manager.select_related("case__court"))
        self.participations = {case.pk: with_counsel(case) for case in self.cases}
        self.topics = {case.pk: with_broader(case.topics.all()) for case in self.cases}
        self.dispositions = {
            r.pk: current(r.dispositions.prefetch_related("requested_by__party", "concerning__party"))
            for r in self.rulings
        }
        self.holdings = {r.pk: current(r.holdings.prefetch_related("topics__parent__parent")) for r in self.rulings}
        self.opinions = {r.pk: current(r.opinions.prefetch_related("authors__judge")) for r in self.rulings}
        self.text_versions = {r.pk: current(r.text_versions.all()) for r in self.rulings}
        self.identifiers = [row for r in self.rulings for row in current(r.identifiers.all())]
        self.reviews = [review for r in self.rulings for review in current(r.reviews.all())]
        self.seats = {r.pk: judges(current(r.panel.select_related("judge"))) for r in self.rulings}
        self.speakers = {
            reaction.pk: {s.party for s in current(reaction.speakers.select_related("party"))}
            for reaction in self.reactions
        }
        self.points = {
            reaction.pk: current(reaction.points.prefetch_related("holdings__topics__parent__parent"))
            for reaction in self.reactions
        }
        self.citations = list(Citation._base_manager.select_related("source__derived_from"))

    def shown(self, units: Iterable[Any]) -> list[Any]:
        return [unit for unit in units if self.is_shown(unit)]

    def is_shown(self, unit: EditorialUnit) -> bool:
        lifted = unit.publish_at is None or unit.publish_at <= self.now
        above = unit.parent_unit()
        return unit.state == "published" and not unit.is_sealed and lifted and (above is None or self.is_shown(above))

    def rulings_of(self, case: Case) -> list[Ruling]:
        return [ruling for ruling in self.rulings if ruling.case_id == case.pk]

    def reactions_of(self, case: Case) -> list[Reaction]:
        return [reaction for reaction in self.reactions if reaction.case_id == case.pk]

    def reactions_about(self, ruling: Ruling) -> list[Reaction]:
        return [reaction for reaction in self.reactions if reaction.about_ruling_id == ruling.pk]

    def ruling_of(self, reaction: Reaction) -> Ruling | None:
        return next((ruling for ruling in self.rulings if ruling.pk == reaction.about_ruling_id), None)

    def answered(self, point: Any) -> list[Any]:
        """The holdings that a point answers and the public sees."""
        return [held for held in current(point.holdings.all()) if held.ruling_id in self.holdings]

    def cited_in(self, case: Case) -> list[Citation]:
        units = {unit.public_id for unit in [case, *self.rulings_of(case), *self.reactions_of(case)]}
        return [citation for citation in self.citations if citation.unit_id in units]

    def is_verdict(self, ruling: Ruling) -> bool:
        return any(row.decides in ("petition", "claim", "appeal", "charge") for row in self.dispositions[ruling.pk])

    def has(self, case: Case) -> set[str]:
        """The flags that are true of the case."""
        found = {
            "verdict": any(self.is_verdict(ruling) for ruling in self.rulings_of(case)),
            "reactions": bool(self.reactions_of(case)),
            "disputed_facts": any(citation.is_contrary for citation in self.cited_in(case)),
            "time_to_verdict": bounded(case.filed_on)
            and any(self.is_verdict(ruling) and bounded(ruling.issued_on) for ruling in self.rulings_of(case)),
        }
        return {flag for flag, is_true in found.items() if is_true}

    def years_pending(self, case: Case) -> int:
        """Whole years since a filing that waits for a decision, for certain; 0 where it waits for none."""
        if case.status not in ("filed", "pending", "reserved") or case.filed_on is None:
            return 0
        filed, today = case.filed_on.latest, self.now.date()
        return max(0, today.year - filed.year - ((today.month, today.day) < (filed.month, filed.day)))

    def lacks(self, case: Case) -> set[str]:
        checked = case.last_checked_on
        is_stale = checked is None or checked.latest < self.now.date() - timedelta(days=365)
        return {"check_within_a_year"} if is_stale else set()

    def facts(self, case: Case) -> dict[str, set[str]]:
        """The names of the facts on which sources differ, and of those that rest on one source alone."""
        kinds = {case.public_id: "case"}
        kinds |= {ruling.public_id: "ruling" for ruling in self.rulings_of(case)}
        kinds |= {reaction.public_id: "reaction" for reaction in self.reactions_of(case)}
        disputed, origins = set(), defaultdict(set)
        for citation in self.cited_in(case):
            name = f"{kinds[citation.unit_id]}.{re.sub('/[^.]*', '', citation.path)}"
            if citation.is_contrary:
                disputed.add(name)
            elif citation.path and citation.support in ("states", "implies"):
                origins[citation.unit_id, citation.path, name].add(citation.source.derived_from or citation.source)
        return {"disputed": disputed, "single_source": {key[2] for key, found in origins.items() if len(found) == 1}}

    def identifiers_of(self, ruling: Ruling) -> list[RulingIdentifier]:
        return [row for row in self.identifiers if row.ruling_id == ruling.pk]

    def dissented(self, ruling: Ruling) -> bool:
        parts = {seat.part for seat in self.seats[ruling.pk]}
        weights = {held.weight for held in self.holdings[ruling.pk]}
        kinds = {opinion.kind for opinion in self.opinions[ruling.pk]}
        return bool((parts | kinds) & {"dissenting", "dissenting_in_part"} or "dissent" in weights)

    def review_effects(self, ruling: Ruling) -> set[str]:
        return {review.effect for review in self.reviews if review.reviewed_id == ruling.pk}

    def sides(self, reaction: Reaction, speaker: Party) -> set[str]:
        """On which sides the speaker stands in the case; `none` where it has no part in it."""
        return {part.side for part in self.participations[reaction.case_id] if part.party == speaker} or {"none"}

    def days_after(self, reaction: Reaction) -> int | None:
        """At most so many days after a ruling that is seen."""
        issued = [ruling.issued_on for ruling in self.rulings if ruling.pk == reaction.about_ruling_id]
        if not issued or issued[0] is None or reaction.made_on is None:
            return None
        return (reaction.made_on.latest - issued[0].earliest).days

    def names(self, asked: Asked, name: str, units: Iterable[Any]) -> bool:
        """Whether one of the units is the one that is asked for, where one is."""
        return name not in asked or self.ids[name].get(asked[name]) in {unit.pk for unit in units if unit}


def bounded(value: PartialDate | None) -> bool:
    return value is not None and value.earliest > date.min and value.latest < date.max


def current(parts: Iterable[Any]) -> list[Any]:
    return [part for part in parts if not part.is_withdrawn]


def with_counsel(case: Case) -> list[Any]:
    return current(case.participations.select_related("party").prefetch_related("counsel"))


def judges(seats: list[Any]) -> list[Any]:
    """Without the seats of registrars and advocates general."""
    return [seat for seat in seats if seat.role in ("sole", "presiding", "member")]


def requesters(disposition: Any) -> list[Party]:
    return [row.party for row in current(disposition.requested_by.all())]


def with_broader(topics: Iterable[Topic]) -> list[Topic]:
    found: list[Topic] = []
    for topic in topics:
        step: Topic | None = topic
        while step:
            found.append(step)
            step = step.parent
    return found


def in_dates(value: PartialDate | None, asked: Asked, name: str) -> bool:
    """Whether the date can lie within the bounds, and lies within one of the years."""
    after, before, year = (asked.get(f"{name}_{part}", "") for part in ("after", "before", "year"))
    if not (after or before or year):
        return True
    if value is None:
        return False
    low = PartialDate.parse(after).earliest if after else date.min
    high = PartialDate.parse(before).latest if before else date.max
    if low > high or value.earliest > high or value.latest < low:
        return False
    return not year or any(value.earliest.year == value.latest.year == int(one) for one in year.split(","))


def has_at_least(number: int | None, asked: Asked, name: str) -> bool:
    return name not in asked or (number is not None and number >= int(asked[name]))


def changed_since(unit: Any, asked: Asked) -> bool:
    times = {"changed_after": unit.changed_at, "story_changed_after": getattr(unit, "story_changed_at", None)}
    return all(name not in asked or at >= datetime.fromisoformat(asked[name]) for name, at in times.items())


def among(row: Any, asked: Asked, *names: str) -> bool:
    """Whether each named column of the row has one of the values that are asked for."""
    return all(name not in asked or getattr(row, name) in asked[name].split(",") for name in names)


def same_letters(one: str, other: str) -> bool:
    return re.sub(r"\W", "", one.lower()) == re.sub(r"\W", "", other.lower())


def in_country(court: Court | None, asked: Asked) -> bool:
    return "country" not in asked or (court is not None and court.country in asked["country"].upper().split(","))


def at_level(court: Court | None, asked: Asked) -> bool:
    return "court_level" not in asked or (court is not None and court.level in asked["court_level"].split(","))


def decided(seen: Seen, ruling: Ruling, asked: Asked) -> bool:
    """What is asked of the ruling, of its bench, and of one of its dispositions."""
    return (
        in_dates(ruling.issued_on, asked, "decided")
        and in_dates(ruling.published_on, asked, "published")
        and (
            not asked.keys() & {"judge", "judge_part"}
            or any(
                seen.names(asked, "judge", [seat.judge]) and has_one(asked, "judge_part", {seat.part})
                for seat in seen.seats[ruling.pk]
            )
        )
        and (
            not asked.keys() & {"opinion_kind", "opinion_author"}
            or any(
                has_one(asked, "opinion_kind", {opinion.kind})
                and seen.names(asked, "opinion_author", [seat.judge for seat in current(opinion.authors.all())])
                for opinion in seen.opinions[ruling.pk]
            )
        )
        and has_one(asked, "text_version", {version.kind for version in seen.text_versions[ruling.pk]})
        and has_one(asked, "dissent", {"yes" if seen.dissented(ruling) else "no"})
        and has_one(asked, "bench_size", {str(ruling.bench_size)})
        and has_at_least(ruling.bench_size, asked, "bench_size_min")
        and has_at_least(ruling.votes_against, asked, "votes_against_min")
        and (
            not asked.keys() & {*DISPOSITION, "requested_by", "requested_by_kind"}
            or any(
                among(row, asked, *DISPOSITION)
                and requested(seen, row, asked)
                and concerns(seen, ruling.case_id, row, asked)
                for row in seen.dispositions[ruling.pk]
            )
        )
        and (
            not asked.keys() & {"finding", "holding_topic"}
            or any(
                found_by_court(row, asked) and seen.names(asked, "holding_topic", with_broader(row.topics.all()))
                for row in seen.holdings[ruling.pk]
            )
        )
    )


def requested(seen: Seen, row: Any, asked: Asked) -> bool:
    """Whether one party that requested it is the one that is asked for, and of the kind."""
    return not asked.keys() & {"requested_by", "requested_by_kind"} or any(
        seen.names(asked, "requested_by", [party]) and has_one(asked, "requested_by_kind", {party.kind})
        for party in requesters(row)
    )


def found_by_court(held: Any, asked: Asked) -> bool:
    """Whether the holding has the finding; what is said in dissent is no finding of the court."""
    return "finding" not in asked or (among(held, asked, "finding") and held.weight != "dissent")


def reacted(seen: Seen, reactions: list[Reaction], asked: Asked) -> bool:
    return not asked.keys() & OF_REACTIONS or any(
        among(row, asked, "stance")
        and in_dates(row.made_on, asked, "reacted")
        and in_time(seen.days_after(row), asked)
        and any(
            seen.names(asked, "speaker", [speaker]) and has_one(asked, "speaker_side", seen.sides(row, speaker))
            for speaker in seen.speakers[row.pk]
        )
        for row in reactions
    )


def in_time(days: int | None, asked: Asked) -> bool:
    return "reacted_within" not in asked or (days is not None and days <= int(asked["reacted_within"]))


def has_one(asked: Asked, name: str, values: set[str]) -> bool:
    return name not in asked or bool(values & set(asked[name].split(",")))


def has_words(text: str, sought: str) -> bool:
    """Whether each word that is sought begins one of the text, accents and what follows names of silks aside."""
    found = words(text)
    return all(any(each.startswith(word) for each in found) for word in words(sought) if word not in ("qc", "and"))


def words(text: str) -> list[str]:
    plain = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return re.findall(r"\w+", re.sub("[’']", "", plain.replace("&", " and ")).lower())


PARTICIPATION = {"party", "role", "side", "party_kind", "counsel", "firm"}


def takes_part(seen: Seen, case: Case, asked: Asked) -> bool:
    return not asked.keys() & PARTICIPATION or any(parts_asked_for(seen, case.pk, asked))


def is_served(part: Any, asked: Asked) -> bool:
    """Whether one of the party's counsel has the name and the firm that are asked for."""
    return not asked.keys() & {"counsel", "firm"} or any(
        has_words(f"{one.name} {one.firm}", asked.get("counsel", "")) and has_words(one.firm, asked.get("firm", ""))
        for one in current(part.counsel.all())
    )


def parts_asked_for(seen: Seen, case: int, asked: Asked) -> list[Any]:
    return [
        row
        for row in seen.participations[case]
        if among(row, asked, "role", "side")
        and ("party_kind" not in asked or row.party.kind in asked["party_kind"].split(","))
        and seen.names(asked, "party", [row.party])
        and is_served(row, asked)
    ]


def concerns(seen: Seen, case: int, disposition: Any, asked: Asked) -> bool:
    """Whether it names one of those who are asked for, or nobody else of their side."""
    named = current(disposition.concerning.all())
    parties, sides = {part.party for part in named}, {part.side for part in named}
    return not asked.keys() & PARTICIPATION or any(
        part.party in parties or part.side not in sides for part in parts_asked_for(seen, case, asked)
    )


def comes_from(seen: Seen, case: Case, asked: Asked) -> bool:
    return not asked.keys() & {"below_court", "below_docket", "below_result"} or any(
        seen.names(asked, "below_court", [row.court])
        and ("below_docket" not in asked or row.docket_number.lower() == asked["below_docket"].lower())
        and has_one(asked, "below_result", {row.result})
        for row in current(case.decisions_below.select_related("court"))
    )


def fits_case(seen: Seen, case: Case, asked: Asked) -> bool:
    return (
        among(case, asked, "case_type", "status", "finality", "hearing_access", "record_status")
        and seen.names(asked, "court", [case.court])
        and in_country(case.court, asked)
        and at_level(case.court, asked)
        and ("docket" not in asked or same_letters(case.docket_number, asked["docket"]))
        and ("language" not in asked or asked["language"].lower() in [tag.lower() for tag in case.languages])
        and in_dates(case.filed_on, asked, "filed")
        and in_dates(case.next_on, asked, "next")
        and changed_since(case, asked)
        and int(asked.get("pending_years", 0)) <= seen.years_pending(case)
        and seen.names(asked, "topic", seen.topics[case.pk])
        and seen.names(asked, "source", [citation.source for citation in seen.cited_in(case)])
        and ("has" not in asked or set(asked["has"].split(",")) <= seen.has(case))
        and ("lacks" not in asked or set(asked["lacks"].split(",")) <= seen.lacks(case))
        and all(has_one(asked, name, found) for name, found in seen.facts(case).items() if name in asked)
        and comes_from(seen, case, asked)
        and takes_part(seen, case, asked)
        and (not asked.keys() & OF_RULINGS or any(decided(seen, ruling, asked) for ruling in seen.rulings_of(case)))
        and reacted(seen, seen.reactions_of(case), asked)
    )


def votes(ruling: Ruling) -> set[str]:
    return set() if ruling.votes_for is None else {f"{ruling.votes_for}-{ruling.votes_against}"}


def fits_ruling(seen: Seen, ruling: Ruling, asked: Asked) -> bool:
    return (
        among(ruling, asked, "kind", "stage", "decided_by", "text_availability")
        and ("identifier" not in asked or asked["identifier"] in [one.value for one in seen.identifiers_of(ruling)])
        and has_one(asked, "votes", votes(ruling))
        and changed_since(ruling, asked)
        and has_one(asked, "reviewed", seen.review_effects(ruling))
        and among(ruling.case, asked, "case_type", "hearing_access")
        and seen.names(asked, "court", [ruling.court])
        and in_country(ruling.court, asked)
        and at_level(ruling.court, asked)
        and seen.names(asked, "case", [ruling.case])
        and seen.names(asked, "topic", seen.topics[ruling.case_id])
        and decided(seen, ruling, asked)
        and takes_part(seen, ruling.case, asked)
        and reacted(seen, seen.reactions_about(ruling), asked)
    )


def says(seen: Seen, reaction: Reaction, asked: Asked) -> bool:
    """What is asked of one point, and of one holding that it answers."""
    return not asked.keys() & OF_POINTS or any(
        among(point, asked, "response")
        and has_one(asked, "asserts_fact", {"yes" if point.asserts_fact else "no"})
        and (
            not asked.keys() & {"finding", "holding_topic"}
            or any(
                found_by_court(held, asked) and seen.names(asked, "holding_topic", with_broader(held.topics.all()))
                for held in seen.answered(point)
            )
        )
        for point in seen.points[reaction.pk]
    )


def fits_reaction(seen: Seen, reaction: Reaction, asked: Asked) -> bool:
    ruling = seen.ruling_of(reaction)
    court = ruling.court if ruling else reaction.case.court
    of_ruling = {name: value for name, value in asked.items() if name in OF_RULINGS - OF_POINTS}
    of_parties = {name: value for name, value in asked.items() if name in PARTICIPATION}
    return (
        among(reaction, asked, "kind")
        and changed_since(reaction, asked)
        and among(reaction.case, asked, "case_type", "hearing_access")
        and seen.names(asked, "case", [reaction.case])
        and seen.names(asked, "topic", seen.topics[reaction.case_id])
        and seen.names(asked, "court", [court])
        and in_country(court, asked)
        and at_level(court, asked)
        and seen.names(asked, "ruling", [ruling])
        and (not of_ruling or (ruling is not None and decided(seen, ruling, of_ruling | of_parties)))
        and takes_part(seen, reaction.case, asked)
        and says(seen, reaction, asked)
        and reacted(seen, [reaction], asked)
    )


def in_order(rows: Iterable[Any], name: str) -> list[str]:
    """The ids of the rows, the latest first and the undated last."""
    keys = [
        (bool(day), day.earliest if day else date.min, row.public_id) for row in rows for day in [getattr(row, name)]
    ]
    return [public_id for _, _, public_id in sorted(keys, reverse=True)]


def expected_cases(seen: Seen, asked: Asked) -> list[str]:
    return in_order([case for case in seen.cases if fits_case(seen, case, asked)], "filed_on")


def expected_rulings(seen: Seen, asked: Asked) -> list[str]:
    return in_order([ruling for ruling in seen.rulings if fits_ruling(seen, ruling, asked)], "issued_on")


def expected_verdicts(seen: Seen, asked: Asked) -> list[str]:
    found = [ruling for ruling in seen.rulings if seen.is_verdict(ruling) and fits_ruling(seen, ruling, asked)]
    return in_order(found, "issued_on")


def expected_reactions(seen: Seen, asked: Asked) -> list[str]:
    return in_order([reaction for reaction in seen.reactions if fits_reaction(seen, reaction, asked)], "made_on")


EXPECTED: dict[str, Callable[[Seen, Asked], list[str]]] = {
    "/cases/": expected_cases,
    "/rulings/": expected_rulings,
    "/verdicts/": expected_verdicts,
    "/reactions/": expected_reactions,
}
