"""What hits say: in what the words stand, where they lead, and what of a record is found when it changes."""

import pytest
from django.test import Client

from cases.models import CaseEvent, Participation
from casetracker.core.writing import writing
from casetracker.search.index.upkeep import disagreements
from casetracker.search.sentences import sentences
from tests import builders as b
from tests.identity import SITE, page_url

pytestmark = pytest.mark.django_db


def hits(client: Client, q: str) -> list[dict]:
    answer = client.get("/api/v1/search/", {"q": q})
    assert answer.status_code == 200, answer.content
    return [row["hit"] for row in answer.json()["results"]]


def marked(hit: dict) -> list[str]:
    return [part["text"] for part in hit["parts"] if part["is_hit"]]


def text(hit: dict) -> str:
    return "".join(part["text"] for part in hit["parts"])


@b.story()
def a_whole_case() -> None:
    topic, source = (
        b.a_topic("Freedom of the seas"),
        b.a_source("Pilots at sea", publisher="The Lantern", author="Ada Quill"),
    )
    case = b.a_case("A v. B", topics=[topic], source=source, local_type="Waterplea", note="Compiled by lamplight.")
    b.a_participation(
        case, b.a_party("B"), "respondent", "opposing", counsel=["Zelda Wigmore"], note="Sued as harbourmaster."
    )
    b.an_event(case, "Boarding of the ferry", description="By two tugs.", note="Filmed.")
    disposition = {
        "decides": "motion",
        "result": "granted",
        "form": "publication_ban",
        "as_stated": "So ordered, by moonlight.",
    }
    ruling = b.a_ruling(case, dispositions=[{**disposition, "basis": "insufficient_evidence", "note": "Read aloud."}])
    b.a_holding(ruling, statement="Ferries may sail.", topics=[b.a_topic("Tides")], note="Doubted since.")
    reaction = b.a_reaction(case, about_ruling=ruling, asked_by="The Beacon", note="By telegram.")
    b.a_point(reaction, summary="They will row.", note="Twice.")


SHOWN = [
    ("publication ban", "ruling", "decision", "R1-D1"), ("moonlight", "ruling", "decision", "R1-D1"),
    ("insufficient evidence", "ruling", "decision", "R1-D1"), ("wigmore", "case", "party", ""),
    ("harbourmaster", "case", "party", ""), ("lantern", "case", "source", ""), ("pilots at sea", "case", "source", ""),
    ("quill", "case", "source", ""), ("freedom seas", "case", "topic", ""), ("tides", "ruling", "topic", ""),
    ("boarding", "case", "event", "E1"), ("tugs", "case", "event", "E1"), ("filmed", "case", "event", "E1"),
    ("waterplea", "case", "note", ""), ("lamplight", "case", "note", ""), ("doubted", "ruling", "holding", "R1-H1"),
    ("beacon", "reaction", "note", ""), ("telegram", "reaction", "note", ""), ("row", "reaction", "point", "A1.1"),
    ("twice", "reaction", "point", "A1.1"),
]  # fmt: skip


def test_what_a_page_shows_is_found_and_says_what_it_is(client: Client) -> None:
    a_whole_case()
    found = [(q, *((hit["kind"], hit["part"], hit["place"]) for hit in hits(client, q))) for q, *_ in SHOWN]
    assert found == [(q, (kind, part, place)) for q, kind, part, place in SHOWN]


def test_what_changes_is_found_by_its_new_words_alone(client: Client) -> None:
    topic, source, party = b.a_topic("Freedom"), b.a_source("Pilots", publisher="The Lantern"), b.a_party("B")
    case = b.a_case("A v. B", topics=[topic], source=source)
    b.a_holding(b.a_ruling(b.a_case("C v. D")), statement="Held.", topics=[topic])
    b.a_ruling(b.a_case("E v. F"), source=source)
    seat = b.a_participation(case, party, note="Old note.")
    with writing(reason="a correction") as change:
        for unit in (topic, source, case, party):
            change.touch(unit)
        topic.name, source.title, seat.note, party.size_stated = "Harbours", "Rivers", "New remark.", "900 sailors"
        for row in (topic, source, seat, party):
            row.save()
    assert [len(hits(client, q)) for q in ("freedom", "pilots", "old note")] == [0, 0, 0]
    assert [len(hits(client, q)) for q in ("harbours", "rivers", "remark", "sailors")] == [2, 2, 1, 1]
    assert list(disagreements()) == []


def test_what_is_hidden_or_withdrawn_is_not_found_with_what_is_shown(client: Client) -> None:
    source = b.a_source("Pilots", publisher="The Lantern")
    case = b.a_case("A v. B")
    b.a_ruling(case, source=source, published=False, dispositions=[{**b.REJECTED, "as_stated": "By moonlight."}])
    event = b.an_event(case, "Boarding of the ferry")
    person = b.a_party("Yael Harbour", kind="person", exposure="minor")
    b.a_participation(case, person, note="Daughter of Yona Harbour.", counsel=["Zelda Wigmore"])
    with writing(reason="a correction") as change:
        change.touch(case)
        CaseEvent.objects.filter(pk=event.pk).update(is_withdrawn=True)
    assert [hits(client, q) for q in ("lantern", "moonlight", "ferry", "yona", "yael")] == [[]] * 5
    assert len(hits(client, "wigmore")) == 1
    assert Participation.objects.count() == 1


@pytest.mark.parametrize(
    ("running", "expected"),
    [
        ("Defense Agency (DECA) et al. v. State. They won.", ["Defense Agency (DECA) et al. v. State.", "They won."]),
        ("See No. 5 of it. No. He left.", ["See No. 5 of it.", "No.", "He left."]),
        ("Mr. J. R. Roe sued Apple Inc. He lost! Why?", ["Mr. J. R. Roe sued Apple Inc. He lost!", "Why?"]),
        ("In the U.S. Court it ended. So.", ["In the U.S. Court it ended.", "So."]),
        ("It fell in 2019. Then rose.", ["It fell in 2019.", "Then rose."]),
        ("قضت المحكمة؟ نعم.", ["قضت المحكمة؟", "نعم."]), ("他们败诉了。 上诉。", ["他们败诉了。", "上诉。"]),
        ("He said: “It is void.” She agreed.", ["He said: “It is void.”", "She agreed."]), ("One\nTwo", ["One", "Two"]),
    ],
)  # fmt: skip
def test_sentences_end_where_they_end(running: str, expected: list[str]) -> None:
    assert list(sentences(running)) == expected


def test_a_caption_is_whole_and_called_a_title_whichever_record_was_found(client: Client) -> None:
    case = b.a_case("Amnesty v. State", caption="Amnesty v. Defense Export Controls Agency (DECA) et al. v. State")
    b.a_reaction(case, summary="They appeal.")
    (hit,) = hits(client, "export")
    assert (hit["kind"], hit["part"], text(hit)) == ("case", "title", case.caption)
    page = client.get("/search/", {"q": "export"}).content.decode()
    assert "Title of the case" in page and "reaction" not in page.partition('class="rows"')[2].partition("</ol>")[0]


def test_a_hit_leads_to_its_holding_with_the_words_marked_there(client: Client) -> None:
    case = b.a_case("A v. B")
    b.a_holding(b.a_ruling(case), statement="The court held that the harbour-master, by law, is free to sail.")
    (hit,) = hits(client, '"harbour master"')
    assert hit["url"] == f"{page_url(case)}#R1-H1:~:text=held%20that%20the-,harbour%2Dmaster"
    assert (
        hit["url"].removeprefix(SITE).replace("&", "&amp;")
        in client.get("/search/", {"q": '"harbour master"'}).content.decode()
    )
    assert 'id="R1-H1"' in client.get(case.get_absolute_url()).content.decode()


def test_a_hit_in_the_full_text_leads_to_its_paragraph(client: Client) -> None:
    ruling = b.a_ruling(b.a_case("A v. B"), full_text="The pilots may sail.")
    (hit,) = hits(client, "pilots")
    assert hit["url"] == f"{page_url(ruling)}text/#para-1:~:text=The-,pilots,-may%20sail."
    assert 'id="para-1"' in client.get(f"{ruling.get_absolute_url()}text/").content.decode()


def test_words_of_a_number_are_marked_only_where_they_stand_together(client: Client) -> None:
    b.a_ruling(b.a_case("A v. B"), full_text="Of 5 men of the sea, W.P.(C) No. 829 of 2021 speaks of one.")
    (hit,) = hits(client, "WP (C) No. 829 of 2021")
    assert marked(hit) == ["829", "of", "2021"] or " ".join(marked(hit)).endswith("829 of 2021")
    (hit,) = hits(client, "829/2021")
    assert "Of" not in marked(hit) and "5" not in marked(hit)
