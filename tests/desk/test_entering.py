"""Entering a record in one pass: rows link to rows that are not saved yet, numbers are provisional, facts are words."""

import pytest
from pytest_django import DjangoAssertNumQueries

from cases.models import Case, Citation
from parties.models import Party
from rulings.models import Reaction, Ruling
from tests import builders
from tests.editor import Editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Editor:
    return Editor(superuser=True)


def two_parties_and_a_claim(editor: Editor):
    asks, answers = builders.a_party("Amnesty"), builders.a_party("NSO Group")
    form = editor.add(Case).type(title="A case").row("petitioners", party=asks).row("respondents", party=answers)
    return form.row("claims", statement="The licence breaks the law.", raised_by=["petitioners-0"])


def test_case_is_entered_in_one_pass(editor: Editor) -> None:
    source = builders.a_source()
    form = two_parties_and_a_claim(editor).type(**{"claims-0-against": ["respondents-0"]})
    form.row("counsel", participation="petitioners-0", name="Eitay Mack").row("events", kind="filing", title="Filed")
    form.type(**{"events-0-by": ["petitioners-0", "respondents-0"]})
    form.row("citations", source=source, path="claims-0.statement").row("citations", source=source, path="title")

    page = form.save("_continue")

    case = Case.objects.get()
    claim = case.claims.get()
    asks, answers = case.participations.order_by("id")
    assert (list(claim.raised_by.all()), list(claim.against.all())) == ([asks], [answers])
    assert list(case.events.get().by.order_by("id")) == [asks, answers]
    assert case.counsel.get().participation == asks
    assert list(Citation.objects.order_by("id").values_list("path", flat=True)) == [
        f"claims/{claim.key}.statement",
        "title",
    ]
    assert "C1* The licence breaks the law." in page.html


def test_link_to_a_new_row_that_is_gone_or_wrong_is_refused_at_its_place(editor: Editor) -> None:
    refused = two_parties_and_a_claim(editor).type(**{"claims-0-against": ["respondents-7"], "title": ""}).press()

    assert refused.errors == [
        "This field is required.",
        "The new row that was chosen here is empty or gone: fill it, or choose another.",
    ]
    assert refused.values["claims-0-raised_by"] == ["petitioners-0"]
    assert "Amnesty, petitioner (not saved yet)" in refused.html
    assert '<a href="#id_claims-0-against">Claim 1, against</a>' in " ".join(refused.html.split())
    refused.type(title="A case", **{"claims-0-against": ["respondents-0"]}).save("_continue")
    assert Case.objects.get().claims.get().against.get().party.name == "NSO Group"


def test_form_grows_and_saves_nothing_where_no_script_adds_rows(editor: Editor) -> None:
    form = two_parties_and_a_claim(editor)
    data = {name: value for name, value in form.values.items() if name and "__prefix__" not in name}

    answer = editor.client.post(form.path, {**data, "_row": "claims"})

    html = answer.content.decode()
    assert "There is room for another row now. Nothing is saved yet." in html
    assert ('name="claims-1-statement"' in html, 'value="petitioners-0"' in html) == (True, True)
    assert Case.objects.count() == 0


def test_facts_are_offered_in_words_also_on_a_new_record(editor: Editor) -> None:
    form = editor.add(Case)

    groups = form.html.split('name="citations-__prefix__-path"')[1].split("</select>")[0]
    words = [plain.split("</option>")[0] for plain in groups.split('">')[1:]]
    assert '<optgroup label="This case">' in groups
    assert '<option value="filed_on">filed on</option>' in groups
    assert [word for word in words if "/" in word or "_" in word] == []
    assert groups.index('value="title"') < groups.index('value="docket_number"') < groups.index('value="caption"')


def test_drafts_have_provisional_numbers_in_forms_and_preview_until_they_are_published(editor: Editor) -> None:
    case = builders.a_case(published=False)
    builders.a_claim(case, statement="First claim")
    gone = builders.a_claim(case, statement="Withdrawn", is_withdrawn=True)
    claim = builders.a_claim(case, statement="Second claim")
    ruling = builders.a_ruling(case, published=False)
    holding = builders.a_holding(ruling, claims=[claim], statement="Held")

    form, preview = editor.change(ruling), editor.get(f"/admin/preview/{case.public_id}/").content.decode()

    assert all(text in form.html for text in ("C1* First claim", "C2* Second claim", "H1* Held"))
    assert "provisional until it is published" in form.html
    anchors = ("C1", "C2", "R1", "R1-H1", "R1-D1")
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in preview] == []
    assert "Numbers are provisional until it is published." in " ".join(preview.split())
    assert "–" not in {part.strip() for part in preview.replace("<", ">").split(">")}
    assert [part.number for part in (claim, holding, gone)] == [None, None, None]
    editor.change(case).save("_publish_all")
    claim.refresh_from_db()
    holding.refresh_from_db()
    assert (claim.label, holding.label) == ("C2", "H1")


def test_dissent_is_entered_once_as_an_opinion_of_a_seat_that_is_new(editor: Editor) -> None:
    case = builders.a_case(published=False)
    judges = [builders.a_judge(name) for name in ("Guy Hyman", "Anat Baron", "David Mintz")]
    form = editor.add(Ruling, f"?case={case.pk}").type(case=case)
    for judge in judges:
        form.row("panel", judge=judge)
    form.row("opinions", kind="majority", authors=["panel-0"], joiners=["panel-2"])
    form.row("opinions", kind="dissenting", authors=["panel-1"])

    form.save("_continue")

    ruling = Ruling.objects.get()
    assert [(seat.name, seat.part) for seat in ruling.panel.order_by("id")] == [
        ("Guy Hyman", "author"),
        ("Anat Baron", "dissenting"),
        ("David Mintz", "joined"),
    ]


def test_reply_needs_no_emptied_ruling(editor: Editor) -> None:
    ruling = builders.a_ruling()
    first = builders.a_reaction(ruling.case, about_ruling=ruling)

    form = editor.add(Reaction, f"?case={ruling.case_id}&about_ruling={ruling.pk}")
    assert form.values["about_ruling"] == str(ruling.pk)
    form.type(in_reply_to=first).row("speakers", party=builders.a_party()).save("_continue")

    reply = Reaction.objects.latest("id")
    assert (reply.in_reply_to, reply.about_ruling) == (first, None)


def test_exact_names_stand_first_and_cases_say_what_tells_them_apart(editor: Editor) -> None:
    for name in ("Eight employees of NSO Group", "NSO Group Holdings", "NSO Group"):
        builders.a_party(name, country="IL")
    court = builders.a_court("Tel Aviv District Court")
    for number in ("28312-05-19", "28312-05-20"):
        builders.a_case(title="Amnesty v. NSO", court=court, docket_number=number, filed_on="2019-05")
    ask = "/admin/autocomplete/?app_label={}&model_name={}&field_name={}&term={}"

    parties = editor.get(ask.format("cases", "participation", "party", "NSO Group")).json()["results"]
    cases = editor.get(ask.format("rulings", "ruling", "case", "28312-05-19")).json()["results"]

    assert [row["text"] for row in parties] == ["NSO Group", "NSO Group Holdings", "Eight employees of NSO Group"]
    assert parties[0]["detail"] == "Company, Israel"
    assert (cases[0]["text"], cases[0]["detail"]) == (
        "Amnesty v. NSO",
        "Tel Aviv District Court, 28312-05-19, May 2019",
    )


@pytest.mark.parametrize("typed", ["", "A case"])
def test_type_ahead_costs_the_same_queries_for_any_number_of_records(
    editor: Editor, typed: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ask = f"/admin/autocomplete/?app_label=rulings&model_name=ruling&field_name=case&term={typed}"
    first = 20
    for count in (1, 3):
        for _ in range(count):
            builders.a_case(title="A case", court=builders.a_court())
        with django_assert_max_num_queries(first) as asked:
            rows = editor.get(ask).json()["results"]
        first = len(asked)
    assert [row["detail"].startswith("Tel Aviv") for row in rows] == [True] * 4


def test_lists_find_a_case_by_party_judge_docket_and_words_and_a_reaction_by_what_is_said(editor: Editor) -> None:
    case = builders.a_case(title="A case", docket_number="28312-05-19", summary="The licence stays", published=False)
    builders.a_participation(case, builders.a_party("Pedro Sánchez"))
    ruling = builders.a_ruling(case, judge=builders.a_judge("Rachel Barkai"), published=False)
    reaction = builders.a_reaction(case, about_ruling=ruling, published=False)
    builders.a_point(reaction, summary="A cruel blow to people at risk")
    public = builders.a_reaction(summary="They welcome the judgment as a landmark")
    builders.a_case(title="Another")

    def found(path: str, typed: str) -> list:
        return list(editor.get(f"/admin/{path}/?q={typed}").context["cl"].result_list)

    typed = ("Pedro Sanchez", "Barkai", "28312/05/19", "licence stays", "stays licence")
    assert [found("cases/case", text) for text in typed] == [[case]] * 5
    assert found("rulings/reaction", "cruel risk") == [reaction]
    assert found("rulings/reaction", "landmark judgments") == [public]


def test_links_to_new_rows_follow_them_when_two_editors_are_brought_together(editor: Editor) -> None:
    case, other = builders.a_case(published=False), Editor(superuser=True, name="other")
    mine = editor.change(case).row("petitioners", party=builders.a_party("Mine"))
    mine.row("claims", statement="A claim", raised_by=["petitioners-0"])
    other.change(case).row("petitioners", party=builders.a_party("Theirs")).save()

    refused = mine.press()

    assert refused.values["claims-0-raised_by"] == ["petitioners-1"]
    refused.save()
    assert case.claims.get().raised_by.get().party == Party.objects.get(name="Mine")
