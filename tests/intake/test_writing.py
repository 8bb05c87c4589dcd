"""What a program writes: whole cases, single records, changes, publishing; and how it is told what is wrong."""

from copy import deepcopy
from typing import Any

import pytest
from django.test import Client

from cases.models import Case, Claim, Judge, Topic
from casetracker.core.models import Change
from casetracker.tokens.models import Scope
from parties.models import Party
from rulings.models import Reaction, Ruling
from tests import builders as b
from tests.exchange.samples import a_document, the_case
from tests.intake.program import Program, place

pytestmark = pytest.mark.django_db
BY_KEY = "/api/v1/cases/by-key/press/malekar-v-deca/"


def test_a_whole_case_in_one_request() -> None:
    program = Program()
    told = program.post("/api/v1/cases/", a_document(filed_on="1619"))
    case = the_case()
    assert (program.status, told["status"], told["state"], told["created"]) == (201, "created", "draft", 10)
    assert program.response.headers["Location"] == told["api_url"] == f"http://testserver{place(case)}"
    assert program.response.headers["ETag"] == f'"v{case.version}"'
    assert [each["pointer"] for each in told["warnings"] if "filing" not in each["message"]][:1] == ["/case/filed_on"]
    assert Client().get(place(case)).status_code == 404
    assert program.get(f"{place(case)}document/") == told["document"]
    assert {row.by_id for row in Change.objects.all()} == {program.account.pk}

    again = program.post("/api/v1/cases/", a_document(title="Another"))
    assert (program.status, again["id"]) == (409, case.public_id)

    public = a_document(key="second", docket_number="1-2-20")
    program.post("/api/v1/cases/?publish=yes", public)
    second = the_case("second")
    assert (program.status, Client().get(place(second)).status_code) == (201, 200)
    del public["rulings"][0]["citations"]
    public["case"]["key"] = "third"
    refused = program.post("/api/v1/cases/?publish=yes", public)
    assert (program.status, refused["errors"][0]["pointer"]) == (409, "/rulings/0")
    assert Case.objects.count() == 2


def test_a_document_is_put_by_its_key() -> None:
    program, document = Program(), a_document()
    assert [program.put(f"{BY_KEY}?publish=yes", document)["status"], program.status] == ["created", 201]
    assert [program.put(BY_KEY, document)["status"], program.status] == ["unchanged", 200]
    document["case"]["summary"] = "A short one."
    waits = program.put(BY_KEY, document)
    assert (program.status, waits["waiting"], the_case().summary) == (409, ["case malekar-v-deca"], "")
    told = program.put(f"{BY_KEY}?apply=yes", document)
    assert (program.status, told["status"], told["changed"], the_case().summary) == (200, "loaded", 1, "A short one.")
    program.patch(the_case(), {"summary": "Corrected here.", "reason": "A mistake."})
    document["case"]["summary"] = "Sent again, otherwise."
    told = program.put(f"{BY_KEY}?apply=yes", document)
    assert (told["kept"][0]["path"], the_case().summary) == ("summary", "Corrected here.")
    wrong = program.put(BY_KEY.replace("press", "other"), document)
    assert (program.status, program.places(wrong)) == (422, ["/system"])
    only_writes = Program("publisher", Scope.WRITE, name="writes")
    only_writes.put(f"{BY_KEY}?apply=yes", document)
    assert only_writes.status == 403
    document["parties"][0]["name"] = "Another name"  # what is public is not changed by a token that may not publish
    assert only_writes.put(BY_KEY, document)["detail"].startswith("This account may not publish parties.")
    assert Party.objects.filter(name="Another name").count() == 0


def test_single_records_are_created_under_keys_or_without() -> None:
    program, case = Program("editor", Scope.WRITE), b.a_case()
    party = program.post("/api/v1/parties/", {"name": "NSO Group", "kind": "company", "system": "press", "key": "nso"})
    assert (program.status, party["state"], party["document"]["key"]) == (201, None, "nso")
    taken = program.post("/api/v1/parties/", {"name": "NSO", "kind": "company", "system": "press", "key": "nso"})
    assert (program.status, taken["id"]) == (409, party["id"])
    for path, body in (
        ("judges", {"name": "Rachel Barkai", "names": [{"key": "he", "name": "רחל ברקאי", "kind": "translation"}]}),
        ("courts", {"name": "District Court", "country": "IL"}),
        ("topics", {"name": "Spyware"}),
        ("sources", {"title": "Court rejects petition", "kind": "news_report"}),
    ):
        made = program.post(f"/api/v1/{path}/", body)
        assert (program.status, made["document"]["key"]) == (201, made["id"]), made
    assert Judge.objects.get(names__name="רחל ברקאי").name == "Rachel Barkai"
    source = made["id"]
    ruling = program.post(
        "/api/v1/rulings/",
        {
            "case": case.public_id,
            "issued_on": "2020-07-12",
            "dispositions": [{"key": "d1", "decides": "petition", "result": "rejected"}],
            "citations": [{"source": f"local:{source}", "path": "dispositions/d1.result"}],
        },
    )
    assert (program.status, ruling["state"], Ruling.objects.get().result) == (201, "draft", "rejected"), ruling
    reaction = program.post(
        "/api/v1/reactions/",
        {
            "case": f"{case.external_system}:{case.external_key}",
            "key": "nso-says",
            "speakers": [{"key": "nso", "party": "press:nso"}],
        },
    )
    assert (program.status, reaction["document"]["key"]) == (201, "nso-says"), reaction
    for wrong, at in (
        ({"key": "x", "name": "X", "kind": "company"}, "/system"),
        ({"kind": "company"}, ""),
        ({"name": "X", "kind": "no such"}, "/kind"),
        ({"name": "X", "kind": "company", "size_least": 5, "size_most": 4}, ""),
    ):
        told = program.post("/api/v1/parties/", wrong)
        assert (program.status, program.places(told)) == (422, [at]), told
    told = program.post("/api/v1/rulings/", {"case": "nowhere"})
    assert (program.status, program.places(told)) == (422, ["/case"])
    assert (Party.objects.count(), Ruling.objects.count(), Reaction.objects.count()) == (1, 1, 1)


def the_story() -> tuple[Program, Case]:
    program = Program()
    program.post("/api/v1/cases/", a_document())
    return program, the_case()


def test_a_patch_changes_what_it_names_and_loses_nothing() -> None:
    program, case = the_story()
    before = program.get(f"{place(case)}document/")
    told = program.patch(case, {"summary": "A short one.", "filed_on": None})
    assert (program.status, told["version"]) == (200, 2)
    expected = {**before, "summary": "A short one."}
    del expected["filed_on"]
    assert program.status == 200
    # the citation of a fact that is gone stays: editors see that it says something else
    assert told["document"] == {**expected, "citations": told["document"]["citations"]}
    by_key = {
        "claims": {"c1": {"statement": "Two phones were attacked."}, "c9": {"kind": "allegation", "statement": "New."}}
    }
    told = program.patch(case, by_key)
    claims = {row["key"]: row["statement"] for row in told["document"]["claims"]}
    assert claims == {"c1": "Two phones were attacked.", "c2": "Revoke the licence.", "c9": "New."}
    whole = told["document"]["claims"]
    assert [row["raised_by"] for row in whole if row["key"] == "c1"] == [["malekar"]]

    lost = program.patch(case, {"claims": [row for row in whole if row["key"] != "c9"]})
    assert (program.status, program.places(lost)) == (422, ["/claims"])
    assert program.patch(case, {"claims": None})["status"] == 422
    assert program.patch(case, {"citations": []})["status"] == 422
    gone = program.patch(case, {"claims": {"c9": None}})
    assert [row["key"] for row in gone["document"]["claims"]] == ["c1", "c2"]
    back = program.patch(case, {"claims": {"c9": {"kind": "relief_sought", "statement": "Anew."}}})
    assert back["document"]["claims"][-1] == {"key": "c9", "kind": "relief_sought", "statement": "Anew."}
    cleared = program.patch(case, {"claims": [], "citations": []}, "?remove=yes")
    assert (cleared["document"].get("claims"), cleared["document"].get("citations")) == (None, None)
    assert Claim.objects.filter(case=case, is_withdrawn=False).count() == 0


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"key": "other"}, "/key"),
    ({"files": []}, "/files"),
    ({"titel": "X"}, ""),
    ({"titel": None}, "/titel"),
    ({"title": None}, ""),
    ({"filed_on": "03/04/2020"}, "/filed_on"),
    ({"claims": {"c1": {"kind": "no such"}}}, "/claims/c1/kind"),
    ({"claims": {"c1": {"number": 7}}}, "/claims/c1/number"),
    ({"claims": {"c7": None}}, "/claims/c7"),
    ({"claims": {"c1": 7}}, "/claims/c1"),
    ({"participations": {"malekar": {"party": "nobody"}}}, "/participations/malekar/party"),
    ({"court": "nowhere"}, "/court"),
    ({"citations": [{"source": "ctech", "path": "no/such"}]}, "/citations/0/path"),
    ({"reason": ""}, "/reason"),
]


def test_what_cannot_be_patched_is_named() -> None:
    program, case = the_story()
    for patch, at in REFUSED:
        told = program.patch(case, patch, "?remove=yes")
        assert (program.status, program.places(told)) == (422, [at]), told
        assert "<" not in told["detail"]
    assert (the_case().version, Change.objects.filter(event="changed").count()) == (case.version, 0)


def test_a_change_names_the_version_that_it_changes_and_in_public_its_reason() -> None:
    program, topic = Program(), b.a_topic("Spyware")
    case = b.a_case(topics=[topic])
    assert program.ask("PATCH", place(case), {"summary": "X"})["status"] == 428
    stale = program.patch(case, {"summary": "X"}, If_Match='"v9"')
    assert (program.status, stale["version"], program.response.headers["ETag"]) == (412, 1, '"v1"')
    silent = program.patch(case, {"summary": "X"})
    assert (program.status, program.places(silent)) == (422, ["/reason"])
    told = program.patch(case, {"summary": "X", "reason": "More is known."}, If_Match='"v7", W/"v1"')
    assert (program.status, told["version"], Change.objects.latest("id").reason) == (200, 2, "More is known.")
    same = program.patch(case, {"summary": "X"}, kind="application/merge-patch+json")
    assert (program.status, same["version"]) == (200, 2)
    editor = Program("editor", Scope.WRITE)
    assert editor.patch(case, {"summary": "Y", "reason": "Z"})["detail"].startswith(
        "This account may not change cases that are published."
    )
    editor.patch(topic, {"description": "What spies.", "reason": "More is known."})
    assert (editor.status, Topic.objects.get().description) == (403, "")


def test_publishing_and_withdrawing_by_the_desks_rules() -> None:
    program, case = the_story()
    stale = program.act(case, "publish", If_Match='"v9"')
    assert (program.status, stale["version"]) == (412, 1)
    told = program.act(case, "publish", {"attached": True})
    assert (program.status, told["state"], told["is_public"]) == (200, "published", True)
    assert {unit.state for unit in (*case.rulings.all(), *case.reactions.all())} == {"published"}
    assert program.act(case, "publish")["detail"] == "It is published already."
    assert (program.act(case, "withdraw", {})["errors"][0]["pointer"], program.status) == ("/reason", 422)
    told = program.act(case, "withdraw", {"reason": "It named the wrong court."})
    assert (program.status, told["state"], Client().get(place(case)).status_code) == (200, "withdrawn", 410)
    assert program.act(case, "withdraw", {"reason": "Again."})["status"] == 409
    assert program.act(case, "publish")["status"] == 409  # readers have seen it: it takes a reason
    criminal = b.a_case(case_type="criminal", published=False)
    told = program.act(criminal, "publish", {"publish_at": "2100-01-01T00:00Z"})
    assert (program.status, "It takes two persons" in told["detail"]) == (409, True)
    naive = program.act(criminal, "publish", {"publish_at": "2100-01-01T00:00", "attach": 1})
    assert program.status == 422 and "attach" in naive["detail"]
    editor = Program("editor", Scope.WRITE, Scope.PUBLISH)
    assert editor.act(criminal, "publish")["detail"].startswith("This account may not publish cases.")


def test_an_address_that_is_no_more_or_was_never() -> None:
    program, case = the_story()
    assert program.ask("PATCH", "/api/v1/cases/2222222222/", {}, If_Match='"v1"')["status"] == 404
    assert program.ask("PUT", place(case), {})["status"] == 405
    assert program.ask("DELETE", place(case))["status"] == 405
    assert program.ask("PATCH", place(case), b"<x/>", kind="text/xml", If_Match='"v1"')["status"] == 415
    assert program.post("/api/v1/cases/", b"{")["status"] == 400
    assert program.post("/api/v1/cases/", b'{"a": 1, "a": 2}')["status"] == 400
    assert program.post("/api/v1/cases/?publish=no", a_document())["status"] == 400
    assert program.post("/api/v1/cases/", [1])["errors"][0]["pointer"] == ""
    assert program.post("/api/v1/cases/", b" " * (8 * 2**20 + 1))["status"] == 413
    assert Client().get(f"{place(case)}document/").status_code == 401
    assert Program("editor", Scope.PUBLISH).post("/api/v1/cases/", deepcopy(a_document()))["status"] == 403
