"""A request that is sent twice writes once; many documents at once are reported one by one."""

from datetime import timedelta
from typing import Any

import orjson
import pytest
from django.utils import timezone

from cases.models import Case
from casetracker.beside.purging import purge_and_log
from casetracker.core.models import Change
from casetracker.intake import imports
from casetracker.intake.models import Import, ImportedDocument, KeptAnswer
from casetracker.tokens.models import Scope
from parties.models import Party
from tests.exchange.samples import a_document, the_case
from tests.intake.program import Program

pytestmark = pytest.mark.django_db
PARTIES, IMPORTS = "/api/v1/parties/", "/api/v1/imports/"
NSO = {"name": "NSO Group", "kind": "company"}


def ago(**past: Any) -> None:
    KeptAnswer.objects.update(claimed_at=timezone.now() - timedelta(**past))


def test_a_repeated_request_writes_once_and_is_answered_alike() -> None:
    program, key = Program(), {"Idempotency_Key": '"first"'}
    first = program.post(PARTIES, NSO, **key)
    headers = dict(program.response.headers)
    again = program.post(PARTIES, NSO, Idempotency_Key="first")
    assert (program.status, again, Party.objects.count()) == (201, first, 1)
    assert [program.response.headers[name] for name in ("Location", "ETag")] == [headers["Location"], headers["ETag"]]
    assert program.response.headers["Idempotency-Replayed"] == "true"
    assert program.post(PARTIES, {**NSO, "name": "Another"}, **key)["status"] == 422
    assert program.post("/api/v1/judges/", NSO, **key)["status"] == 422
    assert Program("publisher", name="other").post(PARTIES, NSO, **key)["id"] != first["id"]
    ago(hours=25)
    assert program.post(PARTIES, NSO, **key)["id"] != first["id"]
    for wrong in ("", "x" * 256, "é"):
        assert program.post(PARTIES, NSO, Idempotency_Key=wrong)["status"] == 400
    ago(hours=25)
    purge_and_log()
    assert KeptAnswer.objects.count() == 0


def test_a_refusal_leaves_the_key_free_and_a_claim_that_was_left_is_taken_over() -> None:
    program, key = Program(), {"Idempotency_Key": "k"}
    assert program.post(PARTIES, {"kind": "company"}, **key)["status"] == 422
    assert program.post(PARTIES, NSO, **key)["kind"] == "party"
    KeptAnswer.objects.update(status=None)
    busy = program.post(PARTIES, NSO, **key)
    assert (program.status, busy["status"], program.response.headers["Retry-After"]) == (409, 409, "2")
    ago(minutes=6)
    assert program.post(PARTIES, NSO, **key)["kind"] == "party"
    KeptAnswer.objects.all().delete()

    def begin(*args: Any, **options: Any) -> Any:
        KeptAnswer.objects.update(claim="somebody else")
        return begun(*args, **options)

    begun = imports.begin
    with pytest.MonkeyPatch.context() as slow:
        slow.setattr(imports, "begin", begin)
        assert program.post(IMPORTS, [a_document()], **key)["status"] == 409
    assert (Case.objects.count(), Import.objects.count()) == (0, 0)


def test_many_documents_are_reported_one_by_one() -> None:
    program = Program()
    bad = a_document(key="second")
    bad["case"]["claims"][0]["kind"] = "no such"
    lines = b"\n".join(
        [orjson.dumps(a_document()), b"{", orjson.dumps(bad), b"", orjson.dumps(a_document(key="third"))]
    )
    dry = program.ask("POST", f"{IMPORTS}?dry_run=yes", lines, "application/x-ndjson")
    assert (program.status, Case.objects.count(), Change.objects.count()) == (200, 0, 0)
    told = program.ask("POST", f"{IMPORTS}?publish=yes", lines, "application/x-ndjson", Idempotency_Key="night")
    for report in (dry, told):
        assert [row["status"] for row in report["documents"]] == ["created", "refused", "refused", "created"]
        assert [row["line"] for row in report["documents"]] == [1, 2, 3, 4]
        assert report["documents"][2]["problem"]["errors"][0]["pointer"] == "/case/claims/0/kind"
        assert report["documents"][1]["problem"]["status"] == 400
    assert {case.state for case in Case.objects.all()} == {"published"}
    assert told["documents"][0]["id"] == the_case().public_id
    assert program.get(f"{IMPORTS}{told['id']}/") == told
    again = program.ask("POST", f"{IMPORTS}?publish=yes", lines, "application/x-ndjson", Idempotency_Key="night")
    assert (program.status, again["id"], Import.objects.count()) == (202, told["id"], 2)
    changed = [a_document(summary="Otherwise."), a_document(key="third")]
    waits, unchanged = program.post(IMPORTS, changed)["documents"]
    assert waits["problem"]["waiting"] == ["case malekar-v-deca"]
    assert (unchanged["status"], unchanged["created"]) == ("unchanged", 0)
    other = Program("publisher", name="other")
    assert other.get(f"{IMPORTS}{told['id']}/")["status"] == 404
    assert program.post(IMPORTS, [])["status"] == 422
    assert program.post(IMPORTS, {})["status"] == 422
    assert program.post(IMPORTS, [{}] * 1001)["status"] == 413
    Import.objects.update(made_at=timezone.now() - timedelta(days=8))
    purge_and_log()
    assert ImportedDocument.objects.count() == 0


def test_an_import_goes_on_in_the_background_while_its_token_may() -> None:
    program = Program("publisher", Scope.WRITE)
    run = imports.begin(program.token, [a_document(), a_document(key="second"), a_document(key="third")])
    assert not imports.work_on(run.pk, 0)
    assert [row.get("status") for row in program.get(f"{IMPORTS}{run.pk}/")["documents"]] == [
        "created",
        "waiting",
        "waiting",
    ]
    program.token.revoke()
    assert imports.work_on(run.pk, 60)
    rows = ImportedDocument.objects.values_list("report__status", "sent")
    assert [(status, bytes(sent)) for status, sent in rows] == [("created", b""), ("refused", b""), ("refused", b"")]
    assert Case.objects.count() == 1
