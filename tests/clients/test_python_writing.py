"""The Python client writes with a token, and follows what it wrote."""

from datetime import timedelta
from typing import Any

import pytest
from casetracker_client import Conflict, NotAllowed, Outdated, Withdrawn, Wrong
from django.contrib.auth.models import User
from django.utils import timezone

from casetracker.core.models import RoleGroup
from casetracker.tokens.making import make_token
from casetracker.tokens.models import Scope
from tests.clients.wsgi import site_client

pytestmark = pytest.mark.django_db
SYSTEM = "register"
COURT = {"key": "haifa", "name": "Haifa District Court", "country": "IL"}
SOURCE = {"key": "register", "kind": "official_publication", "title": "Register", "published_on": "2020"}
CITED = [{"source": "register", "path": "title"}]


def a_token() -> str:
    account = User.objects.create(username="importer", is_staff=True)
    account.groups.add(RoleGroup.objects.get(role="publisher").group)
    scopes = (Scope.READ_DRAFT, Scope.WRITE, Scope.PUBLISH)
    return make_token(account, "import", scopes, timezone.now() + timedelta(days=1))[1]


def document(key: str, **case: Any) -> dict[str, Any]:
    told = {"key": key, "title": "Harbour Board v. City", "court": "haifa", "citations": CITED, **case}
    return {"format": "casetracker-case-1", "system": SYSTEM, "courts": [COURT], "sources": [SOURCE], "case": told}


def test_a_case_from_its_first_line_to_its_end() -> None:
    with site_client(a_token()) as client:
        made = client.cases.put(SYSTEM, "44-20", document("44-20"))
        again = client.cases.put(SYSTEM, "44-20", document("44-20"))
        assert (made["status"], again["status"], made["is_public"]) == ("created", "unchanged", False)

        stored = client.cases.document(made["id"])
        changed = client.cases.patch(made["id"], {"filed_on": "2020-03"}, version=stored.version)
        assert (changed["version"], changed["document"]["filed_on"]) == (stored.version + 1, "2020-03")
        with pytest.raises(Outdated) as outdated:
            client.cases.patch(made["id"], {"filed_on": "2019"}, version=stored.version)
        assert (outdated.value.status, outdated.value.document["version"]) == (412, changed["version"])

        with site_client() as reader:
            assert list(reader.changes()) == []
            shown = client.cases.publish(made["id"], version=changed["version"], reason="Read again.")
            assert reader.cases.get(made["id"])["filed_on"] == "2020-03"
            [page] = reader.changes(kind="case").pages()
            assert [(one["event"], one["id"]) for one in page["results"]] == [("shown", made["id"])]

            client.cases.withdraw(made["id"], version=shown["version"], reason="Twice here.")
            with pytest.raises(Withdrawn, match="Twice here"):
                reader.cases.get(made["id"])
            [then] = reader.changes(page["cursor"], kind="case")
            assert (then["event"], then["document_url"]) == ("withdrawn", None)
            with pytest.raises(NotAllowed):
                reader.cases.put(SYSTEM, "45-20", document("45-20"))


def test_many_documents_get_a_report_each_and_what_cannot_be_is_told() -> None:
    with site_client(a_token()) as client:
        documents = [document("44-20"), document("45-20", title="In re Archives"), {"format": "x"}]
        tried = client.load(documents, dry_run=True)
        assert [(one["line"], one["status"]) for one in tried] == [(1, "created"), (2, "created"), (3, "refused")]
        assert client.cases.list().first() is None
        court = client.courts.create({"key": "tlv", "system": SYSTEM, "name": "Tel Aviv District Court"})
        assert client.courts.document(court["id"]).document["name"] == "Tel Aviv District Court"
        with pytest.raises(Conflict):
            client.courts.create({"key": "tlv", "system": SYSTEM, "name": "Another"})
        with pytest.raises(Wrong, match="/country"):
            client.courts.create({"key": "x", "system": SYSTEM, "name": "X", "country": 7})
