"""Parties, courts, rulings and topics as things of schema.org."""

import re
from collections.abc import Mapping
from typing import Any

from django.urls import reverse

Node = dict[str, Any]
Row = Mapping[str, Any]
PARTIES = {
    "person": "Person",
    "ngo": "NGO",
    "government_body": "GovernmentOrganization",
    "public_prosecutor": "GovernmentOrganization",
    "court": "GovernmentOrganization",
    "political_party": "PoliticalParty",
    "media": "NewsMediaOrganization",
    "company": "Organization",
    "law_firm": "Organization",
    "international_organisation": "Organization",
    "state": "Country",
}
"""The type of a party by its kind; a `Thing` where the vocabulary has none that is true."""
SOURCES = {
    "news_report": "NewsArticle",
    "news_agency": "NewsArticle",
    "opinion": "OpinionNewsArticle",
    "ngo_report": "Report",
    "academic": "Article",
    "dataset": "Dataset",
    "social_media": "SocialMediaPosting",
}


class Addresses:
    """Whole addresses of pages of this site."""

    def __init__(self, origin: str) -> None:
        self.origin = origin

    def __call__(self, page: str, *words: str) -> str:
        return f"{self.origin}{reverse(page, args=words)}"


def party(row: Row, address: Addresses) -> Node:
    return {
        "@type": PARTIES.get(row["kind"], "Thing"),
        "name": row["name"],
        "url": address("party-detail", row["id"]),
    }


def court(row: Row, address: Addresses) -> Node:
    return {"@type": "GovernmentOrganization", "name": row["name"], "url": address("court-detail", row["id"])}


def topic(row: Row, address: Addresses) -> Node:
    return {"@type": "DefinedTerm", "name": row["name"], "url": address("topic-detail", row["id"])}


def ruling(row: Row, address: Addresses) -> Node:
    return filled(
        {
            "@type": "CreativeWork",
            "name": row["outcome"],
            "url": address("ruling-detail", row["id"]),
            "datePublished": plain_date(row["issued_on"]),
            "inLanguage": row["language"],
            "author": court(row["court"], address) if row["court"] else None,
        }
    )


def other_names(row: Row) -> list[str]:
    return list(dict.fromkeys(name["name"] for name in row["names"] if name["name"] != row["name"]))


def plain_date(edtf: str | None) -> str:
    """The date, where it is certain: schema.org knows no doubt."""
    return edtf if edtf and re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", edtf) else ""


def filled(node: Node) -> Node:
    """The node without the properties that nothing is known of."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
