"""What sources say of a case's facts, on its page and in the API."""

from typing import Any

import pytest
from django.test import Client

from cases.models import Case, Source
from parties.models import Party
from tests import builders as b
from tests.reading.test_pages import api, page, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("standing", "is_settled"), [("undecided", False), ("superseded", True), ("mistaken", True)])
def test_a_value_that_was_not_taken_stays_a_disputed_fact(client: Client, standing: str, is_settled: bool) -> None:
    case = b.a_case(filed_on="2019-05")
    b.cite(case, b.a_source(title="The petition"), "filed_on", stated_value="2019-05-13")
    other = b.a_source(title="A newspaper")
    b.cite(case, other, "filed_on", stated_value="2018", standing=standing, note="It confuses two petitions.")

    [fact] = client.get(f"/api/v1/cases/{case.public_id}/").json()["disputed_facts"]
    page = client.get(f"/cases/{case.public_id}/").content.decode()

    assert (fact["path"], fact["is_settled"]) == ("filed_on", is_settled)
    assert [row["stated_value"] for row in fact["agreeing"]] == ["2019-05-13"]
    assert [(row["source"]["id"], row["stated_value"], row["standing"], row["note"]) for row in fact["contrary"]] == [
        (other.public_id, "2018", standing, "It confuses two petitions.")
    ]
    assert 'id="dispute-1"' in page
    assert "It confuses two petitions." in page


def shown_values(client: Client, case: Case) -> list[list[str]]:
    """The rows of the first dispute on the page of the case; the recorded value is bold."""
    rows = page(client, case.get_absolute_url()).select("#dispute-1 li")
    return [[("** " if row.b else "") + words(row.find()), *map(words, row.select("p"))] for row in rows]


def test_a_dispute_shows_one_row_a_value_in_words(client: Client) -> None:
    with b.story():
        case = b.a_case(filed_on="2019-05")
        b.cite(case, b.a_source("Petition"), "filed_on")
        implied = {"support": "implies", "note": "It counts days."}
        b.cite(case, b.a_source("Docket"), "filed_on", stated_value="2019-05-13", **implied)
        for paper in ("Post", "Times"):
            mistaken = {"standing": "mistaken", "note": "Another petition."}
            b.cite(case, b.a_source(paper), "filed_on", stated_value="2018", **mistaken)
        b.cite(case, b.a_source("Denial"), "filed_on", support="denies", standing="undecided")
        b.cite(case, b.a_source("Blog"), "filed_on", stated_value="#not_stated", support="silent")

    assert shown_values(client, case) == [
        ["** May 2019", "S2 Petition"],
        ["13 May 2019", "S3 Docket : implies it. It counts days.", "Fits the record."],
        ["2018", "S4 Post , S5 Times : mistaken. Another petition."],
        ["says that it is not so", "S6 Denial : undecided"],
        ["does not say", "S7 Blog"],
    ]
    [fact] = api(client, f"/cases/{case.public_id}/")["disputed_facts"]
    assert [(value["relation"], value["label"], len(value["citations"])) for value in fact["values"]] == [
        ("recorded", "May 2019", 1), ("fits", "13 May 2019", 1), ("otherwise", "2018", 2),
        ("otherwise", "says that it is not so", 1), ("silent", "does not say", 1),
    ]  # fmt: skip


def test_codes_sums_and_links_are_told_in_words(client: Client) -> None:
    with b.story():
        case, paper = b.a_case(), b.a_source("Paper")
        part = b.a_participation(case, b.a_party("Amnesty"), "supporter", "neutral", key="amnesty")
        b.a_party("NSO Group", external_key="nso-group")
        damages = {"decides": "claim", "result": "granted", "key": "d", "amount": "168000000", "currency": "USD"}
        ruling = b.a_ruling(case, dispositions=[damages])
        b.a_reaction(about_ruling=ruling, speaker=b.a_party("Somebody"))
        b.cite(case, paper, f"participations/{part.key}.role", stated_value="petitioner", standing="undecided")
        b.cite(case, paper, f"participations/{part.key}.party", stated_value="nso-group", standing="mistaken")
        b.cite(ruling, paper, "dispositions/d.amount", stated_value="167000000.5", standing="mistaken")
        b.cite(ruling, paper, "kind", stated_value="order", standing="mistaken")

    assert labels(client, case) == {
        "participations/amnesty.role": ["Supporter", "Petitioner"],
        "participations/amnesty.party": ["Amnesty", "nso-group"],
        "dispositions/d.amount": ["USD 168,000,000", "167,000,000.5"],
        "kind": ["Judgment", "Order"],
    }
    b.a_participation(b.a_case(), Party.objects.get(external_key="nso-group"))
    assert labels(client, case)["participations/amnesty.party"] == ["Amnesty", "NSO Group"]  # once readers see it
    badge = page(client, case.get_absolute_url()).select_one('.stand a[href="#disputed"]')
    assert words(badge) == "Disputed facts: 1 open, 3 settled"


@pytest.fixture
def every_kind() -> tuple[Case, Source]:
    """A case of which one source states otherwise a fact of every kind that a value can have."""
    with b.story():
        il = b.a_court("Tel Aviv District Court", external_key="tlv")
        case = b.a_case(filed_on="2019-05", languages=["he", "en"], court=il, court_as_stated="")
        amnesty = b.a_party("Amnesty", country="GB", size_least=10_000)
        b.a_case("Elsewhere", court=b.a_court("High Court", external_key="high", country="IN"))
        b.a_party("Ministry", external_key="ministry")
        one = b.a_participation(case, amnesty, key="amnesty")
        two = b.a_participation(case, Party.objects.get(external_key="ministry"), "respondent", "opposing", key="min")
        first, second = b.a_claim(case, key="c1", raised_by=[one]), b.a_claim(case, key="c2", raised_by=[two])
        event = b.an_event(case, key="e", begins_at="2020-01-16T09:00Z", time_zone="Asia/Jerusalem")
        costs = {"decides": "costs", "result": "granted", "key": "d", "amount": "168000000", "currency": "USD"}
        ruling = b.a_ruling(case, key="r", dispositions=[costs], court=il, bench_size=3, language="he")
        holding = b.a_holding(ruling, [first], key="h")
        b.a_holding(ruling, [second], key="other")
        reaction = b.a_reaction(about_ruling=ruling, speaker=amnesty, language="he")
        b.a_point(reaction, [holding], key="p")
        paper = b.a_source("Paper")
        for unit, path, stated in (
            (case, "filed_on", "2018"), (case, "languages", "en, ar"), (case, "court", "high"),
            (case, "case_type", "appeal"), (case, "record_status", "nonsense"),
            (case, f"participations/{one.key}.party", "ministry"),
            (case, f"claims/{first.key}.raised_by", "min, amnesty"),
            (case, f"events/{event.key}.begins_at", "2020-01-16T10:30Z"), (case, "title", "Amnesty v. NSO"),
            (ruling, "bench_size", "5"), (ruling, "is_bench_complete", "true"), (ruling, "language", "ar"),
            (ruling, "dispositions/d.amount", "167000000.5"), (ruling, "dispositions/d.result", "rejected"),
            (ruling, "holdings/h.claims", "c2"),
            (reaction, "about_ruling", "other"), (reaction, "points/p.holdings", "r/other"),
            (reaction, "language", "fr"),
            (amnesty, "country", "US"), (amnesty, "size_least", "12000"), (il, "country", "IN"),
        ):  # fmt: skip
            b.cite(unit, paper, path, stated_value=stated, standing="mistaken", note="It errs.")
        b.cite(ruling, b.a_source("Register"), "dispositions/d.amount", stated_value="168000000.00")
    return case, paper


IN_WORDS = {
    "filed_on": ["May 2019", "2018"],
    "languages": ["Hebrew, English", "English, Arabic"],
    "court": ["Tel Aviv District Court", "High Court"],
    "case_type": ["Petition", "Appeal"],
    "participations/amnesty.party": ["Amnesty", "Ministry"],
    "claims/c1.raised_by": ["Amnesty", "Ministry, Amnesty"],
    "events/e.begins_at": ["16 January 2020, 09:00 UTC", "16 January 2020, 10:30 UTC"],
    "bench_size": ["3", "5"],
    "is_bench_complete": ["no", "yes"],
    "dispositions/d.amount": ["USD 168,000,000", "167,000,000.5"],
    "dispositions/d.result": ["Granted", "Rejected"],
    "holdings/h.claims": ["C1", "C2"],
    "about_ruling": ["R1", "other"],
    "points/p.holdings": ["R1-H1", "R1-H2"],
    "size_least": ["10,000", "12,000"],
}
"""The recorded value and the other one; what two records of the story have under one path stands in the test."""


def test_every_kind_of_value_is_told_in_words(client: Client, every_kind: tuple[Case, Source]) -> None:
    case, paper = every_kind
    facts = [
        (fact["unit"]["kind"], fact["path"], [value["label"] for value in fact["values"]])
        for fact in story(client, case)["disputed_facts"]
    ]
    shown = page(client, case.get_absolute_url()).select(".values > li > :first-child")
    cited = api(client, f"/sources/{paper.public_id}/")["records"]
    stated = {(row["kind"], each["path"]): each["stated"] for row in cited for each in row["citations"]}

    by_path = {path: labels for _, path, labels in facts}
    assert {path: by_path.get(path) for path in IN_WORDS} == IN_WORDS
    assert [row for row in facts if row[1] in ("country", "language")] == [
        ("ruling", "language", ["Hebrew", "Arabic"]),
        ("reaction", "language", ["Hebrew", "French"]),
        ("party", "country", ["United Kingdom", "United States"]),
        ("court", "country", ["Israel", "India"]),
    ]
    assert [words(value) for value in shown] == [label for _, _, labels in facts for label in labels]
    assert {path: stated[kind, path] for kind, path, _ in facts} == {path: labels[-1] for _, path, labels in facts}
    party = page(client, Party.objects.get(name="Amnesty").get_absolute_url())
    assert words(party.select_one(".key")) == "Company · United Kingdom"
    assert (
        page(client, case.court.get_absolute_url()).title.text.strip().startswith("Tel Aviv District Court, Israel – ")
    )


def test_the_history_tells_what_is_stated_in_words(client: Client, every_kind: tuple[Case, Source]) -> None:
    case, _ = every_kind
    past = page(client, f"{case.get_absolute_url()}past/?as_of=2099")
    facts = {words(name): words(name.find_next_sibling("dd")) for name in past.select(".facts dt")}
    stated = {
        words(row.h3).removesuffix(" settled"): [words(value) for value in row.select(".values > li > :first-child")]
        for row in past.select(".disputes > li")
    }

    assert facts["Languages"].startswith("Hebrew, English ")
    assert "11:00 (Asia/Jerusalem) Court Hearing" in words(past.select_one("#timeline-list"))
    assert stated["Event “Hearing”: begins at"][0] == "16 January 2020, 09:00 UTC"
    assert [stated[name][-1] for name in (
        "Court", "Languages", "Party Amnesty", "Claim C1: raised by",
        "R1 : disposition D1: result", "R1 : holding H1: claims",
    )] == ["High Court", "English, Arabic", "Ministry", "Ministry, Amnesty", "Rejected", "C2"]  # fmt: skip


def test_an_inferred_fact_says_what_follows(client: Client) -> None:
    case = b.a_case(filed_on="2019-05-14")
    for title in ("Report", "Survey"):
        b.cite(case, b.a_source(title), "filed_on", support="implies", note="It was filed a day before the hearing.")

    assert [fact["value"] for fact in story(client, case)["inferred_facts"]] == ["14 May 2019"]
    assert words(page(client, case.get_absolute_url()).select_one("#inferred li")) == (
        "Filed on 14 May 2019 S2 Report , S3 Survey . It was filed a day before the hearing."
    )


def story(client: Client, case: Case) -> dict[str, Any]:
    return api(client, f"/cases/{case.public_id}/")


def labels(client: Client, case: Case) -> dict[str, list[str]]:
    """The values of each disputed fact in words, by the fact's path."""
    facts = story(client, case)["disputed_facts"]
    return {fact["path"]: [value["label"] for value in fact["values"]] for fact in facts}
