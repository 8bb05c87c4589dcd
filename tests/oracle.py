"""What filters must find, by brute force over plain objects: the oracle of test_filters."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cases.models import Case, Court, Judge, Topic
from casetracker.common.dates import PartialDate
from parties.models import Party
from rulings.models import Reaction, Ruling


@dataclass
class Seen:
    """What the public sees, in lists."""

    cases: list[Case] = field(default_factory=lambda: list(Case.objects.visible().select_related("court")))
    rulings: list[Ruling] = field(
        default_factory=lambda: list(Ruling.objects.visible().select_related("court", "case"))
    )
    reactions: list[Reaction] = field(default_factory=lambda: list(Reaction.objects.visible()))

    def __post_init__(self) -> None:
        self.participations = {
            case.pk: list(case.participations.current().select_related("party")) for case in self.cases
        }
        self.topics = {case.pk: with_broader(case.topics.all()) for case in self.cases}
        self.dispositions = {
            ruling.pk: list(ruling.dispositions.current().prefetch_related("requested_by")) for ruling in self.rulings
        }
        self.judges = {ruling.pk: [seat.judge_id for seat in ruling.panel.current()] for ruling in self.rulings}
        self.speakers = {reaction.pk: [s.party_id for s in reaction.speakers.current()] for reaction in self.reactions}


def with_broader(topics: Any) -> set[int]:
    found: set[int] = set()
    for topic in topics:
        step: Topic | None = topic
        while step:
            found.add(step.pk)
            step = step.parent
    return found


def could_be(value: PartialDate | None, after: str = "", before: str = "") -> bool:
    if value is None:
        return False
    low = PartialDate.parse(after).earliest if after else date.min
    high = PartialDate.parse(before).latest if before else date.max
    return value.earliest <= high and value.latest >= low


def within(value: PartialDate | None, year: str) -> bool:
    return value is not None and value.earliest.year == value.latest.year == int(year)


def in_dates(value: PartialDate | None, asked: dict[str, str], name: str) -> bool:
    after, before, year = (asked.get(f"{name}_{part}", "") for part in ("after", "before", "year"))
    if (after or before) and not could_be(value, after, before):
        return False
    return not year or any(within(value, one) for one in year.split(","))


def among(value: Any, asked: dict[str, str], name: str) -> bool:
    return name not in asked or str(value) in asked[name].split(",")


PUBLIC: dict[str, Callable[[str], int]] = {
    "party": lambda text: Party.objects.get(public_id=text).pk,
    "speaker": lambda text: Party.objects.get(public_id=text).pk,
    "requested_by": lambda text: Party.objects.get(public_id=text).pk,
    "judge": lambda text: Judge.objects.get(public_id=text).pk,
    "topic": lambda text: Topic.objects.get(public_id=text).pk,
    "court": lambda text: Court.objects.get(public_id=text).pk,
}


def unit(asked: dict[str, str], name: str) -> int | None:
    return PUBLIC[name](asked[name]) if name in asked else None


def asks(asked: dict[str, str], *names: str) -> bool:
    return any(name in asked for name in names)


def decided(seen: Seen, ruling: Ruling, asked: dict[str, str]) -> bool:
    """What is asked of the ruling and of one of its dispositions."""
    judge, party = unit(asked, "judge"), unit(asked, "requested_by")
    if judge and judge not in seen.judges[ruling.pk]:
        return False
    if not in_dates(ruling.issued_on, asked, "decided") or not in_dates(ruling.published_on, asked, "published"):
        return False
    names = ("decides", "result", "favours", "basis", "form")
    return not asks(asked, *names, "requested_by") or any(
        all(among(getattr(row, name), asked, name) for name in names)
        and (party is None or party in [p.party_id for p in row.requested_by.all()])
        for row in seen.dispositions[ruling.pk]
    )


def reacted(seen: Seen, reactions: list[Reaction], asked: dict[str, str]) -> bool:
    speaker = unit(asked, "speaker")
    return not asks(asked, "speaker", "stance", "reacted_after", "reacted_before") or any(
        among(row.stance, asked, "stance")
        and in_dates(row.made_on, asked, "reacted")
        and (speaker is None or speaker in seen.speakers[row.pk])
        for row in reactions
    )


def takes_part(seen: Seen, case: int, asked: dict[str, str]) -> bool:
    party = unit(asked, "party")
    return not asks(asked, "party", "role", "side", "party_kind") or any(
        among(row.role, asked, "role")
        and among(row.side, asked, "side")
        and among(row.party.kind, asked, "party_kind")
        and (party is None or row.party_id == party)
        for row in seen.participations[case]
    )


def about(seen: Seen, case: int, asked: dict[str, str]) -> bool:
    topic = unit(asked, "topic")
    return topic is None or topic in seen.topics[case]


OF_RULINGS = ("judge", "decides", "result", "favours", "basis", "form", "requested_by")


def expected_cases(seen: Seen, asked: dict[str, str]) -> list[str]:
    rulings = (*OF_RULINGS, "decided_after", "decided_before", "decided_year", "published_after", "published_before")
    return [
        case.public_id
        for case in seen.cases
        if all(
            among(getattr(case, name), asked, name) for name in ("status", "hearing_access", "case_type", "finality")
        )
        and unit(asked, "court") in (None, case.court_id)
        and in_dates(case.filed_on, asked, "filed")
        and takes_part(seen, case.pk, asked)
        and about(seen, case.pk, asked)
        and (not asks(asked, *rulings) or any(decided(seen, r, asked) for r in seen.rulings if r.case_id == case.pk))
        and reacted(seen, [row for row in seen.reactions if row.case_id == case.pk], asked)
    ]


def expected_rulings(seen: Seen, asked: dict[str, str]) -> list[str]:
    return [
        ruling.public_id
        for ruling in seen.rulings
        if all(among(getattr(ruling, name), asked, name) for name in ("kind", "stage", "decided_by"))
        and all(among(getattr(ruling.case, name), asked, name) for name in ("hearing_access", "case_type"))
        and unit(asked, "court") in (None, ruling.court_id)
        and decided(seen, ruling, asked)
        and takes_part(seen, ruling.case_id, asked)
        and about(seen, ruling.case_id, asked)
        and reacted(seen, [row for row in seen.reactions if row.about_ruling_id == ruling.pk], asked)
    ]


def expected_verdicts(seen: Seen, asked: dict[str, str]) -> list[str]:
    deciding = {
        ruling.public_id
        for ruling in seen.rulings
        if any(row.decides in ("petition", "claim", "appeal", "charge") for row in seen.dispositions[ruling.pk])
    }
    return [public_id for public_id in expected_rulings(seen, asked) if public_id in deciding]


EXPECTED = {"/cases/": expected_cases, "/rulings/": expected_rulings, "/verdicts/": expected_verdicts}
