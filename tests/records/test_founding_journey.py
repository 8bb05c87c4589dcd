"""The founding judgment's way through the product: typed in the admin, previewed, published, read, asked for, found.

The facts are those of the news report of 13 July 2020 from which the product was conceived, in our own words.
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
PETITION = "An order that the Ministry of Defense revoke NSO's export licence."
ATTEMPT = "Somebody tried, perhaps with success, to take over a member's phone with Pegasus."
NOT_PROVED = "The evidence was not enough to show an attempt on the phone, nor that the company made it."
IGNORED = "The court ignored the evidence that was filed."


@pytest.fixture(scope="module")
def editor(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Editor]:
    with kept(django_db_blocker):
        yield Editor(superuser=True)


def enter_the_source(editor: Editor) -> Source:
    editor.add(Source).type(
        kind="news_report",
        title="Court rejects Amnesty International petition to withdraw NSO's export license",
        author="Hagar Ravet",
        publisher="CTech",
        url="https://www.calcalistech.com/ctech/articles/0,7340,L-3839397,00.html",
        published_on="13 July 2020",
        published_time="13:04",
        language="en",
        media="NSO Group's office | AFP\nMexican activists protesting | Reuters",
    ).save()
    return Source.objects.get()


def enter_those_who_took_part(editor: Editor) -> None:
    for name, kind in (("Petitioners from Israel", "group"), ("Ministry of Defense", "government_body"),
                       ("NSO Group", "company"), ("Amnesty International", "ngo")):  # fmt: skip
        editor.add(Party).type(name=name, kind=kind, size_stated="about 30" if kind == "group" else "").save()
    editor.add(Court).type(name="Tel Aviv District Court", country="IL", level="first_instance").row(
        "names", name="בית המשפט המחוזי תל אביב", language="he"
    ).save()
    editor.add(Judge).type(name="Rachel Barkai").save()


def enter_the_case(editor: Editor, source: Source) -> Case:
    page = editor.add(Case).type(
        title="Amnesty activists v. Ministry of Defense",
        court=Court.objects.get(),
        case_type="administrative_petition",
        status="decided",
        filed_on="May 2019",
        hearing_access="closed",
        languages="he",
    )
    page.row("petitioners", party=Party.objects.get(kind="group"), role="petitioner", key="petitioners")
    page.row("respondents", party=Party.objects.get(kind="government_body"), role="respondent", key="ministry")
    page.row("participations", party=Party.objects.get(kind="company"), role="licensee", side="opposing")
    page.row("participations", party=Party.objects.get(kind="ngo"), role="supporter", side="bringing")
    page.row("claims", statement=PETITION, kind="relief_sought", key="relief")
    page.row("claims", statement=ATTEMPT, kind="allegation", key="attempt", alleged_on="June 2018")
    page.row("events", kind="filing", title="The petition is filed", on="2019-05")
    page.row("citations", source=source, path="filed_on")
    page.row("citations", source=source, path="participations/petitioners", stated_value="Amnesty International",
             standing="undecided", note="The headline names Amnesty, the body about 30 people.")  # fmt: skip
    page.save()
    return Case.objects.get()


def complete_the_claims(editor: Editor, case: Case) -> None:
    """Who raised a claim can be picked once the parties are saved."""
    petitioners = Participation.objects.get(key="petitioners")
    ministry = Participation.objects.get(key="ministry")
    page = editor.change(case)
    page.type(
        **{"claims-0-raised_by": [petitioners], "claims-0-against": [ministry], "claims-1-raised_by": [petitioners]}
    )
    page.save()


def enter_the_rulings(editor: Editor, case: Case, source: Source) -> None:
    relief, attempt = Claim.objects.get(key="relief"), Claim.objects.get(key="attempt")
    petitioners, ministry = Participation.objects.get(key="petitioners"), Participation.objects.get(key="ministry")
    order = editor.add(Ruling, f"?case={case.pk}").type(kind="order", stage="interlocutory", issued_on="January 2020")
    order.row("dispositions", decides="motion", result="granted", form="in_camera", requested_by=[ministry])
    order.row("citations", source=source, path="issued_on").save()
    page = editor.add(Ruling, f"?case={case.pk}")
    page.type(kind="judgment", decided_by="judge", issued_on="2020-07-12", published_on="Monday")
    page.row("dispositions", decides="petition", claims=[relief], requested_by=[petitioners], result="rejected",
             favours="opposing", basis="insufficient_evidence", key="d1")  # fmt: skip
    page.row("panel", judge=Judge.objects.get(), role="sole", part="author", key="barkai")
    page.row("holdings", claims=[attempt], finding="not_established", statement=NOT_PROVED, key="h1",
             quotation="did not lay down sufficient evidence", quotation_language="en")  # fmt: skip
    page.row("citations", source=source, path="panel/barkai.judge")
    page.row("citations", source=source, path="holdings/h1.finding")
    refused = page.press("_save")
    assert (len(refused.errors), refused.values["holdings-0-statement"]) == (1, NOT_PROVED)
    refused.type(published_on="13 July 2020").save()


def enter_the_reaction(editor: Editor, case: Case, source: Source) -> None:
    page = editor.add(Reaction, f"?case={case.pk}").type(
        about_ruling=Ruling.objects.get(kind="judgment"), made_on="2020-07-13", stance="condemns",
        summary="It accepts the judgment with regret and calls it shameful.", language="en",
    )  # fmt: skip
    page.row("speakers", party=Party.objects.get(kind="ngo"))
    page.row("points", summary=IGNORED, holdings=[Holding.objects.get()], response="accepts_with_regret", key="a")
    page.row("citations", source=source, path="points/a")
    page.save()


@pytest.fixture(scope="module")
def entered(editor: Editor) -> Case:
    """The whole record, as drafts."""
    source = enter_the_source(editor)
    enter_those_who_took_part(editor)
    case = enter_the_case(editor, source)
    complete_the_claims(editor, case)
    enter_the_rulings(editor, case, source)
    enter_the_reaction(editor, case, source)
    return case


def test_before_it_is_published_readers_find_nothing(entered: Case, client: Client) -> None:
    judgment = Ruling.objects.get(kind="judgment")
    paths = [f"/cases/{entered.public_id}/", f"/api/v1/cases/{entered.public_id}/", f"/rulings/{judgment.public_id}/"]

    assert [client.get(path).status_code for path in paths] == [404, 404, 404]
    assert client.get("/api/v1/rulings/").json()["results"] == []


def test_its_editor_sees_it_as_readers_will(entered: Case, editor: Editor) -> None:
    page = editor.change(entered).press("_preview")

    assert page.response.status_code == 200
    assert [text for text in (PETITION, NOT_PROVED, IGNORED) if text.replace("'", "&#x27;") not in page.html] == []


def test_published_it_is_read_asked_for_and_found(entered: Case, editor: Editor, client: Client) -> None:
    published = editor.change(entered).press("_publish_all")
    judge, judgment = Judge.objects.get(), Ruling.objects.get(kind="judgment")

    page = client.get(f"/cases/{entered.public_id}/").content.decode()
    data = client.get(f"/api/v1/cases/{entered.public_id}/").json()
    asked = f"judge={judge.public_id}&decides=petition&result=rejected&decided_year=2020"
    found = client.get(f"/api/v1/rulings/?{asked}").json()["results"]
    elsewhere = client.get(f"/api/v1/rulings/?{asked.replace('rejected', 'granted')}").json()["results"]

    assert published.messages == [f"“{entered.title}”, 4 records in all, is published: its public page."]
    told = ["Tel Aviv District Court", "Rachel Barkai", "May 2019", "Petitioners from Israel", PETITION, ATTEMPT,
            "12 July 2020", NOT_PROVED, "Amnesty International", IGNORED, "Hagar Ravet"]  # fmt: skip
    assert [text for text in told if text.replace("'", "&#x27;") not in page] == []
    assert (data["id"], data["title"]) == (entered.public_id, "Amnesty activists v. Ministry of Defense")
    assert ([row["id"] for row in found], elsewhere) == ([judgment.public_id], [])
