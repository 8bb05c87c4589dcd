"""The admin: every page opens, every save runs the write path, and nothing that was typed is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cases.models import Case, Citation, Claim, Court, Judge, Source, Topic
from casetracker.core.change_log import broken_links
from casetracker.core.models import Change, Revision, UnitId
from casetracker.core.publishing import remove
from casetracker.core.units import Unit
from casetracker.desk.fields import section
from casetracker.desk.unit_admin import UnitAdmin
from parties.models import Party, PartyName
from rulings.models import Reaction, Ruling
from tests import builders
from tests.editor import Editor, admin_path

pytestmark = pytest.mark.django_db
UNITS = [Case, Ruling, Reaction, Party, Judge, Court, Topic, Source]


@pytest.fixture
def editor() -> Editor:
    """May do everything, as an account of `createsuperuser`."""
    return Editor(superuser=True)


@pytest.fixture
@builders.story()
def story() -> dict[type[Unit], Unit]:
    """One published record of each kind, with parts of every kind."""
    case = builders.a_case()
    claim = builders.a_claim(case)
    ruling = builders.a_ruling(case, judge=builders.a_judge())
    holding = builders.a_holding(ruling, claims=[claim])
    reaction = builders.a_reaction(case, about_ruling=ruling)
    builders.a_point(reaction, holdings=[holding])
    party = builders.a_participation(case).party
    source = Source.objects.first()
    return {
        type(u): u for u in (case, ruling, reaction, party, Judge.objects.get(), case.court, builders.a_topic(), source)
    }


def log(unit: Unit) -> list[tuple[str, int, Any, str]]:
    """What the change log says of the unit."""
    rows = Change.objects.filter(unit_ref=unit.public_id).order_by("id")
    return list(rows.values_list("event", "version", "by__username", "reason"))


# Pages


@pytest.mark.parametrize("model", UNITS)
def test_every_page_opens(editor: Editor, story: dict[type[Unit], Unit], model: type[Unit]) -> None:
    root = admin_path(model)
    pages = ["", "add/", f"{story[model].pk}/change/", f"{story[model].pk}/history/", "?q=tel"]

    assert {page: editor.get(root + page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_a_field_that_no_fieldset_names_is_in_the_form(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    site_admin = admin.site.get_model_admin(Court)
    assert isinstance(site_admin, UnitAdmin)
    monkeypatch.setattr(site_admin, "fieldsets", [section(None, "name", "country", "level")])
    court = builders.a_court(short_name="TA")

    form = editor.change(court)

    assert form.values["short_name"] == "TA"
    assert "id" not in form.values


def test_index_lists_the_work_in_its_order(editor: Editor) -> None:
    groups = editor.get("/admin/").context["app_list"]

    assert [(group["name"], [model["object_name"] for model in group["models"]]) for group in groups] == [
        ("Record", ["Case", "Ruling", "Reaction"]),
        ("Who and what they refer to", ["Party", "Judge", "Court", "Topic", "Source"]),
        ("Log", ["Change", "DBTaskResult"]),
        ("Accounts", ["User", "Group", "ApiToken", "Endpoint", "Delivery"]),
    ]
    assert "<title>Editors&#x27; desk | Casetracker</title>" in " ".join(editor.response.content.decode().split())


def test_apps_own_page_opens(editor: Editor) -> None:
    assert editor.get("/admin/cases/").status_code == 200


def test_nobody_has_an_account_before_createsuperuser() -> None:
    assert User.objects.count() == 0


@pytest.mark.parametrize("path", ["/admin/", "/admin/cases/case/", "/admin/cases/case/add/", "/admin/core/change/"])
def test_strangers_are_sent_to_the_login(client: Any, path: str) -> None:
    assert client.get(path)["Location"] == f"/admin/login/?next={path}"


def test_text_boxes_follow_the_direction_of_what_is_typed(editor: Editor, story: dict[type[Unit], Unit]) -> None:
    html = editor.change(story[Case]).html
    boxes = [tag for tag in html.split("<")[1:] if tag.startswith(("textarea", 'input type="text"'))]

    assert [tag for tag in boxes if 'dir="auto"' not in tag] == []


@pytest.mark.parametrize("model", [Party, Judge, Court])
def test_type_ahead_finds_names_in_every_script(editor: Editor, model: type[Unit]) -> None:
    unit = builders.saved(model(name="Amnesty", **({"kind": "ngo"} if model is Party else {})))
    builders.add(unit, model._meta.get_field("names").related_model, name="אמנסטי", language="he")
    field = {
        Party: "cases&model_name=participation&field_name=party",
        Judge: "rulings&model_name=panelseat&field_name=judge",
        Court: "cases&model_name=case&field_name=court",
    }[model]
    detail = {"detail": "Non-governmental organisation"} if model is Party else {}

    found = editor.get(f"/admin/autocomplete/?app_label={field}&term=אמנ").json()["results"]

    assert found == [{"id": str(unit.pk), "text": "Amnesty", **detail}]


@pytest.mark.parametrize("typed", ["sanchez", "PEDRO SÁN", "Sanchz", "סנצ'ז", "סָנצ׳ז", "edro"])
def test_type_ahead_finds_a_name_as_search_does(editor: Editor, typed: str) -> None:
    party = builders.a_party("Pedro Sánchez")
    builders.part(party, PartyName, name="סנצ׳ז", language="he")
    builders.a_participation(builders.a_case(), party)
    builders.a_party("Margarita Robles")

    answer = editor.get(f"/admin/autocomplete/?app_label=cases&model_name=participation&field_name=party&term={typed}")

    assert answer.json()["results"] == [{"id": str(party.pk), "text": "Pedro Sánchez", "detail": "Company"}]


def test_change_log_is_only_read(editor: Editor, story: dict[type[Unit], Unit]) -> None:
    row = Change.objects.first()
    root = "/admin/core/change/"

    pages = ["", f"{row.pk}/change/", "add/", f"{row.pk}/delete/"]

    assert [editor.get(root + page).status_code for page in pages] == [200, 200, 403, 403]
    assert editor.client.post(f"{root}{row.pk}/change/", {"reason": "forged"}).status_code == 403


# Saving


def test_adding_runs_the_write_path(editor: Editor) -> None:
    editor.add(Party).type(name="NSO Group", kind="company").row("names", name="נ.ס.או", language="he").press()

    party = Party.objects.get()
    assert log(party) == [("created", 1, "editor", "")]
    assert [(name.name, name.kind) for name in party.names.all()] == [("נ.ס.או", "alias")]
    assert UnitId.objects.get(pk=party.public_id).kind == "party"


def test_changing_a_public_unit_keeps_what_it_replaces(editor: Editor) -> None:
    case = builders.a_case(title="Old title")
    version = Case.objects.get().version

    editor.change(case).type(title="New title", reason="The court's own title").press()

    assert Case.objects.get().title == "New title"
    assert log(case)[-1] == ("changed", version + 1, "editor", "The court's own title")
    assert [(row.version, row.document["title"]) for row in Revision.objects.order_by("-id")[:1]] == [
        (version, "Old title")
    ]
    assert list(broken_links()) == []


def test_changing_a_part_counts_the_units_version(editor: Editor) -> None:
    case = builders.a_case(published=False)
    claim = builders.a_claim(case)
    version = Case.objects.get().version

    editor.change(case).type(**{"claims-0-statement": "Another statement"}).press()

    claim.refresh_from_db()
    assert (claim.statement, Case.objects.get().version) == ("Another statement", version + 1)


@pytest.mark.parametrize("model", UNITS)
def test_saving_without_a_change_records_nothing(
    editor: Editor, story: dict[type[Unit], Unit], model: type[Unit]
) -> None:
    unit = model.objects.get(pk=story[model].pk)
    before = Change.objects.count(), Revision.objects.count()

    answer = editor.change(unit).press()

    assert answer.errors == []
    assert (Change.objects.count(), Revision.objects.count()) == before
    assert model.objects.get(pk=unit.pk).version == unit.version


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("03/04/2020", "03/04/2020 could be 3 April or 4 March; write 2020-04-03 or 2020-03-04"),
        ("13.7.20", "13.7.20 could be 13 July 2020 or 13 July 1920; write 2020-07-13 or 1920-07-13"),
    ],
)
def test_doubtful_date_is_asked_back(editor: Editor, typed: str, said: str) -> None:
    answer = (
        editor.add(Case).type(title="A case", filed_on=typed).row("events", kind="filing", title="Petition").press()
    )

    assert (answer.errors, answer.values["filed_on"], answer.values["events-0-title"]) == ([said], typed, "Petition")
    assert Case.objects.count() == 0


@pytest.mark.parametrize(("typed", "stored"), [("2019-05", "2019-05"), ("13 July 2020", "2020-07-13"), ("", "None")])
def test_date_is_typed_as_far_as_it_is_known(editor: Editor, typed: str, stored: str) -> None:
    editor.add(Case).type(title="A case", filed_on=typed).press()

    assert str(Case.objects.get().filed_on) == stored


def test_lists_are_typed_as_lines(editor: Editor) -> None:
    page = editor.add(Source).type(kind="news_report", title="A report", media="The office | AFP\nA protest").press()
    editor.add(Case).type(title="A case", languages="he, en").press()

    assert Source.objects.get().media == [{"caption": "The office", "credit": "AFP"}, {"caption": "A protest"}]
    assert page.values["media"] == "The office | AFP\nA protest"
    assert Case.objects.get().languages == ["he", "en"]


def test_counsel_are_entered_for_a_party_of_the_case(editor: Editor) -> None:
    case, other = builders.a_case(), builders.a_case()
    asks, stranger = builders.a_participation(case, counsel=["Gil Naveh"]), builders.a_participation(other)

    page = editor.change(case)
    answer = page.type(reason="Who acts").row(
        "counsel", participation=asks, name="Eitay Mack", role="lead_counsel", order=1
    )
    answer = answer.row("counsel", participation=asks, role="other", firm="Mack & Co.", order=2).press()
    assert page.values["counsel-0-participation"] == str(asks.pk)
    assert (answer.errors, asks.counsel.count()) == (["Say here what “other” means for role."], 1)

    answer = answer.type(**{"counsel-2-note": "Guardian."}).press()
    assert answer.errors == []
    assert [str(row) for row in asks.counsel.all()] == [
        "Gil Naveh",
        "Eitay Mack (lead counsel)",
        "Mack & Co. (other; Guardian.)",
    ]

    refused = editor.change(case).row("counsel", participation=stranger, name="Somebody").press()
    assert len(refused.errors) == 1
    assert "is not one of the available choices" in refused.errors[0]

    editor.change(case).type(reason="He left", **{"counsel-0-DELETE": "on"}).press()
    assert list(asks.counsel.values_list("name", "firm")) == [("Eitay Mack", ""), ("", "Mack & Co.")]


def test_what_only_the_database_refuses_is_said_in_the_form(editor: Editor) -> None:
    ruling = builders.a_ruling(published=False)

    answer = (
        editor.change(ruling)
        .row("panel", name_as_stated="Rachel Barkai", role="sole")
        .row("panel", name_as_stated="Somebody else", role="sole")
        .press()
    )

    assert len(answer.errors) == 1
    assert [answer.values[f"panel-{n}-name_as_stated"] for n in (0, 1)] == ["Rachel Barkai", "Somebody else"]
    assert ruling.panel.count() == 0


# Parts


def test_numbered_part_is_withdrawn_and_can_come_back(editor: Editor) -> None:
    case = builders.a_case()
    claim = builders.a_claim(case)

    editor.change(case).type(reason="Not theirs", **{"claims-0-DELETE": "on"}).press()
    withdrawn = Claim.objects.get()
    page = editor.change(case)
    ticked = page.values["claims-0-DELETE"]
    page.type(reason="Theirs after all", **{"claims-0-DELETE": None}).press()
    back = Claim.objects.get()

    assert (claim.number, withdrawn.is_withdrawn, ticked, back.is_withdrawn) == (
        1,
        True,
        "on",
        False,
    )
    assert [event for event, *_ in log(case)][-2:] == ["changed", "changed"]


def test_part_without_a_number_is_deleted(editor: Editor) -> None:
    case = builders.a_case(published=False)
    builders.a_claim(case)

    editor.change(case).type(**{"claims-0-DELETE": "on"}).press()

    assert (Claim.objects.count(), log(case)[-1][0]) == (0, "changed")


def test_part_in_use_is_not_deleted(editor: Editor) -> None:
    case = builders.a_case(published=False)
    event = builders.an_event(case)
    builders.a_reaction(case, published=False, about_event=event)

    answer = editor.change(case).type(**{"events-0-DELETE": "on"}).press()

    assert (len(answer.errors), case.events.count()) == (1, 1)


def test_numbered_part_in_use_is_withdrawn(editor: Editor) -> None:
    case = builders.a_case()
    event = builders.an_event(case)
    builders.a_reaction(case, about_event=event)

    answer = editor.change(case).type(reason="It was cancelled", **{"events-0-DELETE": "on"}).press()

    event.refresh_from_db()
    assert (answer.errors, event.is_withdrawn) == ([], True)


@pytest.mark.slow
def test_form_of_more_than_a_thousand_fields_is_saved(editor: Editor) -> None:
    """The founding record has this many; settings.DATA_UPLOAD_MAX_NUMBER_FIELDS must let them through."""
    case, source = builders.a_case(published=False), builders.a_source()
    page = editor.change(case)
    for n in range(90):
        page.row("citations", source=source, path="summary", stated_value=f"In words {n}")

    page.save()

    assert Citation.objects.filter(unit_id=case.public_id).count() == 91


def test_key_is_permanent(editor: Editor) -> None:
    case = builders.a_case()
    claim = builders.a_claim(case, key="c1")

    editor.change(case).type(**{"claims-0-key": "other"}).press()

    claim.refresh_from_db()
    assert claim.key == "c1"


# Citations


def test_citation_names_a_fact_of_what_was_just_entered(editor: Editor) -> None:
    source = builders.a_source()

    page = (
        editor.add(Case)
        .type(title="A case", filed_on="2019-05")
        .row("claims", statement="The licence breaks the law.", key="c1")
        .row("citations", source=source, path="claims/c1.statement")
        .row(
            "citations",
            source=source,
            path="filed_on",
            support="implies",
            stated_value="13 May 2019",
            note="So it says.",
        )
        .press()
    )

    case = Case.objects.get()
    rows = Citation.objects.order_by("id").values_list("unit_id", "path", "stated_value", "is_contrary")
    assert list(rows) == [
        (case.public_id, "claims/c1.statement", "", False),
        (case.public_id, "filed_on", "2019-05-13", False),
    ]
    assert log(case) == [("created", 1, "editor", "")]
    assert '<optgroup label="C1* The licence breaks the law.">' in page.html
    assert '<option value="claims/c1.statement">C1*: statement</option>' in page.html


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        ({"path": "claims/c9"}, "claims has no “c9”; it has nothing."),
        ({"path": "filed_on", "stated_value": "soon"}, "soon: not a date as it is kept here"),
        ({"path": "title", "support": "implies"}, "Say how the fact follows from the source."),
    ],
)
def test_citation_of_nothing_is_refused_at_its_row(editor: Editor, cited: dict[str, str], said: str) -> None:
    case = builders.a_case()
    rows = Citation.objects.count()

    answer = editor.change(case).type(summary="Typed").row("citations", source=builders.a_source(), **cited).press()

    assert [error[: len(said)] for error in answer.errors] == [said]
    assert (answer.values["summary"], answer.values["citations-1-path"]) == ("Typed", cited["path"])
    assert (Citation.objects.count(), Case.objects.get().summary) == (rows, "")


def test_citations_are_changed_and_removed_through_the_unit(editor: Editor) -> None:
    party = builders.a_party()
    builders.cite(party, path="name")
    version = Party.objects.get().version

    editor.change(party).type(**{"citations-0-standing": "mistaken"}).press()
    standing = Citation.objects.get().standing
    editor.change(party).type(**{"citations-0-DELETE": "on"}).press()

    assert (standing, Citation.objects.count(), Party.objects.get().version) == ("mistaken", 0, version + 2)


# Deleting


@pytest.mark.parametrize("model", UNITS)
def test_what_was_public_cannot_be_deleted(editor: Editor, story: dict[type[Unit], Unit], model: type[Unit]) -> None:
    if model is Topic:
        builders.a_case(topics=[story[Topic]])
    path = f"{admin_path(model)}{story[model].pk}/delete/"

    assert (editor.get(path).status_code, editor.client.post(path, {"post": "yes"}).status_code) == (403, 403)
    assert model.objects.filter(pk=story[model].pk).exists()


def test_draft_is_deleted_with_a_row_in_the_log(editor: Editor) -> None:
    case = builders.a_case(published=False)
    path = f"{admin_path(Case)}{case.pk}/delete/"

    asked = editor.get(path)
    editor.client.post(path, {"post": "yes"})

    assert asked.status_code == 200
    assert (Case.objects.count(), UnitId.objects.filter(pk=case.public_id).count(), Citation.objects.count()) == (
        0,
        0,
        0,
    )
    assert log(case)[-1][::2] == ("removed", "editor")
    assert list(broken_links()) == []


def test_unused_court_and_topic_can_go(editor: Editor) -> None:
    for unit in (builders.a_court(), builders.a_topic()):
        editor.client.post(f"{admin_path(type(unit))}{unit.pk}/delete/", {"post": "yes"})

    assert (Court.objects.count(), Topic.objects.count()) == (0, 0)


def test_withdrawn_record_is_not_removed(editor: Editor) -> None:
    case = builders.withdrawn(builders.a_case())

    with pytest.raises(ValidationError, match="withdrawn, not deleted"):
        remove(case, by=editor.user)


def test_no_list_deletes_in_bulk(editor: Editor, story: dict[type[Unit], Unit]) -> None:
    lists = {model: editor.get(admin_path(model)).content for model in UNITS}

    assert [model for model, html in lists.items() if b"delete_selected" in html] == []


# Weight


@builders.story()
def many(count: int) -> tuple[Case, Ruling]:
    """A case and a ruling with so many rows in each of their inlines."""
    case = builders.a_case(published=False)
    parties = [builders.a_participation(case) for _ in range(count)]
    for n in range(count):
        builders.a_participation(case, role="respondent", side="opposing")
        builders.a_participation(case, role="intervener", side="neutral")
        claim = builders.a_claim(case, raised_by=parties[:3])
        builders.an_event(case, by=parties[:2])
        builders.a_relation(case, to_text=f"Case {n}")
        builders.cite(case, path=f"claims/{claim.key}")
    ruling = builders.a_ruling(case, published=False, dispositions=[])
    for n in range(count):
        builders.a_disposition(ruling, claims=list(case.claims.all()[:3]), requested_by=parties[:2])
        builders.part(ruling, ruling.panel.model, judge=builders.a_judge(f"Judge {n}"))
        builders.a_holding(ruling, claims=list(case.claims.all()[:2]), topics=[builders.a_topic()])
    return case, ruling


@pytest.mark.slow
def test_long_forms_cost_as_many_queries_as_short_ones(
    editor: Editor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    few, more = many(2), many(6)

    for short, long in zip(few, more, strict=True):
        with django_assert_max_num_queries(78) as shown:
            page = editor.change(short)
        with django_assert_max_num_queries(216) as saved:
            page.save()
        most_to_show, most_to_save = len(shown), len(saved)
        with django_assert_max_num_queries(most_to_show):
            page = editor.change(long)
        with django_assert_max_num_queries(most_to_save):
            page.save()


@pytest.mark.slow
@pytest.mark.parametrize("model", UNITS)
def test_lists_cost_as_many_queries_with_more_rows(
    editor: Editor,
    story: dict[type[Unit], Unit],
    model: type[Unit],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(20) as counted:
        editor.get(admin_path(model))
    with builders.story():
        for _ in range(3):
            builders.a_reaction(about_ruling=builders.a_ruling(judge=builders.a_judge()))
    with django_assert_max_num_queries(len(counted)):
        assert editor.get(admin_path(model)).status_code == 200


def test_long_form_is_sent_compressed(editor: Editor) -> None:
    case = builders.a_case()
    response = editor.client.get(f"{admin_path(Case)}{case.pk}/change/", headers={"accept-encoding": "gzip"})

    assert (response["Content-Encoding"], len(response.content) < 30_000) == ("gzip", True)


def test_embargo_is_shown_as_it_is_typed(editor: Editor) -> None:
    until = timezone.now().replace(second=0, microsecond=0) + timedelta(days=2)
    case = builders.a_case(embargoed_until=until)

    assert editor.change(case).values["publish_at"] == f"{until:%Y-%m-%d %H:%M}"
