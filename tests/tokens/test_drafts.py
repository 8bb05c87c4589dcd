"""What a token reads beyond what is public, and what nobody reads."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from casetracker.core import publishing
from casetracker.core.models import RoleGroup
from casetracker.tokens.making import make_token
from tests import builders as b

pytestmark = pytest.mark.django_db


def test_drafts_are_read_by_a_token_for_them_alone() -> None:
    case, other = b.a_case(), b.a_case("Unpublished v. Nobody", published=False)
    ruling = b.a_ruling(case, published=False)
    reaction = b.a_reaction(case, published=False)
    account = User.objects.create(username="bot", is_staff=True)
    account.groups.add(RoleGroup.objects.get(role="reader").group)
    texts = [make_token(account, "x", scopes, timezone.now() + timedelta(days=1))[1] for scopes in (["read-draft"],)]
    reader = Client(headers={"Authorization": f"Bearer {texts[0]}"})
    path = "/api/v1/{}/{}/".format

    def read(kind: str, unit: Any) -> Any:
        return reader.get(path(kind, unit.public_id))

    whole = read("cases", case)
    assert whole.headers["Cache-Control"] == "no-store"
    assert (whole.json()["state"], whole.json()["rulings"][0]["state"]) == ("published", "draft")
    assert [row["id"] for row in whole.json()["reactions"]] == [reaction.public_id]
    assert (read("cases", other).json()["state"], read("rulings", ruling).json()["state"]) == ("draft", "draft")
    assert read("reactions", reaction).json()["state"] == "draft"
    public = Client().get(path("cases", case.public_id)).json()
    assert "state" not in public and public["rulings"] == public["reactions"] == []
    assert reader.get("/api/v1/cases/").json() == Client().get("/api/v1/cases/").json()
    for kind, unit in (("cases", other), ("rulings", ruling), ("reactions", reaction)):
        assert Client().get(path(kind, unit.public_id)).status_code == 404

    publishing.seal(other, by=None, reason="An order.")
    assert read("cases", other).status_code == read("cases", b.a_party("Nobody else")).status_code == 404
    account.groups.clear()
    assert read("cases", case).json() == public
    assert read("rulings", ruling).status_code == 404
