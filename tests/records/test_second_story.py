"""An invented story that differs from the founding one in every respect, entered in the admin, then found everywhere.

A tenants' union sues a landlord and a bank; an interim order comes first; the judgment of three judges goes against one
respondent and for the other, with a dissent; three react, one of them to another's reaction.
"""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case, Claim, Court, Judge, Participation, Source
from parties.models import Party
from rulings.models import Holding, Reaction, Ruling
from tests.editor import Editor
from tests.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PARTIES = (("Tenants' Union", "ngo"), ("Harbour Estates", "company"), ("Harbour Bank", "company"))
JUDGES = ("Ada Noor", "Ben Okoro", "Cleo Marsh")
REPAIRS = "The landlord let the houses decay."
FINANCED = "The bank financed it and answers for it too."
DECAYED = "The houses were not fit to live in."
NO_DUTY = "A lender owes the tenants of its debtor no duty."
DISSENT = "A lender who plans the decay answers for it."


def enter_the_case(editor: Editor) -> Case:
    editor.add(Source).type(kind="news_report", title="Tenants win in part", publisher="The Harbour").save()
    editor.add(Court).type(name="Harbour Court", level="first_instance").save()
    for name, kind in PARTIES:
        editor.add(Party).type(name=name, kind=kind).save()
    for name in JUDGES:
        editor.add(Judge).type(name=name).save()
    page = editor.add(Case).type(
        title="Tenants v. Harbour", court=Court.objects.get(), case_type="civil_claim", filed_on="March 2021"
    )
    union, estates, bank = Party.objects.order_by("id")
    page.row("petitioners", party=union, role="plaintiff", key="union")
    page.row("respondents", party=estates, role="defendant", key="estates")
    page.row("respondents", party=bank, role="defendant", key="bank")
    page.row("claims", statement=REPAIRS, key="repairs").row("claims", statement=FINANCED, key="financed")
    page.row("citations", source=Source.objects.get(), path="filed_on").save()
    return Case.objects.get()


def enter_the_interim_order(editor: Editor, case: Case) -> None:
    union, estates, _ = Participation.objects.order_by("id")
    page = editor.add(Ruling, f"?case={case.pk}").type(kind="order", stage="interim_relief", issued_on="2021-04-01")
    page.row("dispositions", decides="motion", result="granted", form="injunction", requested_by=[union],
             concerning=[estates], favours="bringing", description="Heating is restored.")  # fmt: skip
    page.row("panel", judge=Judge.objects.get(name=JUDGES[0]), role="sole")
    page.row("citations", source=Source.objects.get(), path="issued_on").save()


def enter_the_judgment(editor: Editor, case: Case) -> None:
    union, estates, bank = Participation.objects.order_by("id")
    repairs, financed = Claim.objects.order_by("id")
    page = editor.add(Ruling, f"?case={case.pk}").type(kind="judgment", decided_by="panel", issued_on="2 May 2022")
    for respondent, claim, result, favours in ((estates, repairs, "granted", "bringing"),
                                               (bank, financed, "rejected", "opposing")):  # fmt: skip
        page.row("dispositions", decides="claim", claims=[claim], requested_by=[union], concerning=[respondent],
                 result=result, favours=favours)  # fmt: skip
    for name, role, part in zip(JUDGES, ("presiding", "member", "member"), ("author", "joined", "dissenting"),
                                strict=True):  # fmt: skip
        page.row("panel", judge=Judge.objects.get(name=name), role=role, part=part)
    page.row("holdings", claims=[repairs], finding="established", statement=DECAYED, key="decayed")
    page.row("holdings", claims=[financed], finding="not_established", statement=NO_DUTY, key="no-duty")
    page.row("holdings", claims=[financed], finding="other", note="Of a dissent.", weight="dissent", statement=DISSENT,
             key="dissent")  # fmt: skip
    page.row("citations", source=Source.objects.get(), path="holdings/dissent").save()


def enter_the_reactions(editor: Editor, case: Case) -> None:
    union, estates, bank = Party.objects.order_by("id")
    judgment, no_duty = Ruling.objects.get(kind="judgment"), Holding.objects.get(key="no-duty")
    for speaker, stance, about in (
        (union, "mixed", {"about_ruling": judgment}),
        (bank, "welcomes", {"about_ruling": judgment}),
        (estates, "criticises", None),
    ):
        page = editor.add(Reaction, f"?case={case.pk}").type(stance=stance, made_on="2022-05-03")
        page.type(**(about or {"in_reply_to": Reaction.objects.order_by("id")[0]}))
        page.row("speakers", party=speaker)
        page.row("points", summary=f"{speaker} speaks.", holdings=[no_duty] if about else [])
        page.row("citations", source=Source.objects.get(), path="made_on").save()


@pytest.fixture(scope="module")
def published(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Case]:
    with kept(django_db_blocker):
        editor = Editor(superuser=True)
        case = enter_the_case(editor)
        enter_the_interim_order(editor, case)
        enter_the_judgment(editor, case)
        enter_the_reactions(editor, case)
        page = editor.change(case).press("_publish_all")
        assert page.messages == [f"“{case}”, 6 records in all, is published: its public page."]
        yield case


def test_page_tells_it(published: Case, client: Client) -> None:
    page = client.get(f"/cases/{published.public_id}/").content.decode().replace("&#x27;", "'")

    told = [REPAIRS, FINANCED, DECAYED, NO_DUTY, DISSENT, *JUDGES, *(name for name, _ in PARTIES), "1 April 2021",
            "2 May 2022", *(f"{name} speaks." for name, _ in PARTIES)]  # fmt: skip
    assert [text for text in told if text not in page] == []


def test_api_keeps_the_two_results_and_the_dissent_apart(published: Case, client: Client) -> None:
    judgment = Ruling.objects.get(kind="judgment")
    data = client.get(f"/api/v1/rulings/{judgment.public_id}/").json()
    names = {p.pk: str(p.party) for p in Participation.objects.select_related("party")}

    assert [(row["result"], row["favours"]) for row in data["dispositions"]] == [
        ("granted", "bringing"),
        ("rejected", "opposing"),
    ]
    concerning = [[names[p.pk] for p in row.concerning.all()] for row in judgment.dispositions.order_by("number")]
    assert concerning == [["Harbour Estates"], ["Harbour Bank"]]
    assert [row["weight"] for row in data["holdings"]] == ["holding", "holding", "dissent"]
    assert [row["part"] for row in data["judges"]] == ["author", "joined", "dissenting"]


def test_reply_names_the_reaction_that_it_answers(published: Case, client: Client) -> None:
    first, _, reply = Reaction.objects.order_by("id")
    data = client.get(f"/api/v1/reactions/{reply.public_id}/").json()

    assert first.public_id in str(data)
    assert f"A{first.number}" in client.get(f"/reactions/{reply.public_id}/").content.decode()


def found(client: Client, query: str) -> list[str]:
    return [row["kind"] for row in client.get(f"/api/v1/rulings/?{query}").json()["results"]]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("judge=Ada Noor", ["judgment", "order"]),
        ("judge=Cleo Marsh&decides=claim&result=rejected", ["judgment"]),
        ("decides=claim&result=granted", ["judgment"]),
        ("decides=motion&result=granted&decided_year=2021", ["order"]),
        ("decides=motion&result=rejected", []),
        ("judge=Ben Okoro&decided_year=2021", []),
    ],
)
def test_filters_find_what_is_there_and_nothing_else(
    published: Case, client: Client, query: str, kinds: list[str]
) -> None:
    assert found(client, query) == kinds
    page = client.get(f"/rulings/?{query}").content.decode()
    assert sorted(r.kind for r in Ruling.objects.all() if f"/rulings/{r.public_id}/" in page) == kinds


def test_interim_order_is_no_verdict(published: Case, client: Client) -> None:
    rows = client.get("/api/v1/verdicts/").json()["results"]

    assert [row["kind"] for row in rows] == ["judgment"]
