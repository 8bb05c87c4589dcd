"""A person who is named wherever a record can name somebody, and how to look for the names everywhere."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from django.db import connection

from cases.models import Case, CaseEvent, Citation, Source
from casetracker.core import publishing
from casetracker.core.naming.folding import folded
from casetracker.core.writing import writing
from parties.models import Party, PartyName
from rulings.models import Reaction, Ruling
from tests import builders as b
from tests.exchange.samples import a_document, loaded_as_new

LATIN, HEBREW = "Žofie Qanarová", "נעמה קנריאן"
SURNAMES = ["Qanarová", "קנריאן"]
TRACES = ("qanarov", folded("קנריאן"))
"""Folded, so that no spelling escapes."""
HIDDEN = "A.B."


@dataclass
class World:
    person: Party
    case: Case
    other: Case
    ruling: Ruling
    reaction: Reaction
    source: Source


def plant() -> World:
    """A case against a ministry, by a person who is named in every column that takes words."""
    person = b.a_party(LATIN, kind="person", website="https://qanarova.example.org/", description=f"{LATIN}, a writer.")
    b.part(person, PartyName, name=HEBREW, language="he")
    b.cite(person, b.a_source("A portrait"), f"names/{person.names.get().key}.name", quotation=HEBREW)
    case = b.a_case(
        "Zofie Qanarova's petition v. Ministry",
        caption="QANAROVÁ נ' משרד הביטחון",
        docket_number="Qanarova 12/19",
        summary=f"Filed for Žofie Qanarové, see https://x.example.org/p/{quote(HEBREW)}?by=zofie-qanarova#FreeZofieQanarova",
    )
    part = b.a_participation(case, person, key="zofie-qanarova", name_as_stated="Qanarová, Žofie")
    b.a_participation(case, b.a_party("Ministry of Defence"), "respondent", "opposing")
    source = b.a_source(
        "The story of נַעֲמָה קַנְרִיאָן",
        url="https://paper.example.org/2020/zofie-qanarova-sues",
        archived_url=f"https://archive.example.org/{quote('https://paper.example.org/' + quote(HEBREW))}",
        author="Žofie Q. Qanarová",
        media=[{"caption": f"{HEBREW} in court", "credit": "AP"}],
        external_key="paper-zofie-qanarova",
        external_system="desk",
    )
    b.cite(case, source, f"participations/{part.key}.role", quotation="המסמך נמסר לנעמה קנריאן אתמול")
    b.an_event(case, "Hearing of Ms Qanarova", description="ZofieQanarova spoke.")
    ruling = b.a_ruling(case, source=source, summary="The court heard Zofie Qanarova.", full_text=f"1. {LATIN} v. X")
    b.a_holding(ruling, statement=f"{LATIN} has standing.", quotation=HEBREW, quotation_language="he")
    reaction = b.a_reaction(about_ruling=ruling, speaker=person, summary=f"{LATIN} regrets it.")
    other = b.a_case("Another petition", note="Brought by Qanarova too.")
    b.a_participation(other, person)
    with writing(reason=f"{LATIN} asked for it") as change:
        change.touch(case)
        case.note = f"{LATIN} lives in Haifa."
        case.save()
    loaded_as_new(named_document(), publish=True)
    draft = b.a_case(f"Draft of {LATIN}", published=False)
    withdrawn = b.a_ruling(case)
    publishing.withdraw(withdrawn, by=None, reason=f"It named {LATIN}.")
    assert draft.pk and Citation.objects.filter(path=f"participations/{part.key}.role").count() == 1
    assert CaseEvent.objects.count() == 1
    return World(person, case, other, ruling, reaction, source)


def named_document() -> dict[str, Any]:
    """A document that names the person, in keys and links too."""
    text = json.dumps(a_document(), ensure_ascii=False)
    return json.loads(text.replace("Molly Malekar", LATIN).replace("malekar", "zofie-qanarova"))


def traces_in(text: str) -> list[str]:
    """Which of the names stand in a text, whatever its encoding."""
    plain = folded(unquote(unquote(text)))
    return [trace for trace in TRACES if trace in plain]


def tables() -> Iterator[tuple[str, str]]:
    """Every table with a name in it, those of the index and its shadows included, and the row."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for cell in row:
                    text = bytes(cell).decode(errors="replace") if isinstance(cell, bytes | memoryview) else str(cell)
                    if traces_in(text.encode().decode("unicode_escape", "ignore") if "\\u" in text else text):
                        yield table, text[:200]
