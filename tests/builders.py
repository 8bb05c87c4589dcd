"""Records for tests: plain functions with sensible defaults, where a test spells out only what tells.

    case = a_case(title="Amnesty v. Ministry of Defence", filed_on="2019-05")
    ruling = a_ruling(case, judge=a_judge(), dispositions=[{"decides": "petition", "result": "rejected"}])

Everything goes through the write path and the publishing actions, as in the product. What one builder makes is one
change of the record; all that is made within `with story():` is one together, which takes a fraction of the time.

Cases, rulings and reactions are published unless `published=False` (a draft) or `embargoed_until=` says otherwise;
`in_state` gives a draft any state. Columns are given by their names; links to several things as lists.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.db import models
from django.utils import timezone

from cases.actions import publish_case
from cases.models import (
    Case,
    CaseEvent,
    CaseRelation,
    Citation,
    Claim,
    Counsel,
    Court,
    Judge,
    Participation,
    Source,
    Topic,
)
from casetracker.core import publishing
from casetracker.core.units import EditorialUnit, Unit
from casetracker.core.writing import Writing, interchange, writing
from parties.models import Party
from rulings.actions import publish_reaction, publish_ruling
from rulings.models import (
    Disposition,
    Holding,
    Opinion,
    PanelSeat,
    Reaction,
    ReactionPoint,
    ReactionSpeaker,
    Ruling,
    TextVersion,
)

REJECTED = {"decides": "petition", "result": "rejected", "favours": "opposing"}
PUBLISH: dict[type[EditorialUnit], Callable[..., None]] = {
    Case: publish_case,
    Ruling: publish_ruling,
    Reaction: publish_reaction,
}
REASON = "Built for a test."
STATES = ["draft", "in_review", "published", "embargoed", "withdrawn", "sealed"]
numbers = count(1)


# Reference units


def a_source(title: str = "A report", **columns: Any) -> Source:
    return saved(Source(**{"title": title, "kind": "news_report", **columns}))


def a_party(name: str = "NSO Group", **columns: Any) -> Party:
    return saved(Party(**{"name": name, "kind": "company", **columns}))


def a_judge(name: str = "Rachel Barkai", **columns: Any) -> Judge:
    return saved(Judge(**{"name": name, **columns}))


def a_court(name: str = "Tel Aviv District Court", **columns: Any) -> Court:
    return saved(Court(**{"name": name, "country": "IL", "level": "first_instance", **columns}))


def a_topic(name: str = "", **columns: Any) -> Topic:
    return saved(Topic(**{"name": name or f"Topic {next(numbers)}", **columns}))


# A case and its parts


def a_case(
    title: str = "Amnesty v. Ministry of Defence",
    *,
    published: bool = True,
    embargoed_until: datetime | None = None,
    source: Source | None = None,
    topics: Iterable[Topic] = (),
    **columns: Any,
) -> Case:
    """A case that cites one source, before a court of its own unless `court` is given (None: not known)."""
    with story() as change:
        columns.setdefault("court", a_court() if "court" not in columns else None)
        case = Case(**{"title": title, "case_type": "petition", "filed_on": "2019-05", **columns})
        save(case, change.touch, topics=topics)
        cite(case, source)
        show(case, change, published=published, embargoed_until=embargoed_until)
    return case


def a_participation(
    case: Case, party: Party | None = None, role: str = "petitioner", side: str = "bringing", **columns: Any
) -> Participation:
    """A participation; of `counsel` each is a name, or the columns of a row."""
    counsel = columns.pop("counsel", ())
    with story():
        row = part(case, Participation(case=case, party=party or a_party(), role=role, side=side, **columns))
        for order, each in enumerate(counsel):
            add(case, Counsel, participation=row, order=order, **({"name": each} if isinstance(each, str) else each))
        return row


def a_claim(case: Case, statement: str = "The licence breaks the law.", **columns: Any) -> Claim:
    return part(case, Claim, statement=statement, **{"kind": "allegation", **columns})


def an_event(case: Case, title: str = "Hearing", kind: str = "hearing", **columns: Any) -> CaseEvent:
    return part(case, CaseEvent, title=title, kind=kind, **columns)


def a_relation(case: Case, to_case: Case | None = None, kind: str = "appeal_of", **columns: Any) -> CaseRelation:
    return part(case, CaseRelation, to_case=to_case, kind=kind, **columns)


# Rulings and reactions


def a_ruling(
    case: Case | None = None,
    *,
    issued_on: str | None = "2020-07-12",
    judge: Judge | None = None,
    panel: Iterable[dict[str, Any]] = (),
    dispositions: Iterable[dict[str, Any]] = (REJECTED,),
    published: bool = True,
    embargoed_until: datetime | None = None,
    source: Source | None = None,
    **columns: Any,
) -> Ruling:
    """A ruling that cites one source; `judge` alone sits as sole judge, `panel` gives every seat's columns."""
    seats = [{"judge": judge, "role": "sole"}] if judge else panel
    with story() as change:
        ruling = Ruling(case=case or a_case(), issued_on=issued_on, **columns)
        save(ruling, change.touch)
        for row in dispositions:
            add(ruling, Disposition, **row)
        for row in seats:
            add(ruling, PanelSeat, **row)
        cite(ruling, source)
        show(ruling, change, published=published, embargoed_until=embargoed_until)
    return ruling


def a_disposition(ruling: Ruling, decides: str = "petition", result: str = "rejected", **columns: Any) -> Disposition:
    return part(ruling, Disposition, decides=decides, result=result, **columns)


def a_holding(
    ruling: Ruling, claims: Iterable[Claim] = (), finding: str = "not_established", **columns: Any
) -> Holding:
    return part(ruling, Holding, claims=claims, finding=finding, **{"statement": "It was not proved.", **columns})


def an_opinion(ruling: Ruling, kind: str = "dissenting", **columns: Any) -> Opinion:
    return part(ruling, Opinion, kind=kind, **columns)


def a_text_version(ruling: Ruling, kind: str = "corrected", on: str = "2021-03-03", **columns: Any) -> TextVersion:
    return part(ruling, TextVersion, kind=kind, on=on, **columns)


def a_reaction(
    case: Case | None = None,
    *,
    about_ruling: Ruling | None = None,
    speaker: Party | None = None,
    published: bool = True,
    embargoed_until: datetime | None = None,
    source: Source | None = None,
    **columns: Any,
) -> Reaction:
    """A reaction of one speaker, to the case or to one of its rulings."""
    with story() as change:
        case = case or (about_ruling.case if about_ruling else a_case())
        made = {"stance": "criticises", "made_on": "2020-07-13", **columns}
        reaction = Reaction(case=case, about_ruling=about_ruling, **made)
        save(reaction, change.touch)
        add(reaction, ReactionSpeaker, party=speaker or a_party())
        cite(reaction, source)
        show(reaction, change, published=published, embargoed_until=embargoed_until)
    return reaction


def a_point(reaction: Reaction, holdings: Iterable[Holding] = (), **columns: Any) -> ReactionPoint:
    return part(reaction, ReactionPoint, holdings=holdings, **{"summary": "The court is wrong.", **columns})


def cite(unit: Unit, source: Source | None = None, path: str = "", **columns: Any) -> Citation:
    """A citation of the unit at the fact `path`; the path must be there."""
    with story() as change:
        source = source or a_source()
        change.touch(unit)
        stated = columns.pop("stated_value", "")
        if path:  # the whole unit is always there
            stated = interchange.check_path(unit, path, stated)
        citation = Citation(unit_id=unit.public_id, source=source, path=path, stated_value=stated, **columns)
        citation.full_clean(validate_unique=False, validate_constraints=False)
        citation.save()
        return settled(citation)


# States


def in_state(unit: Any, state: str) -> Any:
    """The draft `unit`, brought into one of STATES; `withdrawn` and `sealed` after having been public."""
    assert not stories, "What was made in a story can change its state when the story is written."
    if state == "in_review":
        publishing.send_for_review(unit, by=None)
    elif state == "embargoed":
        PUBLISH[type(unit)](unit, publish_at=timezone.now() + timedelta(days=1))
    elif state != "draft":
        PUBLISH[type(unit)](unit)
    if state == "withdrawn":
        withdrawn(unit)
    elif state == "sealed":
        sealed(unit)
    return unit


def withdrawn(unit: Any, reason: str = "It named the wrong court.") -> Any:
    assert not stories
    publishing.withdraw(unit, by=None, reason=reason)
    return unit


def sealed(unit: Any) -> Any:
    assert not stories
    publishing.seal(unit, by=None)
    return unit


def show(unit: Any, change: Writing, *, published: bool, embargoed_until: datetime | None) -> None:
    if published or embargoed_until:
        PUBLISH[type(unit)](unit, publish_at=embargoed_until, within=change)


# Saving

stories: list[Writing] = []
unsettled: list[models.Model] = []
"""Rows of the story that is being written: what follows for them (a number) is known at its end."""


@contextmanager
def story() -> Iterator[Writing]:
    """One change of the record for all that is made within; a story in a story is part of it."""
    if stories:
        yield stories[0]
        return
    try:
        with writing(reason=REASON) as change:
            stories.append(change)
            yield change
            stories.clear()
        for row in unsettled:
            row.refresh_from_db()
    finally:
        stories.clear()
        unsettled.clear()


def settled(row: Any) -> Any:
    unsettled.append(row)
    return row


def saved(unit: Any) -> Any:
    with story() as change:
        return save(unit, change.touch)


def part(owner: Unit, model: Any, **columns: Any) -> Any:
    """One more part of the owner, as one change of it; a row is taken as it is."""
    with story() as change:
        change.touch(owner)
        return settled(add(owner, model, **columns) if isinstance(model, type) else save(model, lambda row: row.save()))


def add(owner: Unit, model: type[models.Model], **columns: Any) -> Any:
    several = {column.name for column in model._meta.many_to_many}
    row = model(**{model.owner: owner}, **{name: value for name, value in columns.items() if name not in several})
    return save(row, lambda row: row.save(), **{name: columns[name] for name in several & columns.keys()})


def save(row: Any, saving: Callable[[Any], None], **several: Iterable[Any]) -> Any:
    row.full_clean(validate_unique=False, validate_constraints=False)
    saving(row)
    for name, targets in several.items():
        getattr(row, name).set(targets)
    return row
