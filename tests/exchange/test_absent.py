"""What a document lacks: it stays and is named, unless the document says that it is complete."""

import pytest

from cases.models import Citation
from tests.builders import a_claim, cite
from tests.exchange.samples import a_document, loaded, the_case

pytestmark = pytest.mark.django_db
CLAIM = {"key": "c1", "kind": "allegation", "statement": "A phone was attacked.", "raised_by": ["malekar"]}


def test_absent_parts_stay_and_are_reported() -> None:
    loaded(a_document())

    report = loaded(a_document(claims=[CLAIM]))

    assert report.absent == ["case claims/c2"]
    assert [(row.key, row.is_withdrawn) for row in the_case().claims.order_by("key")] == [("c1", False), ("c2", False)]


def test_absent_parts_of_a_complete_document_are_withdrawn_and_come_back_with_it() -> None:
    loaded(a_document(), publish=True)
    citations = [{"source": "ctech", "path": "filed_on"}]

    report = loaded({**a_document(claims=[CLAIM], citations=citations), "complete": True}, apply=True)

    assert report.absent == ["case claims/c2"]
    assert [(row.key, row.is_withdrawn, row.number) for row in the_case().claims.order_by("key")] == [
        ("c1", False, 1),
        ("c2", True, 2),
    ]
    assert [row.path for row in Citation.objects.filter(unit_id=the_case().public_id)] == ["filed_on"]

    loaded(a_document(), apply=True)
    assert [(row.key, row.is_withdrawn, row.number) for row in the_case().claims.order_by("key")] == [
        ("c1", False, 1),
        ("c2", False, 2),
    ]


def test_absent_rulings_and_reactions_stay_and_are_reported() -> None:
    loaded(a_document(), publish=True)

    report = loaded({**a_document(), "rulings": [], "reactions": []})

    assert report.absent == ["ruling judgment", "reaction nso-2020-07"]
    assert [the_case().rulings.get().state, the_case().reactions.get().state] == ["published", "published"]


def test_absent_rulings_and_reactions_of_a_complete_document_are_withdrawn_with_a_public_reason() -> None:
    loaded(a_document(), publish=True)
    rest = {**a_document(), "rulings": [], "reactions": [], "complete": True}
    waiting = ["ruling malekar-v-deca/judgment", "reaction malekar-v-deca/nso-2020-07"]
    assert loaded(rest).waiting == waiting
    assert the_case().rulings.get().is_public

    loaded(rest, apply=True)

    ruling = the_case().rulings.get()
    assert (ruling.state, ruling.is_public) == ("withdrawn", False)
    assert ruling.withdrawn_reason == "It is no longer in the document of press."


def test_an_editors_citation_survives_a_complete_document() -> None:
    loaded(a_document())
    cite(the_case(), path="title")

    loaded({**a_document(title="Malekar v. Ministry"), "complete": True})

    assert Citation.objects.filter(unit_id=the_case().public_id, path="title").count() == 1


def test_a_part_that_an_editor_added_stays() -> None:
    loaded(a_document())
    a_claim(the_case(), key="c3")

    report = loaded(a_document(title="Malekar v. Ministry"))

    assert report.absent == ["case claims/c3"]
    assert [row.key for row in the_case().claims.order_by("key")] == ["c1", "c2", "c3"]
