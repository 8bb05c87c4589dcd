"""What caches are told: the ETag of the bytes, 304, Vary, Cache-Control, and HEAD."""

import pytest
from django.test import Client

from casetracker.lists import exports
from tests import builders as b

pytestmark = pytest.mark.django_db

PATHS = [
    "/", "/cases/", "/cases/{}/", "/rulings/", "/verdicts/", "/about/",
    "/api/v1/", "/api/v1/cases/", "/api/v1/cases/{}/", "/api/v1/judges/", "/api/schema/",
]  # fmt: skip
TOLD = ("ETag", "Cache-Control", "Vary", "Content-Type", "Content-Length")


@pytest.fixture
def paths() -> list[str]:
    case = b.a_case()
    b.a_ruling(case, judge=b.a_judge())
    return [path.format(case.public_id) for path in PATHS]


def test_what_has_not_changed_is_not_sent_again(client: Client, paths: list[str]) -> None:
    for path in paths:
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (path, again.status_code, again.content) == (path, 304, b"")
        kept = {name: again.headers.get(name) for name in ("ETag", "Cache-Control", "Vary")}
        assert kept == {name: first.headers[name] for name in kept}
        assert first.headers["Cache-Control"] == "public, no-cache"
        assert not first.cookies and "Cookie" not in first.headers["Vary"]


def test_a_change_of_what_is_nested_changes_the_etag(client: Client) -> None:
    """A reaction changes the case's answer without changing the case's version."""
    case = b.a_case()
    for path in (f"/cases/{case.public_id}/", f"/api/v1/cases/{case.public_id}/", "/cases/"):
        before = client.get(path).headers["ETag"]
        b.a_reaction(case)
        after = client.get(path, headers={"If-None-Match": before})
        assert (after.status_code, after.headers["ETag"] != before) == (200, True)


def test_the_weak_form_that_compression_makes_is_understood(client: Client) -> None:
    for _ in range(3):
        b.a_case()
    small = client.get("/api/v1/cases/", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/api/v1/cases/")
    assert small.headers["Content-Encoding"] == "gzip"
    assert small.headers["ETag"] == f"W/{plain.headers['ETag']}"
    for asked in (small.headers["ETag"], f'"other", {plain.headers["ETag"]}', "*"):
        assert client.get("/api/v1/cases/", headers={"If-None-Match": asked}).status_code == 304
    assert client.get("/api/v1/cases/", headers={"If-None-Match": '"other"'}).status_code == 200


def test_head_says_what_get_says(client: Client, paths: list[str]) -> None:
    for path in paths:
        get, head = client.get(path), client.head(path)
        assert {name: head.headers.get(name) for name in TOLD} == {name: get.headers.get(name) for name in TOLD}
        assert (head.status_code, head.content) == (200, b"")
        assert client.head(path, headers={"If-None-Match": get.headers["ETag"]}).status_code == 304


def test_a_list_varies_by_accept(client: Client) -> None:
    b.a_case()
    assert client.get("/api/v1/cases/").headers["Vary"] == "Accept, Authorization, Accept-Encoding, origin"
    assert client.get("/cases/").headers["Vary"] == "Accept-Encoding"
    etags = {client.get(f"/api/v1/cases/?page_size={size}").headers["ETag"] for size in (1, 2)}
    assert len(etags) == 1  # one case, the same bytes


def test_an_export_has_an_etag_if_it_is_known_whole_before_it_is_sent(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    b.a_case()
    path = "/api/v1/cases/?format=csv"
    small = client.get(path).headers["ETag"]
    again = client.get(path, headers={"If-None-Match": small})
    assert (small[0], again.status_code, again.getvalue()) == ('"', 304, b"")
    for most in (exports.KEPT_AT_MOST, 0):
        monkeypatch.setattr(exports, "KEPT_AT_MOST", most)
        get, head = client.get(path), client.head(path)
        assert get.getvalue() and not head.getvalue()
        assert {name: get.headers.get(name) for name in TOLD} == {name: head.headers.get(name) for name in TOLD}
        assert (get.headers.get("ETag"), get.headers["Cache-Control"]) == (small if most else None, "public, no-cache")


def test_another_state_than_the_one_asked_for_is_a_problem(client: Client) -> None:
    api = client.get("/api/v1/cases/", headers={"If-Match": '"other"'})
    assert (api.status_code, api.headers["Content-Type"]) == (412, "application/problem+json")
    assert client.get("/api/v1/cases/").headers["ETag"] in api.json()["detail"]
    page = client.get("/cases/", headers={"If-Match": '"other"'})
    assert (page.status_code, "If-Match" in page.content.decode()) == (412, True)


def test_errors_are_not_kept(client: Client) -> None:
    missing = client.get("/cases/zzzzzzzzzz/", headers={"If-None-Match": "*"})
    assert (missing.status_code, missing.headers["Cache-Control"], missing.headers.get("ETag")) == (
        404,
        "public, no-cache",
        None,
    )
    withdrawn = b.withdrawn(b.a_case())
    gone = client.get(f"/cases/{withdrawn.public_id}/")
    assert (gone.status_code, gone.headers["Cache-Control"]) == (410, "public, no-cache")


def test_the_admin_keeps_its_own_rules(client: Client) -> None:
    login = client.get("/admin/login/")
    assert login.headers.get("ETag") is None
    assert "no-store" in login.headers["Cache-Control"]
