"""What other places show of a page: og:, JSON-LD in terms that exist, cards and frames; nothing of what is hidden."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from cases.models import Judge, Source
from casetracker.core.writing import writing
from casetracker.sharing import pages
from casetracker.sharing.card import TITLE, card_svg, steps
from casetracker.sharing.lines import broken
from casetracker.sharing.linked_data import PAGES
from tests import builders as b

pytestmark = pytest.mark.django_db

THING = {"name", "url", "description", "image", "sameAs", "alternateName", "potentialAction"}
WORK = THING | {
    *("about", "abstract", "archivedAt", "author", "creator", "creditText", "dateModified", "datePublished"),
    *("inLanguage", "isAccessibleForFree", "isPartOf", "license", "mainEntity", "mentions", "publisher"),
}
PAGE = WORK | {"breadcrumb"}
BODY = THING | {"address", "parentOrganization"}
SCHEMA_ORG = {
    **dict.fromkeys(("WebPage", "CollectionPage", "AboutPage", "ProfilePage"), PAGE),
    **dict.fromkeys(("WebSite", "CreativeWork", "NewsArticle", "OpinionNewsArticle", "Report", "Article"), WORK),
    "SocialMediaPosting": WORK,
    "DataCatalog": WORK | {"dataset"},
    "Dataset": WORK | {"distribution"},
    "DataDownload": WORK | {"contentUrl", "encodingFormat"},
    **dict.fromkeys(("Organization", "NGO", "GovernmentOrganization", "PoliticalParty", "NewsMediaOrganization"), BODY),
    "Person": THING | {"jobTitle", "affiliation"},
    "Country": THING,
    "Thing": THING,
    "DefinedTerm": THING | {"inDefinedTermSet"},
    "BreadcrumbList": THING | {"itemListElement"},
    "ListItem": THING | {"position", "item"},
    "PostalAddress": THING | {"addressCountry"},
    "SearchAction": THING | {"target"},
    "EntryPoint": THING | {"urlTemplate"},
}
"""Types of schema.org and those of their properties that are used here, from version 29 of the vocabulary."""
AT_RISK = "Somebody at risk"


@pytest.fixture
def case() -> Any:
    with b.story():
        source = b.a_source("A <report> & more", publisher="A paper", url="https://paper.example/a", kind="news_report")
        judge, topic = b.a_judge(), b.a_topic("Pegasus")
        case = b.a_case("Amnesty & others v. </script><b>NSO</b>", source=source, topics=[topic], docket_number="1-20")
        b.a_participation(case, b.a_party("Amnesty International", kind="ngo"))
        ruling = b.a_ruling(case, judge=judge, dispositions=[b.REJECTED], full_text="So ordered.")
        b.a_reaction(about_ruling=ruling, speaker=b.a_party("NSO Group"))
    return case


def head(markup: BeautifulSoup) -> dict[str, str]:
    named = markup.find_all("meta", attrs={"content": True})
    return {str(tag.get("property") or tag.get("name")): tag["content"] for tag in named}


def data(markup: BeautifulSoup) -> Any:
    blocks = markup.find_all("script", type="application/ld+json")
    return json.loads(blocks[0].string) if blocks else None


def unknown_terms(node: Any) -> list[str]:
    """What schema.org does not have, in the node and below it."""
    if isinstance(node, list):
        return [term for each in node for term in unknown_terms(each)]
    if not isinstance(node, dict):
        return []
    known = SCHEMA_ORG.get(node["@type"])
    own = [f"{node['@type']}.{name}" for name in node if not name.startswith("@") and name not in (known or ())]
    return own + [term for value in node.values() for term in unknown_terms(value)]


def every_kind(case: Any) -> dict[str, str]:
    ruling, reaction = case.rulings.get(), case.reactions.get()
    records = {
        "case": case,
        "ruling": ruling,
        "reaction": reaction,
        "judge": Judge.objects.get(),
        "party": case.participations.get().party,
        "court": case.court,
        "topic": case.topics.get(),
        "source": Source.objects.get(title="A <report> & more"),
    }
    lists = {kind: f"/{kind.removesuffix('-list')}s/" for kind in PAGES if kind.endswith("-list")}
    irregular = {"party-list": "/parties/"}
    return {
        **lists,
        **irregular,
        **{f"{kind}-detail": record.get_absolute_url() for kind, record in records.items()},
        "ruling-text": f"/rulings/{ruling.public_id}/text/",
        "home": "/",
        "about": "/about/",
        "changes": "/changes/",
        "statistics": "/statistics/",
        "statistic": "/statistics/results-by-year/",
    }


def test_every_kind_of_page_says_what_it_is(client: Client, case: Any) -> None:
    kinds = every_kind(case)
    assert kinds.keys() == PAGES.keys()
    for kind, path in kinds.items():
        address = path.partition("#")[0]
        answer = client.get(address)
        page = BeautifulSoup(answer.content, "html.parser")
        said, found = head(page), data(page)
        title = page.title.string.removesuffix(" – Casetracker")
        assert (said["og:title"], said["og:description"]) == (title, said["description"]), kind
        assert said["og:url"] == page.find("link", rel="canonical")["href"], kind
        assert said["og:image"].startswith("http://testserver/"), kind
        assert (said["og:site_name"], said["twitter:card"]) == ("Casetracker", "summary_large_image")
        assert (found["@context"], found["@type"]) == ("https://schema.org", PAGES[kind])
        assert unknown_terms({name: value for name, value in found.items() if name != "@context"}) == []
        assert (found["name"], found["url"]) == (title, said["og:url"])
        crumbs = found["breadcrumb"]["itemListElement"]
        assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1))
        assert crumbs[-1]["item"] == said["og:url"]
        assert len(re.findall(rb"</script>", answer.content)) == answer.content.count(b"<script"), kind


def test_a_case_names_its_parties_rulings_and_card(client: Client, case: Any) -> None:
    page = BeautifulSoup(client.get(case.get_absolute_url()).content, "html.parser")
    said, found = head(page), data(page)
    assert said["og:type"] == "article"
    assert said["og:title"] == found["name"] == case.title
    assert said["og:image"].startswith(f"http://testserver/cases/{case.public_id}/card-")
    assert [(each["@type"], each["name"]) for each in found["about"]] == [
        ("NGO", "Amnesty International"),
        ("DefinedTerm", "Pegasus"),
    ]
    (ruling,) = found["mentions"]
    assert (ruling["datePublished"], ruling["author"]["name"]) == ("2020-07-12", case.court.name)
    picture = client.get(said["og:image"])
    assert (picture.headers["Content-Type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    with writing(reason="It was misspelt.") as change:
        change.touch(case)
        case.title = "Amnesty v. NSO"
        case.save()
    page = BeautifulSoup(client.get(case.get_absolute_url()).content, "html.parser")
    assert head(page)["og:image"] != said["og:image"]


def test_what_is_not_for_everybody_says_nothing(client: Client, case: Any) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    draft = b.a_case("Draft v. X", published=False)
    hidden = {
        draft: 404,
        b.a_case("Later v. X", embargoed_until=tomorrow): 404,
        b.withdrawn(b.a_case("Gone v. X")): 410,
        b.sealed(b.a_case("Sealed v. X")): 404,
    }
    for record, status in hidden.items():
        for form in ("", "card.png", "card-0123abcd.png", "card.svg", "embed/"):
            answer = client.get(f"/cases/{record.public_id}/{form}")
            assert answer.status_code == status, (record, form)
            assert not re.search(rf"og:|ld\+json|{record.title}", answer.content.decode()), (record, form)
    b.a_participation(case, b.a_party(AT_RISK, kind="person", exposure="at_risk"), "petitioner")
    answer = client.get(case.get_absolute_url())
    assert b"ld+json" not in answer.content
    card = client.get(f"/cases/{case.public_id}/card.svg").content.decode()
    assert ">Rejected<" in card, "the parties of the outcome are left out"
    assert AT_RISK not in card + client.get(f"/cases/{case.public_id}/embed/").content.decode()
    root = Client()
    root.force_login(User.objects.create_superuser("root"))
    preview = root.get(f"/admin/preview/{draft.public_id}/").content
    assert draft.title.encode() in preview
    assert b"og:" not in preview
    assert b"ld+json" not in preview
    refused = client.get("/cases/?colour=red")
    assert (refused.status_code, b"og:" in refused.content) == (400, False)


def test_a_card_is_drawn_once_and_asked_for_by_what_it_shows(client: Client, case: Any, monkeypatch: Any) -> None:
    drawings: list[str] = []
    monkeypatch.setattr(pages, "drawn", lambda svg: drawings.append(svg) or b"PNG")
    path = f"/cases/{case.public_id}/card.png"
    answer = client.get(path)
    assert answer.content == b"PNG"
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, len(drawings)) == (304, 1)
    svg = client.get(f"/cases/{case.public_id}/card.svg")
    assert svg.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert svg.content.decode() == drawings[0]
    assert "</script><b>" not in drawings[0]


def a_story(title: str, **more: Any) -> dict[str, Any]:
    columns = {"court": None, "court_as_stated": "A court", "docket_number": "1-20", "filed_on": "2019-05", "id": "x"}
    parts: dict[str, Any] = {"petitioners": [], "participations": [], "rulings": [], "reactions": [], "verdict": None}
    return {"title": title, "case_type": "petition", "status": "pending", **columns, **parts, **more}


def test_a_card_tells_any_story() -> None:
    long_title = " ".join(["Amnesty International Israel and others v. Ministry of Defense"] * 9)
    svg = card_svg(a_story(long_title))
    rows = re.findall(r'font-size="46"[^>]*>([^<]*)<', svg)
    assert len(rows) == 4
    assert rows[-1].endswith("…")
    assert long_title.startswith(" ".join(rows).removesuffix("…"))
    hebrew = card_svg(a_story("עמותה נגד משרד הביטחון"))
    assert re.search(r'text-anchor="end" font-family="serif"[^>]*>\u2067עמותה נגד משרד הביטחון\u2069<', hebrew)
    assert "1-20" in card_svg(a_story("国际特赦组织")).partition('font-size="60"')[2]
    assert [step["parts"][0]["text"] for step in steps(a_story("A v. B"))] == ["Not named", "Pending", "None recorded"]
    speaker = {"name": "The International Federation of Everybody and Others", "has_page": True}
    reaction = {"speakers": [speaker], "stance": "condemns", "about": {"ruling": None}}
    assert "… condemns<" in card_svg(a_story("A v. B", reactions=[reaction]))
    assert all(TITLE.takes(row) <= 400 for row in broken("x" * 90 + " ab", TITLE, 400))


def test_a_frame_of_another_site_shows_the_case(client: Client, case: Any) -> None:
    answer = client.get(f"/cases/{case.public_id}/embed/")
    page = BeautifulSoup(answer.content, "html.parser")
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    assert (answer.headers["X-Robots-Tag"], answer.headers["Cross-Origin-Resource-Policy"]) == (
        "noindex",
        "cross-origin",
    )
    assert not answer.cookies
    assert page.find("script") is None
    links = page.find_all("a")
    assert {(link["href"], link["target"], *link["rel"]) for link in links} == {
        (case.get_absolute_url(), "_blank", "noopener")
    }
    assert page.h1.get_text(" ", strip=True) == case.title
    for text in ("Amnesty International", "Petition rejected", "NSO Group criticises", "May 2019", case.court.name):
        assert text in page.get_text(" ", strip=True)
    whole = BeautifulSoup(client.get(case.get_absolute_url()).content, "html.parser")
    assert "frame-ancestors 'none'" in client.get("/").headers["Content-Security-Policy"]
    frame = BeautifulSoup(whole.find("input", id="embed-code")["value"], "html.parser").iframe
    assert frame["src"] == f"http://testserver/cases/{case.public_id}/embed/"
    assert frame["title"] == case.title
