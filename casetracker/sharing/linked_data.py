"""What a page is about in terms of schema.org, for search engines and harvesters.

The vocabulary has no court case and no judgment, and nothing is bent to stand for one: the page is a `WebPage`, a
ruling is a `CreativeWork` whose author is the court, a reaction one whose authors are those who reacted. Parties
without a page of their own are in none of it.
"""

import json
from collections.abc import Callable

from django.utils.safestring import SafeString, mark_safe

from casetracker.sharing.things import (
    SOURCES,
    Addresses,
    Node,
    Row,
    court,
    filled,
    other_names,
    party,
    plain_date,
    ruling,
    topic,
)

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
AT_MOST = 20
"""Rulings, parties and topics of a case; its page lists all."""
ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
"""What could end the element, or a line of a script."""
LISTS = (
    *("case", "ruling", "verdict", "reaction", "holding", "reaction-point", "relation", "judge", "court"),
    *("party", "petitioner", "respondent", "topic", "source"),
)
PAGES = {
    "home": "WebPage",
    "about": "AboutPage",
    "changes": "CollectionPage",
    "statistics": "CollectionPage",
    "statistic": "WebPage",
    "case-detail": "WebPage",
    "ruling-detail": "WebPage",
    "ruling-text": "WebPage",
    "reaction-detail": "WebPage",
    "judge-detail": "ProfilePage",
    "party-detail": "WebPage",
    "court-detail": "WebPage",
    "topic-detail": "WebPage",
    "source-detail": "WebPage",
    **{f"{name}-list": "CollectionPage" for name in LISTS},
}
"""The type of each kind of page that says what it is about."""


def script(graph: Node) -> SafeString:
    """Put the data into the page: a block that no browser runs, and that nothing in it can end."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def graph(page: Row, context: Row) -> Node:
    """The page, what it is about, and the site that it belongs to."""
    about = ABOUT.get(page["kind"], nothing)(context, Addresses(page["origin"]))
    node = {
        "@type": PAGES[page["kind"]],
        "@id": page["address"],
        "url": page["address"],
        "name": page["title"],
        "description": page["description"],
        "inLanguage": "en",
        "license": LICENSE,
        "isPartOf": {"@type": "WebSite", "@id": f"{page['origin']}/#site", "name": "Casetracker"},
        "image": page["picture"],
        "breadcrumb": breadcrumb(page),
        **about,
    }
    return {"@context": "https://schema.org", **filled(node)}


def breadcrumb(page: Row) -> Node:
    crumbs = [(page["origin"] + address, name) for address, name in page["crumbs"]]
    steps = [(f"{page['origin']}/", "Home"), *crumbs, (page["address"], page["title"])]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (address, name) in enumerate(steps, start=1)
        ],
    }


def nothing(context: Row, address: Addresses) -> Node:
    return {}


def site(context: Row, address: Addresses) -> Node:
    """The home page: the site, how it is searched, and the data that it offers."""
    lists = {"Cases": "case-list", "Rulings": "ruling-list", "Reactions": "reaction-list", "Parties": "party-list"}
    target = f"{address('search')}?q={{query}}"
    search = {"@type": "SearchAction", "target": {"@type": "EntryPoint", "urlTemplate": target}}
    catalogue = {
        "@type": "DataCatalog",
        "name": "The Casetracker collection",
        "url": address("about"),
        "license": LICENSE,
        "isAccessibleForFree": True,
        "dataset": [
            dataset(f"{name} in the Casetracker collection", address(page), f"{address(f'api:{page}')}?format=csv")
            for name, page in lists.items()
        ],
    }
    website = {
        "@type": "WebSite",
        "@id": f"{address.origin}/#site",
        "name": "Casetracker",
        "url": address("home"),
        "potentialAction": search,
    }
    return {"isPartOf": website, "mainEntity": catalogue}


def dataset(name: str, url: str, file: str, description: str = "") -> Node:
    distribution = {"@type": "DataDownload", "contentUrl": file, "encodingFormat": "text/csv"}
    creator = {"@type": "Organization", "name": "The Casetracker contributors"}
    return {
        "@type": "Dataset",
        "name": name,
        "description": description or f"{name}: every fact with its sources, as a table.",
        "url": url,
        "license": LICENSE,
        "isAccessibleForFree": True,
        "creator": creator,
        "distribution": distribution,
    }


def statistic(context: Row, address: Addresses) -> Node:
    asked = context["statistic"]
    page, file = address("statistic", asked.name), address("statistic-csv", asked.name)
    return {"mainEntity": dataset(asked.question, page, file, description=asked.counts)}


def case(context: Row, address: Addresses) -> Node:
    story = context["story"]
    seats = {row["party"]["id"]: party(row["party"], address) for row in seats_with_pages(story)}
    return {
        "dateModified": str(story["changed_at"])[:10],
        "about": [*seats.values(), *(topic(row, address) for row in story["topics"])][:AT_MOST],
        "mentions": [ruling(row, address) for row in story["rulings"]][:AT_MOST],
    }


def seats_with_pages(story: Row) -> list[Row]:
    return [row for row in story["participations"] if row["party"]["has_page"]]


def one_ruling(context: Row, address: Addresses) -> Node:
    row, story = context["ruling"], context["story"]
    seats = {seat["party"]["id"]: party(seat["party"], address) for seat in seats_with_pages(story)}
    return {"mainEntity": ruling(row, address) | {"about": list(seats.values())[:AT_MOST]}}


def one_reaction(context: Row, address: Addresses) -> Node:
    row = context["reaction"]
    speakers = [party(speaker, address) for speaker in row["speakers"] if speaker["has_page"]]
    return {
        "mainEntity": filled(
            {
                "@type": "CreativeWork",
                "abstract": row["summary"],
                "datePublished": plain_date(row["made_on"]),
                "inLanguage": row["language"],
                "author": speakers,
            }
        )
    }


def judge(context: Row, address: Addresses) -> Node:
    row = context["judge"]
    courts = [court(seat["court"], address) for seat in row["courts"]]
    return {
        "mainEntity": filled(
            {
                "@type": "Person",
                "name": row["name"],
                "alternateName": other_names(row),
                "jobTitle": "Judge",
                "url": address("judge-detail", row["id"]),
                "affiliation": courts,
            }
        )
    }


def one_party(context: Row, address: Addresses) -> Node:
    row = context["party"]
    more = {"alternateName": other_names(row), "description": row["description"], "sameAs": row["website"]}
    return {"mainEntity": filled(party(row, address) | more)}


def one_court(context: Row, address: Addresses) -> Node:
    row = context["court"]
    more = {
        "alternateName": other_names(row),
        "address": {"@type": "PostalAddress", "addressCountry": row["country"]} if row["country"] else None,
        "parentOrganization": court(row["parent"], address) if row["parent"] else None,
    }
    return {"mainEntity": filled(court(row, address) | more)}


def one_topic(context: Row, address: Addresses) -> Node:
    row = context["topic"]
    more = {"description": row["description"], "inDefinedTermSet": address("topic-list")}
    return {"mainEntity": filled(topic(row, address) | more)}


def one_source(context: Row, address: Addresses) -> Node:
    row = context["source"]
    return {
        "mainEntity": filled(
            {
                "@type": SOURCES.get(row["kind"], "CreativeWork"),
                "name": row["title"],
                "url": row["url"],
                "archivedAt": row["archived_url"],
                "creditText": row["author"],
                "publisher": {"@type": "Organization", "name": row["publisher"]} if row["publisher"] else None,
                "datePublished": plain_date(row["published_on"]),
                "inLanguage": row["language"],
            }
        )
    }


ABOUT: dict[str, Callable[[Row, Addresses], Node]] = {
    "home": site,
    "statistic": statistic,
    "case-detail": case,
    "ruling-detail": one_ruling,
    "ruling-text": one_ruling,
    "reaction-detail": one_reaction,
    "judge-detail": judge,
    "party-detail": one_party,
    "court-detail": one_court,
    "topic-detail": one_topic,
    "source-detail": one_source,
}
