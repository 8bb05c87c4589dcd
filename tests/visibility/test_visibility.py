"""Nothing hidden shows anywhere: every address is walked, hidden answers as missing, no filter tells the difference.

A new address without an entry in LISTS, DETAILS or OTHERS fails `test_every_address_has_an_expectation`.
"""

import base64
import json
import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.db import connection, models
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case, Court, Judge, Source, Topic
from casetracker.citing.lists import LISTS as CITABLE
from casetracker.citing.lists import SOURCED_LISTS
from casetracker.core.models import Change
from casetracker.lists.conditions import Codes, Condition, Country, Flags, Text, Units
from casetracker.lists.listing import Listing
from casetracker.reading.benches import BenchSizes
from casetracker.reading.cases.fact_filters import CITABLE_FIELDS, FactCondition
from casetracker.reading.cases.filters import PendingYears
from casetracker.reading.cases.listing import CASES
from casetracker.reading.courts.listing import COURTS
from casetracker.reading.judges.listing import JUDGES
from casetracker.reading.parties.listing import PARTIES, PETITIONERS, RESPONDENTS
from casetracker.reading.parts.api import PARTS
from casetracker.reading.parts.conditions import Days, Votes, YesNo
from casetracker.reading.parts.listing import HOLDINGS
from casetracker.reading.points.api import ReactionPointViewSet
from casetracker.reading.points.listing import POINTS
from casetracker.reading.reactions.listing import REACTIONS
from casetracker.reading.relations.api import RelationViewSet
from casetracker.reading.relations.listing import RELATIONS
from casetracker.reading.rulings.listing import RULINGS, VERDICTS
from casetracker.reading.sources.listing import SOURCES
from casetracker.reading.topics.listing import TOPICS
from casetracker.statistics.catalogue import STATISTICS
from parties.models import Party
from rulings.models import Reaction, Ruling
from tests.canaries import MARK, TRACES, World
from tests.kept import kept
from tests.planting import plant

VIEWS_OF_PARTS = {**PARTS, "reaction-points": ReactionPointViewSet, "relations": RelationViewSet}
LISTS: dict[str, tuple[str, Listing]] = {
    "case-list": ("/cases/", CASES),
    "ruling-list": ("/rulings/", RULINGS),
    "verdict-list": ("/verdicts/", VERDICTS),
    "reaction-list": ("/reactions/", REACTIONS),
    "holding-list": ("/holdings/", HOLDINGS),
    "reaction-point-list": ("/reaction-points/", POINTS),
    "relation-list": ("/relations/", RELATIONS),
    "api:case-list": ("/api/v1/cases/", CASES),
    "api:ruling-list": ("/api/v1/rulings/", RULINGS),
    "api:verdict-list": ("/api/v1/verdicts/", VERDICTS),
    "api:reaction-list": ("/api/v1/reactions/", REACTIONS),
    **{
        f"{prefix}{name}-list": (f"{base}/{path}/", listing)
        for name, path, listing in (
            ("judge", "judges", JUDGES),
            ("court", "courts", COURTS),
            ("party", "parties", PARTIES),
            ("petitioner", "petitioners", PETITIONERS),
            ("respondent", "respondents", RESPONDENTS),
            ("topic", "topics", TOPICS),
            ("source", "sources", SOURCES),
        )
        for prefix, base in (("", ""), ("api:", "/api/v1"))
    },
    **{
        f"api:{name.removesuffix('s')}-list": (f"/api/v1/{name}/", view.listing)
        for name, view in VIEWS_OF_PARTS.items()
    },
}
DETAILS: dict[str, tuple[str, type[models.Model]]] = {
    "case-detail": ("/cases/{}/", Case),
    "ruling-detail": ("/rulings/{}/", Ruling),
    "ruling-text": ("/rulings/{}/text/", Ruling),
    "reaction-detail": ("/reactions/{}/", Reaction),
    "judge-detail": ("/judges/{}/", Judge),
    "party-detail": ("/parties/{}/", Party),
    "source-detail": ("/sources/{}/", Source),
    "case-embed": ("/cases/{}/embed/", Case),
    "case-card-svg": ("/cases/{}/card.svg", Case),
    "case-feed": ("/cases/{}/feed/", Case),
    "case-history": ("/cases/{}/history/", Case),
    "case-past": ("/cases/{}/past/?as_of=2100", Case),
    "judge-feed": ("/judges/{}/feed/", Judge),
    "party-feed": ("/parties/{}/feed/", Party),
    "case-cite": ("/cases/{}/cite.ris", Case),
    "ruling-cite": ("/rulings/{}/cite.json", Ruling),
    "reaction-cite": ("/reactions/{}/cite.bib", Reaction),
    "source-cite": ("/sources/{}/cite.json", Source),
    "case-sources": ("/cases/{}/sources.json", Case),
    "api:case-detail": ("/api/v1/cases/{}/", Case),
    "api:ruling-detail": ("/api/v1/rulings/{}/", Ruling),
    "api:verdict-detail": ("/api/v1/verdicts/{}/", Ruling),
    "api:reaction-detail": ("/api/v1/reactions/{}/", Reaction),
    "api:petitioner-detail": ("/api/v1/petitioners/{}/", Party),
    "api:respondent-detail": ("/api/v1/respondents/{}/", Party),
    "api:party-detail": ("/api/v1/parties/{}/", Party),
    "api:judge-detail": ("/api/v1/judges/{}/", Judge),
    "api:source-detail": ("/api/v1/sources/{}/", Source),
    "api:document-detail": ("/api/v1/documents/{}/", Source),
}
PART_DETAILS = {
    f"api:{name.removesuffix('s')}-detail": (f"/api/v1/{name}/{{}}/", view.listing)
    for name, view in VIEWS_OF_PARTS.items()
}
"""Parts, by the id of their unit and their key."""
ELSEWHERE = {"file", "statistic-png", "case-card", "case-card-version", "site-card"}
"""Whose answers are bytes: of a store and of shared pictures, whose visible and hidden ones tests/files/test_serving.py
and tests/sharing/ ask for, and the drawing of `statistic-svg` as a picture."""
KINDS = ("case", "ruling", "reaction", "party", "judge", "court", "topic", "source")
BY_TOKEN = {
    *(f"api:{kind}-document" for kind in KINDS),
    *(f"api:{kind}-{step}" for kind in KINDS[:3] for step in ("publish", "withdraw")),
    *("api:case-by-key", "api:import-list", "api:import-detail"),
}
"""What only a token is answered, whatever there is: tests/intake, tests/tokens."""
ALWAYS_THERE: dict[str, tuple[str, type[models.Model]]] = {
    "topic-feed": ("/topics/{}/feed/", Topic),
    "topic-detail": ("/topics/{}/", Topic),
    "court-detail": ("/courts/{}/", Court),
    "api:topic-detail": ("/api/v1/topics/{}/", Topic),
    "api:court-detail": ("/api/v1/courts/{}/", Court),
}
"""Of courts and topics, which are never hidden themselves."""
OTHERS = {
    "home": ("/", 200),
    "robots": ("/robots.txt", 200),
    "sitemap": ("/sitemap.xml", 200),
    "sitemap-page": ("/sitemaps/sources.xml", 200),
    "favicon": ("/favicon.ico", 302),
    "livez": ("/livez", 200),
    "readyz": ("/readyz", 200),
    "schema": ("/api/schema/", 200),
    "api:api-root": ("/api/v1/", 200),
    "api-reference": ("/api/", 200),
    "api-resource": ("/api/docs/cases/", 200),
    "api-type": ("/api/docs/types/Case/", 200),
    "api-catalog": ("/.well-known/api-catalog", 200),
    "llms": ("/llms.txt", 200),
    "about": ("/about/", 200),
    "changes": ("/changes/", 200),
    "changes-feed": ("/changes/feed/", 200),
    "api:change-list": ("/api/v1/changes/?page_size=500", 200),
    "report": ("/report/?about=/cases/", 200),
    "report-thanks": ("/report/thanks/", 200),
    "api:vocabulary-list": ("/api/v1/vocabularies/", 200),
    "api:vocabulary-detail": ("/api/v1/vocabularies/role/", 200),
    "statistics": ("/statistics/", 200),
    "api:statistic-list": ("/api/v1/statistics/", 200),
    "search": ("/search/?q=visible", 200),
    "case-compare": ("/cases/compare/", 200),
    "ruling-compare": ("/rulings/compare/", 200),
    "list-cite": ("/rulings/cite.ris?ordering=issued_on", 200),
    "list-sources": ("/cases/sources.ris?ordering=filed_on", 200),
    "api:search-list": ("/api/v1/search/?q=visible", 200),
    "api:suggestion-list": ("/api/v1/suggestions/?q=vis", 200),
    "api-nothing": ("/api/v2/cases/", 404),
}
STATISTIC_ROUTES = {
    "statistic": "/statistics/{}/",
    "statistic-csv": "/statistics/{}.csv",
    "statistic-svg": "/statistics/{}.svg",
    "api:statistic-detail": "/api/v1/statistics/{}/",
}
"""For every question; they also take all that their list's filters take, and answer with what it holds."""
NOBODY = "zzzzzzzzzz"
"""An id that was never given."""
METHODS = ["get", "head", "post", "put", "patch", "delete", "options", "trace"]
CONDITIONS = [
    {},
    {"If-None-Match": "*"},
    {"If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"},
    {"If-Match": '"v1"'},
    {"Range": "bytes=0-9"},
]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with kept(django_db_blocker):
        yield plant()


@pytest.fixture
def superuser(world: World) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    return client


def addresses(
    patterns: list[URLPattern | URLResolver], prefix: str = "", namespace: str = ""
) -> Iterator[tuple[str, str]]:
    """Every address of the site: its name, and its whole pattern."""
    for pattern in patterns:
        whole = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern.url_patterns, whole, inner)
        else:
            yield namespace + (pattern.name or whole), whole


def all_addresses() -> dict[str, str]:
    return dict(addresses(get_resolver().url_patterns))


def test_every_address_has_an_expectation() -> None:
    public = {name for name, whole in all_addresses().items() if not whole.startswith("admin/")}
    assert (
        public
        == LISTS.keys()
        | DETAILS.keys()
        | PART_DETAILS.keys()
        | ALWAYS_THERE.keys()
        | OTHERS.keys()
        | STATISTIC_ROUTES.keys()
        | ELSEWHERE
        | BY_TOKEN
    )


def queries(listing: Listing, *, every: bool) -> Iterator[str]:
    """Every filter of a list with values that find much, `every` one of them or each other one, and every order."""
    yield ""
    yield from (f"ordering={order}&count=exact" for order in listing.keyset.orders)
    for name, condition in listing.filters.base_filters.items():
        yield from (f"{name}={value}" for value in values(condition)[:: 1 if every else 2])


def values(condition: Condition) -> list[str]:
    if isinstance(condition, Codes):
        codes = condition.vocabulary.codes
        return [",".join(codes), codes[0]]
    if isinstance(condition, YesNo):
        return ["yes", "no"]
    if isinstance(condition, Flags):
        return list(condition.flags)
    if isinstance(condition, Units):
        ids = condition.unit_model.objects.order_by("pk").values_list("public_id", flat=True)
        return [*ids[:1], *ids[3:20:8]]  # the first is visible
    if isinstance(condition, Days | FactCondition):
        return (
            ["7"]
            if isinstance(condition, Days)
            else [",".join(sorted(CITABLE_FIELDS)[start : start + 50]) for start in (0, 50, 100)]
        )
    if isinstance(condition, PendingYears | BenchSizes):
        return ["3"]
    if isinstance(condition, Votes):
        return ["2-1"]
    if isinstance(condition, Country):
        return ["IL"]
    return [MARK[:-1], "1"] if isinstance(condition, Text) else ["1171", "2020"]


def public_paths(world: World) -> Iterator[str]:
    """Every public address, each list with all that it can be asked; the pages show the rows of the API's answers.

    Those answers are what a database has a part in: PostgreSQL is asked for the pages of lists without a filter.
    """
    for path, listing in LISTS.values():
        for query in queries(listing, every="api" in path):
            if "api" in path or not query or (connection.vendor == "sqlite" and not query.endswith("exact")):
                yield f"{path}?{query}".removesuffix("?")
        forms = ("csv", "ndjson", "atom") if listing.has_feed else ("csv", "ndjson")
        yield from (f"{path}?format={form}" for form in forms if path.startswith("/api/"))
    respondent = world.case.participations.get(role="respondent", is_withdrawn=False).party
    units = (world.case, world.ruling, world.reaction, world.party, world.judge, world.topic, world.court, world.source)
    subjects = {type(unit): unit for unit in units}
    for path, model in [*DETAILS.values(), *ALWAYS_THERE.values()]:
        yield path.format((respondent if "respondents" in path else subjects[model]).public_id)
    yield from (
        path.format("/".join(listing.records().values_list("unit", "key")[0]))
        for path, listing in PART_DETAILS.values()
    )
    yield from (path for path, _ in OTHERS.values())
    for name, cited in CITABLE.items():
        query = f"?ordering={cited.listing.keyset.default}"
        yield from (f"/{name}/cite.{form}{query}" for form in cited.forms)
        yield from (f"/{name}/sources.json{query}" for _ in {name} & SOURCED_LISTS.keys())
    yield from (route.format(name) for route in STATISTIC_ROUTES.values() for name in STATISTICS)


def shown(response: HttpResponse) -> str:
    """All that an answer says: its headers and its body, with characters in place of escapes."""
    headers = "".join(f"{name}: {value}\n" for name, value in sorted(response.headers.items()))
    return headers + response.getvalue().decode()


def leaks(path: str, response: HttpResponse, hidden: set[str]) -> list[str]:
    text = shown(response)
    if "/changes/" in path:  # tells of what was public that it is so no more
        hidden = hidden - set(Change.objects.public().values_list("unit_ref", flat=True))
    found = [text[m.start() - 30 : m.end() + 60] for trace in TRACES for m in re.finditer(trace, text, re.IGNORECASE)]
    found += [f"id {public_id}" for public_id in hidden if public_id in text and public_id not in path]
    return [f"{path}: {leak}" for leak in found] + [f"{path}: a cookie"] * bool(response.cookies)


@pytest.mark.slow
def test_no_address_shows_anything_hidden(world: World, client: Client, superuser: Client) -> None:
    found = []
    for path in public_paths(world):
        answer = client.get(path)
        found += leaks(path, answer, world.hidden_ids)
        expected = 400 if is_refused(path, world) else dict(OTHERS.values()).get(path, 200)
        assert answer.status_code == expected, path
        if "?" not in path:
            assert shown(answer) == shown(superuser.get(path)), f"{path} answers a superuser otherwise"
            for method in ("options", "head", "post"):
                found += leaks(f"{method} {path}", getattr(client, method)(path), world.hidden_ids)
    assert found == []


def is_refused(path: str, world: World) -> bool:
    return path.rpartition("=")[2] in world.hidden_ids


def test_admin_addresses_send_strangers_to_the_login(world: World, client: Client) -> None:
    answers = {}
    for name, whole in all_addresses().items():
        if whole.startswith("admin/") and name not in ("admin:login", "admin:logout"):
            path = "/" + re.sub(r"<[^>]*>|\(\?P.*", world.case.public_id if "unit:" in whole else "1", whole).replace(
                "^", ""
            ).replace("$", "")
            answer = client.get(path)
            answers[name] = (answer.status_code, answer.headers.get("Location", "").split("?")[0])
            assert leaks(path, answer, world.hidden_ids) == []
    assert answers.pop("choose-password") == (410, ""), "a link that is none; a right one says who came by it"
    assert answers.pop("admin:kept") == (405, ""), "it takes what a signed form sends, also once its session has ended"
    assert set(answers.values()) == {(302, "/admin/login/")}, answers


def test_cursors_name_visible_rows_alone(world: World, client: Client) -> None:
    for path, listing in LISTS.values():
        for order in listing.keyset.orders:
            following = f"{path}?ordering={order}&page_size=1"
            while following:
                answer = client.get(following)
                found = re.findall(r"cursor=([\w-]+)", shown(answer))
                for cursor in found:
                    value, public_id, _ = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
                    assert listing.records().filter(public_id=public_id).exists()
                    assert not any(trace in str(value) for trace in TRACES)
                following = next_page(answer)


def next_page(answer: HttpResponse) -> str | None:
    found = re.search(r'<([^>]*)>; rel="next"', answer.headers.get("Link", "")) or re.search(
        r'rel="next" href="([^"]*)"', answer.content.decode()
    )
    return found[1].replace("&amp;", "&") if found else None


def told(client: Client, method: str, path: str, asked: str, **more: object) -> tuple[int, str]:
    """An answer, with what was asked taken out of it, and the digest of its bytes, which holds that too."""
    response = getattr(client, method)(path.format(asked), **more)
    return response.status_code, re.sub(r"ETag: .*\n", "", shown(response).replace(asked, "ASKED"))


@pytest.mark.parametrize("name", DETAILS)
def test_hidden_answers_as_missing(world: World, client: Client, name: str) -> None:
    path, model = DETAILS[name]
    once_public = [world.hidden[f"withdrawn {kind}"] for kind in ("case", "ruling", "reaction")]
    units = [
        unit
        for unit in [*world.hidden.values(), *world.references]
        if isinstance(unit, model) and unit not in once_public
    ]
    requests = [("get", condition) for condition in CONDITIONS] + [(method, {}) for method in METHODS[1:]]
    for number, (method, condition) in enumerate(requests):
        missing = told(client, method, path, NOBODY, headers=condition)
        # Every unit is asked for plainly, and each by a third of the other requests.
        for unit in units[:12] if number == 0 else units[number % 3 : 12 : 3]:
            assert told(client, method, path, unit.public_id, headers=condition) == missing
    assert len(units) >= 4


@pytest.mark.parametrize("name", PART_DETAILS)
def test_hidden_parts_answer_as_missing(world: World, client: Client, name: str) -> None:
    """Parts of hidden units, and withdrawn parts of visible ones."""
    path, listing = PART_DETAILS[name]
    model = listing.records().model
    seen = set(listing.records().values_list("pk", flat=True))
    hidden = [part for part in model.objects.all() if part.pk not in seen]
    for part in hidden:
        address = f"{getattr(part, model.owner).public_id}/{part.key}"
        for method in METHODS:
            assert told(client, method, path, address) == told(client, method, path, f"{NOBODY}/nothing")
    assert len(hidden) >= 4


@pytest.mark.parametrize("kind", ["case", "ruling"])
def test_once_public_and_withdrawn_says_so_alone(world: World, client: Client, kind: str) -> None:
    unit = world.hidden[f"withdrawn {kind}"]
    for base in ("", "/api/v1"):
        answer = client.get(f"{base}/{kind}s/{unit.public_id}/")
        assert answer.status_code == 410
        assert "It named the wrong court." in answer.content.decode()
        assert leaks(answer.request["PATH_INFO"], answer, world.hidden_ids) == []


def test_filters_cannot_tell_hidden_from_missing(world: World, client: Client) -> None:
    for path, listing in LISTS.values():
        for name, condition in listing.filters.base_filters.items():
            if isinstance(condition, Units):
                hidden = [
                    unit
                    for unit in [*world.hidden.values(), *world.references]
                    if isinstance(unit, condition.unit_model)
                ]
                for unit in hidden[:1]:
                    for text, other in (
                        (unit.public_id, NOBODY),
                        (f"/x/{unit.public_id}/", f"/x/{NOBODY}/"),
                        (f"{MARK} case", "zqnobody case"),
                    ):
                        assert told(client, "get", path + f"?{name}={{}}", text) == told(
                            client, "get", path + f"?{name}={{}}", other
                        )
            elif isinstance(condition, Text):
                assert told(client, "get", path + f"?{name}={{}}", MARK) == told(
                    client, "get", path + f"?{name}={{}}", "zqnobody"
                )


def test_filters_find_nothing_through_what_is_hidden(world: World, client: Client) -> None:
    party, judge, source = world.party.public_id, world.judge.public_id, world.source.public_id
    questions = {
        f"cases/?party={party}&role=amicus_curiae": [],  # its role in every hidden case
        f"cases/?party={party}&role=defendant": [],  # a withdrawn part of a visible case
        f"cases/?requested_by={party}&decides=petition": [world.case],
        "cases/?decides=charge": [],  # hidden rulings and a withdrawn disposition
        "rulings/?result=acquitted,convicted": [],
        f"rulings/?judge={judge}&decided_year=1171": [],
        f"cases/?judge={judge}&result=acquitted": [],
        f"cases/?source={source}": [world.case, world.other],
        f"cases/?speaker={party}&reacted_before=1200": [],
        f"rulings/?speaker={party}&reacted_before=1200": [],
        "cases/?filed_year=1171": [],
        "cases/?has=disputed_facts": [],
        f"cases/?topic={world.topic.public_id}": [world.case],
        f"judges/?name={MARK}": [],
        f"petitioners/?name={MARK}": [],
        f"respondents/?name={world.party.name}": [],  # its withdrawn and its hidden roles
    }
    answers = {
        question: sorted(row["id"] for row in client.get(f"/api/v1/{question}").json()["results"])
        for question in questions
    }
    assert answers == {question: sorted(unit.public_id for unit in units) for question, units in questions.items()}
