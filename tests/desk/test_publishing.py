"""Sending for review, publishing, withdrawing: what the buttons do, what keeps them from it, and who may press them."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cases.models import Case
from casetracker.core.models import Change
from casetracker.core.units import EditorialUnit
from rulings.models import Reaction, Ruling
from tests import builders
from tests.editor import Editor, admin_path

pytestmark = pytest.mark.django_db
MODELS = [Case, Ruling, Reaction]
NO_DISPOSITION = "It decides nothing yet: add at least one disposition (what was decided, and with which result)."
NO_SOURCE = "It cites no source yet: add at least one citation before it is published."
WORK = [f"{app}.{verb}_{name}" for app, name in (("cases", "case"), ("rulings", "ruling"), ("rulings", "reaction"))
        for verb in ("add", "change", "delete", "view")] + ["parties.view_party", "cases.view_source"]  # fmt: skip
PUBLISH = ["cases.publish_case", "rulings.publish_ruling", "rulings.publish_reaction"]


def draft(model: type[EditorialUnit]) -> Any:
    case = builders.a_case(published=model is not Case)
    if model is Case:
        return case
    return builders.a_ruling(case, published=False) if model is Ruling else builders.a_reaction(case, published=False)


def state(unit: Any) -> str:
    return type(unit).objects.get(pk=unit.pk).state


def events(unit: Any) -> list[str]:
    return list(Change.objects.filter(unit_ref=unit.public_id).order_by("id").values_list("event", flat=True))


@pytest.fixture
def publisher() -> Editor:
    return Editor(*WORK, *PUBLISH, name="publisher")


@pytest.mark.parametrize("model", MODELS)
def test_draft_goes_to_review_and_is_published(publisher: Editor, model: type[EditorialUnit]) -> None:
    unit = draft(model)

    sent = publisher.change(unit).press("_review")
    published = publisher.change(unit).type(reason="Checked").press("_publish")

    unit.refresh_from_db()
    assert sent.messages == [f"“{unit}” is saved and waits for a publisher."]
    assert published.messages == [f"“{unit}” is published: its public page."]
    assert events(unit) == ["created", "sent_for_review", "published"]
    last = Change.objects.filter(unit_ref=unit.public_id).order_by("-id")[0]
    assert (last.by, last.reason, unit.is_public) == (publisher.user, "Checked", True)


def test_new_record_is_entered_and_published_in_one_go(publisher: Editor) -> None:
    page = publisher.add(Case).type(title="A case").row("citations", source=builders.a_source()).press("_publish")

    case = Case.objects.get()
    assert (case.is_public, events(case)) == (True, ["created", "published"])
    assert publisher.response is not None and page.path == f"{admin_path(Case)}{case.pk}/change/"


@pytest.mark.parametrize(
    ("model", "missing"),
    [
        (Case, [NO_SOURCE]),
        (Ruling, [NO_DISPOSITION, NO_SOURCE]),
        (Reaction, ["Nobody speaks in it yet: add at least one speaker.", NO_SOURCE]),
    ],
)
def test_gate_says_what_is_missing_and_keeps_what_was_typed(
    publisher: Editor, model: type[EditorialUnit], missing: list[str]
) -> None:
    typed = {"title": "A case"} if model is Case else {"case": builders.a_case()}

    page = publisher.add(model).type(summary="Typed", **typed).press("_publish")

    unit = model.objects.order_by("-id")[0]
    assert page.messages == [f"“{unit}” is saved as it stands here, and not published:", *missing]
    assert (unit.state, page.values["summary"]) == ("draft", "Typed")


def test_embargo_is_kept_and_can_be_moved_until_it_ends(publisher: Editor) -> None:
    case, until = draft(Case), timezone.now().replace(second=0, microsecond=0) + timedelta(days=2)

    page = publisher.change(case).type(publish_at=f"{until:%Y-%m-%d %H:%M}").press("_publish")
    publisher.change(case).type(publish_at=f"{until + timedelta(days=1):%Y-%m-%d %H:%M}").press()

    case.refresh_from_db()
    assert page.messages == [f"“{case}” is published; readers see it from {until.day} {until:%B %Y, %H:%M} UTC."]
    assert (case.visible_from, events(case)[-2:]) == (until + timedelta(days=1), ["published", "published"])


def test_what_is_public_gets_no_embargo(publisher: Editor) -> None:
    case = builders.a_case()

    assert "publish_at" not in publisher.change(case).values


def test_ruling_of_a_draft_waits_for_its_case(publisher: Editor) -> None:
    ruling = builders.a_ruling(builders.a_case(published=False), published=False)

    page = publisher.change(ruling).press("_publish")

    assert page.messages == [f"“{ruling}” is published; readers see it once its case is published too."]
    assert (state(ruling), Ruling.objects.get().is_public) == ("published", False)


def test_everything_attached_is_published_together(publisher: Editor) -> None:
    case = builders.a_case(published=False)
    ruling = builders.a_ruling(case, published=False)
    reaction = builders.a_reaction(case, published=False)

    page = publisher.change(case).press("_publish_all")

    assert page.messages == [f"“{case}”, 3 records in all, is published: its public page."]
    assert [type(u).objects.get(pk=u.pk).is_public for u in (case, ruling, reaction)] == [True, True, True]
    assert [type(u).objects.get(pk=u.pk).number for u in (ruling, reaction)] == [1, 1]


def test_everything_attached_is_published_or_nothing(publisher: Editor) -> None:
    case = builders.a_case(published=False)
    whole = builders.a_ruling(case, published=False)
    builders.a_ruling(case, published=False, dispositions=[])

    page = publisher.change(case).press("_publish_all")

    assert page.messages[1:] == [f"Judgment, 12 July 2020: {NO_DISPOSITION}"]
    assert (state(case), state(whole), events(case)) == ("draft", "draft", ["created"])


@pytest.mark.parametrize("model", MODELS)
def test_withdrawing_asks_for_the_public_reason(publisher: Editor, model: type[EditorialUnit]) -> None:
    unit = builders.in_state(draft(model), "published")
    path = f"{admin_path(model)}{unit.pk}/withdraw/"

    asked = publisher.get(path).status_code
    empty = publisher.client.post(path, {"reason": " "})
    publisher.client.post(path, {"reason": "It named the wrong court."})

    unit.refresh_from_db()
    assert (asked, empty.status_code, "This field is required." in empty.content.decode()) == (200, 200, True)
    assert (unit.state, unit.withdrawn_reason) == ("withdrawn", "It named the wrong court.")
    assert events(unit)[-1] == "withdrawn"
    assert publisher.get(path).status_code == 404


def test_withdrawn_record_can_be_published_again(publisher: Editor) -> None:
    case = builders.withdrawn(builders.a_case())

    refused = publisher.change(case).press("_publish")
    publisher.change(case).type(reason="It names the right court now.").press("_publish")

    assert "Readers have seen it before: say why it is published again. The reason is public." in refused.messages
    assert Case.objects.get().is_public


@pytest.mark.parametrize("model", MODELS)
def test_save_and_preview_saves_and_shows_what_readers_would_see(publisher: Editor, model: type[EditorialUnit]) -> None:
    unit = draft(model)

    page = publisher.change(unit).type(summary="Typed for the preview").press("_preview")

    shown_on = unit.case if model is Reaction else unit
    assert page.path == f"/admin/preview/{shown_on.public_id}/"
    assert (page.response.status_code, "Typed for the preview" in page.html) == (200, True)


def test_case_page_leads_to_its_rulings_and_reactions(publisher: Editor) -> None:
    ruling = draft(Ruling)

    html = publisher.change(ruling.case).html

    assert f'<a href="{admin_path(Ruling)}{ruling.pk}/change/">' in html
    assert f'href="{admin_path(Reaction)}add/?case={ruling.case_id}"' in html


def test_ruling_leads_to_its_reaction_and_offers_its_own_holdings_first(publisher: Editor) -> None:
    case = builders.a_case()
    builders.a_holding(builders.a_ruling(case), statement="Of the earlier ruling")
    ruling = builders.a_ruling(case)
    builders.a_holding(ruling, statement="Of this ruling")
    link = f"{admin_path(Reaction)}add/?case={case.pk}&about_ruling={ruling.pk}"

    assert f'href="{link.replace("&", "&amp;")}"' in publisher.change(ruling).html
    page = publisher.form(link)
    assert (page.values["case"], page.values["about_ruling"]) == (str(case.pk), str(ruling.pk))
    assert re.findall("Of (?:this|the earlier) ruling", page.html) == ["Of this ruling", "Of the earlier ruling"]


def test_reaction_is_offered_to_those_who_may_enter_one() -> None:
    editor = Editor(*[permission for permission in [*WORK, *PUBLISH] if permission != "rulings.add_reaction"])

    assert f"{admin_path(Reaction)}add/" not in editor.change(draft(Ruling)).html


def test_a_rulings_choices_are_of_its_appeal_ladder(publisher: Editor) -> None:
    below, appeal, other = builders.a_case("Below"), builders.a_case("Appeal"), builders.a_case("Other")
    builders.a_relation(appeal, to_case=below)
    for case in (below, appeal, other):
        builders.a_claim(case, f"Claim of {case}")
        builders.a_participation(case, builders.a_party(f"Party of {case}"))
    ruling = builders.a_ruling(appeal, published=False)

    for page in (publisher.change(ruling), publisher.add(Ruling, f"?case={appeal.pk}")):
        assert [name for name in ("Appeal", "Below", "Other") if f"Claim of {name}" in page.html] == ["Appeal", "Below"]
        assert [name for name in ("Appeal", "Below", "Other") if f"Party of {name}" in page.html] == ["Appeal"]


def test_a_claim_of_another_case_is_refused(publisher: Editor) -> None:
    ruling, elsewhere = draft(Ruling), builders.a_claim(builders.a_case())

    answer = publisher.change(ruling).type(**{"dispositions-0-claims": [elsewhere]}).press()

    assert answer.errors == [f"Select a valid choice. {elsewhere.pk} is not one of the available choices."]


# Who may


@pytest.mark.parametrize("model", MODELS)
def test_editors_enter_and_send_and_only_publishers_publish(model: type[EditorialUnit]) -> None:
    editor, unit = Editor(*WORK), draft(model)

    page = editor.change(unit)
    forged = page.send("_publish").status_code
    forged_all = page.send("_publish_all").status_code
    page.press("_review")

    assert set(page.buttons) & {"_publish", "_publish_all", "_preview", "_review"} == {"_preview", "_review"}
    assert (forged, forged_all if model is Case else 403, state(unit)) == (403, 403, "in_review")


@pytest.mark.parametrize("model", MODELS)
def test_what_is_published_is_changed_by_publishers_alone(model: type[EditorialUnit]) -> None:
    editor, unit = Editor(*WORK), builders.in_state(draft(model), "published")
    root = f"{admin_path(model)}{unit.pk}/"

    page = editor.change(unit)
    answers = {
        "change": editor.client.post(f"{root}change/", {"summary": "forged"}).status_code,
        "withdraw page": editor.get(f"{root}withdraw/").status_code,
        "withdraw": editor.client.post(f"{root}withdraw/", {"reason": "forged"}).status_code,
        "delete": editor.get(f"{root}delete/").status_code,
    }

    assert {name for name in page.values if name in ("title", "summary", "kind", "seen", "reason")} == set()
    assert (page.buttons, "a publisher can change it" in page.html) == ({}, True)
    assert answers == dict.fromkeys(answers, 403)
    assert state(unit) == "published"


@pytest.mark.parametrize("permissions", [[], ["cases.view_case"], ["cases.publish_case"]])
def test_others_enter_nothing(permissions: list[str]) -> None:
    somebody, case = Editor(*permissions), builders.a_case(published=False)
    root = admin_path(Case)
    may_look = 200 if "cases.view_case" in permissions else 403

    asked = {
        page: somebody.get(root + page).status_code for page in ("", f"{case.pk}/change/", "add/", f"{case.pk}/delete/")
    }
    posted = somebody.client.post(f"{root}{case.pk}/change/", {"title": "forged"}).status_code

    assert asked == {"": may_look, f"{case.pk}/change/": may_look, "add/": 403, f"{case.pk}/delete/": 403}
    assert (posted, Case.objects.get().title) == (403, case.title)
