"""The page of a case as it was: the story of an earlier document, in the templates of the case page."""

from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from cases.models import Case, Participation
from casetracker.core.models import Revision
from casetracker.core.writing import writing
from casetracker.history.as_of import case_as_of
from casetracker.reading.cases.past.rows import rows_as_of
from casetracker.reading.cases.story.assembly import Story, case_story
from casetracker.reading.cases.story.queries import read_story_rows
from rulings.models import Holding, PanelSeat, Ruling
from tests import builders as b

pytestmark = pytest.mark.django_db


def past_story(case: Case, as_of: str) -> Any:
    case = Case.objects.for_list().get(pk=case.pk)
    return Story(rows_as_of(read_story_rows(case), case_as_of(case, as_of))).as_dict()


@pytest.fixture
def case() -> Case:
    """Published on 1 March with a ruling and a reaction; on 5 March nearly all of it was changed."""
    with time_machine.travel("2026-03-01T12:00:00Z", tick=False):
        court, judge, topic = b.a_court("Old Court"), b.a_judge("Rachel Barkai"), b.a_topic("Export licences")
        nso, ministry = b.a_party("NSO Group"), b.a_party("Ministry")
        other = b.a_case("Still here", court=court, topics=[topic])  # what nothing names any more is hidden
        b.a_participation(other, nso)
        b.a_ruling(other, judge=judge)
        case = b.a_case("Malekar v. Ministry", court=court, topics=[topic], filed_on="2019-05", summary="Then.")
        part = b.a_participation(case, nso, role="respondent", side="opposing")
        claim = b.a_claim(case, raised_by=[part])
        ruling = b.a_ruling(case, judge=judge, court=court)
        holding = b.a_holding(ruling, [claim], "not_established")
        b.a_point(b.a_reaction(about_ruling=ruling, speaker=nso, stance="welcomes"), [holding])
        source = b.a_source("A report")
        b.cite(case, source, path="filed_on", stated_value="2019-06")
    with time_machine.travel("2026-03-05T12:00:00Z", tick=False), writing(reason="All was wrong.") as change:
        case, ruling = Case.objects.get(pk=case.pk), Ruling.objects.get(pk=ruling.pk)
        change.touch(case)
        change.touch(ruling)
        case.title, case.filed_on, case.summary, case.court = "Now v. Now", "2019-06", "Now.", b.a_court("New Court")
        case.save()
        case.topics.clear()
        Participation.objects.filter(case=case).update(party=ministry, role="petitioner", side="bringing")
        PanelSeat.objects.filter(ruling=ruling).update(judge=b.a_judge("Somebody Else"))
        Holding.objects.update(finding="accepted")
        ruling.dispositions.update(result="granted")
        ruling.save()
    return case


def test_every_part_reads_as_it_did(client: Client, case: Case) -> None:
    story = past_story(case, "2026-03-02")
    ruling, reaction = story["rulings"][0], story["reactions"][0]
    assert {
        "title": story["title"],
        "court": story["court"]["name"],
        "filed": (str(story["filed_on"]), str(story["filed_on_earliest"])),
        "topics": [topic["name"] for topic in story["topics"]],
        "parties": [(row["name"], row["role"]) for row in story["participations"]],
        "raised by": [len(row["raised_by"]) for row in story["claims"]],
        "judges": [row["name"] for row in ruling["judges"]],
        "result": (ruling["result"], ruling["dispositions"][0]["result"], story["verdict"] == ruling["id"]),
        "held": [(row["finding"], len(row["answered_by"])) for row in ruling["holdings"]],
        "about": reaction["about"]["ruling"] == ruling["id"],
        "disputed": [(row["fact"], row["contrary"][0]["stated_value"]) for row in story["disputed_facts"]],
    } == {
        "title": "Malekar v. Ministry",
        "court": "Old Court",
        "filed": ("2019-05", "2019-05-01"),
        "topics": ["Export licences"],
        "parties": [("NSO Group", "respondent")],
        "raised by": [1],
        "judges": ["Rachel Barkai"],
        "result": ("rejected", "rejected", True),
        "held": [("not_established", 1)],
        "about": True,
        "disputed": [("filed on", "2019-06")],
    }
    assert {**past_story(case, "2100"), "changed_at": None} == {
        **case_story(Case.objects.for_list().get(pk=case.pk)),
        "changed_at": None,
    }


def test_the_page_says_that_it_is_past_and_leads_to_today(client: Client, case: Case) -> None:
    page = BeautifulSoup(client.get(f"/cases/{case.public_id}/past/?as_of=2026-03-02").content, "html.parser")
    told = page.select_one("aside.past")
    assert told is not None
    assert "This is the record as it was on 2 March 2026." in told.text
    assert told.a["href"] == f"/cases/{case.public_id}/"
    assert [mark.text for mark in told.select("del, ins")][:2] == ["Malekar v. Ministry", "Now v. Now"]
    assert page.h1.text == "Malekar v. Ministry"
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    told.decompose()
    assert "Now" not in page.main.text
    today = client.get(f"/cases/{case.public_id}/past/?as_of=2100").content.decode()
    assert "Nothing has changed since." in today


def test_documents_of_the_past_may_lack_what_a_page_needs(client: Client, case: Case) -> None:
    """Nothing but a title, a word that is no code any more, counsel as plain names, links that lead nowhere."""
    revision = Revision.objects.get(unit_id=case.public_id, version=max_version(case))
    parts = revision.document["participations"]
    revision.document = {
        "key": revision.document["key"],
        "title": "Bare v. Bare",
        "court": "a-court-that-is-gone",
        "filed_on": "in spring",
        "status": "an_old_word",
        "participations": [{**parts[0], "counsel": ["A name alone"]}],
        "citations": [{"source": "gone", "path": "filed_on"}],
    }
    Revision.objects.filter(pk=revision.pk).update(document=revision.document)
    answer = client.get(f"/cases/{case.public_id}/past/?as_of=2026-03-02")
    assert answer.status_code == 200
    assert BeautifulSoup(answer.content, "html.parser").h1.text == "Bare v. Bare"


def max_version(case: Case) -> int:
    return Revision.objects.filter(unit_id=case.public_id).order_by("-version").values_list("version", flat=True)[0]
