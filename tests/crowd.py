"""Many records at once, written in bulk: for tests that count queries, not for what the write path does."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from cases.models import Case, CaseEvent, CaseRelation, Citation, Claim, Court, Judge, Participation, Source, Topic
from casetracker.core.models import UnitId
from casetracker.core.units import allocate
from parties.models import Party
from rulings.models import Disposition, Holding, PanelSeat, Reaction, ReactionPoint, ReactionSpeaker, Ruling, RulingCase
from tests import builders as b


@dataclass
class Crowd:
    """`ids` by the kind's address: one record of each to which all the others lead."""

    ids: dict[str, str]


def crowd(size: int) -> Crowd:
    """So many cases before one court, each of one party against another, with a ruling of one judge and a reaction."""
    court, topic, judge = b.a_court(f"Court of {size}"), b.a_topic(f"Topic of {size}"), b.a_judge(f"Judge of {size}")
    party, source = b.a_party(f"Party of {size}"), b.a_source(f"Source of {size}")
    numbers = range(size)
    others = bulk(Party(name=f"Other {n} of {size}", kind="person") for n in numbers)
    bulk(Judge(name=f"Another {n} of {size}") for n in numbers)
    bulk(Court(name=f"Another {n} of {size}", country="IL") for n in numbers)
    bulk(Topic(name=f"Another {n} of {size}") for n in numbers)
    bulk(Source(title=f"Another {n} of {size}", kind="opinion", derived_from=source) for n in numbers)
    cases = bulk(Case(title=f"Case {n} of {size}", court=court, filed_on="2019-05", **PUBLIC()) for n in numbers)
    Case.topics.through.objects.bulk_create(Case.topics.through(case=case, topic=topic) for case in cases)
    for kind, rows in (("respondent", [party] * size), ("petitioner", others)):
        side = "opposing" if kind == "respondent" else "bringing"
        parts(Participation(case=c, party=p, role=kind, side=side) for c, p in zip(cases, rows, strict=True))
    rulings = bulk(Ruling(case=c, court=court, key="r1", is_verdict=True, issued_on="2020", **PUBLIC()) for c in cases)
    RulingCase.objects.bulk_create(RulingCase(ruling=ruling, case=ruling.case) for ruling in rulings)
    parts(PanelSeat(ruling=ruling, judge=judge, role="sole") for ruling in rulings)
    parts(Disposition(ruling=ruling, **b.REJECTED) for ruling in rulings)
    holdings = parts(Holding(ruling=ruling, finding="accepted", statement="So.") for ruling in rulings)
    Holding.topics.through.objects.bulk_create(Holding.topics.through(holding=h, topic=topic) for h in holdings)
    parts(Claim(case=case, statement="So.") for case in cases)
    parts(CaseRelation(case=case, to_case=cases[0], kind="cites") for case in cases[1:])
    parts(CaseEvent(case=case, kind="hearing", title="Hearing") for case in cases)
    reactions = bulk(Reaction(case=r.case, about_ruling=r, key="a1", stance="mixed", **PUBLIC()) for r in rulings)
    parts(ReactionSpeaker(reaction=reaction, party=party) for reaction in reactions)
    points = parts(ReactionPoint(reaction=reaction, summary="So.") for reaction in reactions)
    answers = ReactionPoint.holdings.through
    answers.objects.bulk_create(answers(reactionpoint=p, holding=h) for p, h in zip(points, holdings, strict=True))
    for units in ([party, judge, court, topic], cases, rulings, reactions, others):
        Citation.objects.bulk_create(Citation(unit_id=unit.public_id, source=source) for unit in units)
    UnitId.objects.update(visible_from=timezone.now())
    for model in (Party, Judge, Source, Court, Topic):
        model._base_manager.update(visible_from=timezone.now())
    whole = {"judges": judge, "courts": court, "parties": party, "topics": topic, "sources": source}
    return Crowd({kind: unit.public_id for kind, unit in [*whole.items(), ("reactions", reactions[0])]})


def PUBLIC() -> dict[str, Any]:
    now = timezone.now()
    return {"state": "published", "published_at": now, "visible_from": now}


def bulk(units: Any) -> list[Any]:
    units = list(units)
    allocate(units)
    return type(units[0])._base_manager.bulk_create(units)


def parts(rows: Any) -> list[Any]:
    rows = list(rows)
    for row in rows:
        row.key = f"k{next(b.numbers)}"
    return type(rows[0])._base_manager.bulk_create(rows)
