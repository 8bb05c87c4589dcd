"""What is asked of the product and of the floor, and whether both answered with the same records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import ExtractYear

from benchmarks.client import Application, get
from benchmarks.story import BIG, HEAVIEST
from cases.models import Case, CaseEvent, CaseRelation, Claim, Court, Participation
from parties.models import Party
from rulings.models import Reaction, Ruling

API = "/api/v1"
PAGE = 50
SOME = 5
"""So many different addresses of each kind are asked for in turn."""
MANY_CASES = 10_000
NAMES = {"name", "court_name", "name_as_stated"}
TEXTS = {"title", "statement", "summary", "quotation", "stated_value"}
IDS, KEYS = {"id", "court_id"}, {"key", "external_key"}
Check = Callable[[bytes, bytes], str]
"""From the product's answer and the floor's to what differs; blank when nothing does."""


@dataclass
class Workload:
    """Addresses of the product, each beside the floor's address for the same records."""

    name: str
    what: str
    addresses: list[tuple[str, str]]
    check: Check


def workloads(product: Application) -> Iterator[Workload]:
    """What lists and cases can be asked; the product itself gives the cursor of a page in the middle."""
    rulings = [f"/rulings/?{query}&page_size={PAGE}" for query in court_result_year()]
    yield api("W1", "rulings by court, result and year", rulings)
    yield Workload("W2", "rulings from the middle, by cursor", [middle(product)], same_results)
    counted = f"facets=yes&page_size={PAGE}"
    courts = [f"/cases/?court={court.public_id}&{counted}" for court in middling_court()]
    yield api("W4", f"facets of the cases of a court with about {MANY_CASES:,}", courts, same_facets)
    yield api("W4a", "facets of all cases", [f"/cases/?{counted}"], same_facets)
    stories = [f"/cases/{case.public_id}/" for case in typical_cases()[:SOME]]
    yield api("W5", "a whole case", stories, same_story)
    big = [f"/cases/{case.public_id}/" for case in Case.objects.visible().filter(pk=BIG)]
    yield api("W5b", "the case with 200 of everything", big, same_story)
    heaviest, light = list(Party.objects.filter(pk=HEAVIEST)), light_parties()
    yield api("W6", "cases of the heaviest party", [of_party(party) for party in heaviest])
    yield api("W6l", "cases of a party with few", [of_party(party) for party in light])
    newest = f"/cases/?page_size={PAGE}"
    yield api("L", "the newest cases", [newest])
    yield page("P1", "W1 as a page", rulings)
    yield page("P5", "W5 as a page", stories)
    yield page("PL", "L as a page", [newest])


def api(name: str, what: str, paths: list[str], check: Check | None = None) -> Workload:
    return Workload(name, what, [(API + path, API + path) for path in paths], check or same_results)


def page(name: str, what: str, paths: list[str]) -> Workload:
    """The page, against the floor's JSON of the same records."""
    return Workload(name, what, [(path, API + path) for path in paths], shown)


def court_result_year() -> list[str]:
    """The conditions that most rulings fulfil."""
    rulings = Ruling.objects.visible().filter(court__isnull=False, issued_on_earliest__isnull=False).exclude(case=BIG)
    groups = (
        rulings.order_by()
        .values("court__public_id", "result", year=ExtractYear("issued_on_earliest"))
        .annotate(many=Count("pk"))
    )
    rows = groups.order_by("-many", "court__public_id", "result", "year")[:SOME]
    return [f"court={row['court__public_id']}&result={row['result']}&decided_year={row['year']}" for row in rows]


def middling_court() -> list[Court]:
    """The court of which the number of cases is nearest to 10,000."""
    cases = Case.objects.visible().filter(court__isnull=False).order_by()
    counts = dict(cases.values_list("court").annotate(many=Count("pk")))
    nearest = sorted(counts, key=lambda court: (abs(counts[court] - MANY_CASES), court))[:1]
    return list(Court.objects.filter(pk__in=nearest))


def middle(product: Application) -> tuple[str, str]:
    """The addresses of the page in the middle of all rulings, found by following `next`."""
    address, seen = f"{API}/rulings/?page_size=500", 0
    half = Ruling.objects.visible().filter(issued_on_earliest__isnull=False).count() // 2
    while True:
        left = half - seen
        if left < 500:
            address = address.replace("page_size=500", f"page_size={max(1, left)}")
        body = orjson.loads(get(product, address).body)
        seen += len(body["results"])
        address = body["next"].partition("//")[2].partition("/")[2]
        address = f"/{address}"
        if seen >= half:
            break
    last = body["results"][-1]
    size = f"page_size={PAGE}"
    product_address = address.replace(f"page_size={max(1, left)}", size).replace("page_size=500", size)
    return product_address, f"{API}/rulings/?{size}&after={last['issued_on_earliest']}&id={last['id']}"


def typical_cases() -> QuerySet[Case]:
    """Cases with something of everything, and none that reviews another: the floor does not climb ladders."""
    cases = Case.objects.visible().exclude(pk=BIG).order_by("pk")
    for rows in (Claim.objects.all(), CaseEvent.objects.all(), Ruling.objects.visible(), Reaction.objects.visible()):
        cases = cases.filter(Exists(rows.filter(case=OuterRef("pk"))))
    for end in ("case", "to_case"):
        cases = cases.exclude(Exists(CaseRelation.objects.filter(**{end: OuterRef("pk")})))
    return cases


def light_parties() -> list[Party]:
    """Parties that respond in three visible cases, or in one where the record is too small for that."""
    responding = Participation.objects.visible().filter(role="respondent").values("party").annotate(many=Count("pk"))
    for many in (3, 2, 1):
        found = list(
            Party.objects.visible()
            .listed()
            .filter(pk__in=responding.filter(many=many).values("party"))
            .order_by("pk")[:SOME]
        )
        if found:
            break
    return found


def of_party(party: Party) -> str:
    return f"/cases/?party={party.public_id}&role=respondent&page_size={PAGE}"


def same_results(product: bytes, floor: bytes) -> str:
    """Lists answer with the same rows in the same order, and with the same ids, names and texts in them."""
    ours, theirs = orjson.loads(product)["results"], orjson.loads(floor)["results"]
    if [row["id"] for row in ours] != [row["id"] for row in theirs]:
        return "other rows, or another order"
    return differing(ours, theirs, IDS, NAMES, TEXTS)


def same_facets(product: bytes, floor: bytes) -> str:
    """The same results, and each facet with the same values, names and counts in the same order."""
    ours, theirs = (
        {facet["name"]: facet["values"] for facet in orjson.loads(answer)["facets"] if facet["values"]}
        for answer in (product, floor)
    )
    other = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
    return same_results(product, floor) or (f"other counts of {', '.join(other)}" if other else "")


def same_story(product: bytes, floor: bytes) -> str:
    """A case answers with the same ids, keys and texts, however they are nested."""
    return differing(orjson.loads(product), orjson.loads(floor), IDS, KEYS, NAMES, TEXTS)


def differing(ours: Any, theirs: Any, *groups: set[str]) -> str:
    """The first group of names under which the two documents hold different values, wherever they stand."""
    our_leaves, their_leaves = list(leaves(ours)), list(leaves(theirs))
    for names in groups:
        missing = values(our_leaves, names) ^ values(their_leaves, names)
        if missing:
            return f"{', '.join(sorted(names))}: {len(missing)} differ, such as {sorted(missing)[0]}"
    return ""


def values(found: list[tuple[str, Any]], names: set[str]) -> set[str]:
    return {value for name, value in found if name in names and isinstance(value, str) and value}


def leaves(data: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a JSON document that holds no others, with the name under which it stands."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value, name)
    else:
        yield name, data


def shown(product: bytes, floor: bytes) -> str:
    """A page shows every record that the floor answers with."""
    answer, text = orjson.loads(floor), product.decode()
    ids = (
        [row["id"] for row in answer["results"]]
        if "results" in answer
        else [row["number"] for row in answer["rulings"]]
    )
    wanted = ids if "results" in answer else [f'id="R{number}"' for number in ids]
    missing = [each for each in wanted if each not in text]
    return f"{len(missing)} of {len(ids)} are not on the page" if missing else ""
