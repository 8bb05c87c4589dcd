"""Read-only lists of parts, each addressed as its unit's id and its key."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Model, QuerySet

from cases.models import CaseEvent, Claim, Participation, Topic
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.keyset import Keyset, Order
from casetracker.lists.listing import Cards, Listing
from casetracker.lists.rows import Rows, date_columns, dated, pick, unit_columns, unit_in
from casetracker.reading.cases.story.queries import DISPOSITION, QUOTATION
from casetracker.reading.parts import filters
from casetracker.reading.parts.dispositions import amount
from parties.cards import EXPOSURE_COLUMNS, has_page
from rulings.models import Disposition, Holding

BY_UNIT = Keyset(
    {"unit": Order("unit", is_nullable=False), "-unit": Order("unit", is_descending=True, is_nullable=False)}, "unit"
)
CASE = ("title", "title_language", "docket_number")
NUMBERED = ("key", "number")
PARTY = ("name", "kind")
Links = dict[int, list[Any]]


@dataclass(frozen=True)
class PartKind:
    """One kind of part: which columns a row shows as they are, its dates, its links, and what else is made of it."""

    model: Any
    own: tuple[str, ...]
    filters: type[GroupedFilterSet]
    dates: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    """Columns that `more` reads."""
    links: Callable[[list[int]], dict[str, Links]] = lambda ids: {}
    more: Callable[[dict[str, Any]], dict[str, Any]] = lambda row: {}

    @property
    def case(self) -> str:
        return "case" if self.model.owner == "case" else f"{self.model.owner}__case"

    def records(self) -> QuerySet:
        """The visible parts; what the pages of a list need is the address of each."""
        rows = self.model.objects.visible()
        return rows.annotate(unit=F(f"{self.model.owner}__public_id"), public_id=F("key"))

    @property
    def columns(self) -> tuple[str, ...]:
        owner = ("ruling__public_id", *date_columns("ruling__issued_on")) if self.model.owner == "ruling" else ()
        case = unit_columns(self.case, *CASE)
        return tuple(dict.fromkeys([*NUMBERED, *self.own, *date_columns(*self.dates), *self.joined, *owner, *case]))

    def cards(self, rows: Rows) -> Rows:
        """The rows of a page, each with its case, its ruling and its links."""
        links = self.links([row["pk"] for row in rows])
        return [self.card(row, links) for row in rows]

    def card(self, row: dict[str, Any], links: dict[str, Links]) -> dict[str, Any]:
        case = {**(unit_in(row, self.case, *CASE) or {}), "url": f"/cases/{row[f'{self.case}__public_id']}/"}
        return {
            "unit": row["unit"],
            **pick(row, *NUMBERED, *self.own),
            **dated(row, *self.dates),
            **{name: found.get(row["pk"], []) for name, found in links.items()},
            **self.more(row),
            **(ruling_of(row) if self.model.owner == "ruling" else {}),
            "case": case,
        }

    def listing(self) -> Listing:
        return Listing(self.records, self.filters, BY_UNIT, Cards((*self.columns, "unit"), self.cards))


def ruling_of(row: dict[str, Any]) -> dict[str, Any]:
    """The ruling of a part, by its address and the day on which it was given."""
    issued = {name.removeprefix("ruling__"): value for name, value in dated(row, "ruling__issued_on").items()}
    public_id = row["ruling__public_id"]
    return {"ruling": {"id": public_id, "url": f"/rulings/{public_id}/", **issued}}


def keys(model: type[Model], name: str, ids: Iterable[int]) -> Links:
    """The keys of the current parts of the same case to which each row links by `name`."""
    return linked(model, name, ids, lambda row: row["key"])


def numbered(model: type[Model], name: str, ids: Iterable[int]) -> Links:
    return linked(model, name, ids, lambda row: pick(row, *NUMBERED))


def linked(model: Any, name: str, ids: Iterable[int], show: Callable[[dict[str, Any]], Any]) -> Links:
    field = model._meta.get_field(name)
    near, far = field.m2m_field_name(), field.m2m_reverse_field_name()
    case = f"{near}__case" if model.owner == "case" else f"{near}__{model.owner}__case"
    rows = field.remote_field.through.objects.filter(
        **{f"{near}__in": ids, f"{far}__is_withdrawn": False, f"{far}__case": F(case)}
    )
    found: Links = {}
    for row in rows.order_by(near, "pk").values(near, key=F(f"{far}__key"), number=F(f"{far}__number")):
        found.setdefault(row[near], []).append(show(row))
    return found


def topics_of(ids: list[int]) -> Links:
    rows = Holding.topics.through.objects.filter(holding__in=ids, topic__in=Topic.objects.visible())
    found: Links = {}
    for holding, public_id, name in rows.order_by("pk").values_list("holding", "topic__public_id", "topic__name"):
        found.setdefault(holding, []).append({"id": public_id, "name": name})
    return found


def who(row: dict[str, Any]) -> dict[str, Any]:
    """The party of a participation, under the name that it has in this case."""
    party = {**(unit_in(row, "party", *PARTY) or {}), "has_page": has_page(row)}
    return {"name": row["name_as_stated"] or row["party__name"], "party": party}


PARTICIPATION = PartKind(
    Participation,
    ("role", "side", "counsel", "note"),
    filters.ParticipationFilterSet,
    joined=("name_as_stated", *unit_columns("party", *PARTY), *EXPOSURE_COLUMNS),
    more=who,
)
CLAIM = PartKind(
    Claim,
    ("kind", "statement", "note"),
    filters.ClaimFilterSet,
    dates=("alleged_on",),
    links=lambda ids: {name: keys(Claim, name, ids) for name in ("raised_by", "against")},
)
EVENT = PartKind(
    CaseEvent,
    ("kind", "title", "description", "docket", "begins_at", "ends_at", "time_zone", "note"),
    filters.EventFilterSet,
    dates=("on",),
    links=lambda ids: {"by": keys(CaseEvent, "by", ids)},
)
DISPOSED = PartKind(
    Disposition,
    tuple(name for name in DISPOSITION[4:] if name != "amount"),
    filters.DispositionFilterSet,
    joined=("amount",),
    links=lambda ids: {
        "claims": numbered(Disposition, "claims", ids),
        **{name: keys(Disposition, name, ids) for name in ("requested_by", "concerning")},
    },
    more=lambda row: {"amount": amount(row["amount"])},
)
HOLDING = PartKind(
    Holding,
    ("finding", "statement", *QUOTATION, "weight", "note"),
    filters.HoldingFilterSet,
    links=lambda ids: {"claims": numbered(Holding, "claims", ids), "topics": topics_of(ids)},
)
