"""What rulings, reactions and their parts refuse, and how they name themselves."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from rulings.models import Disposition, Holding, PanelSeat, Reaction, ReactionPoint, Ruling, RulingReview
from tests.builders import a_case, a_holding, a_judge, a_party, a_point, a_reaction, a_ruling, part

pytestmark = pytest.mark.django_db


def complaints(row: Any) -> dict[str, list[str]]:
    """What the form would say of the row's own values."""
    try:
        row.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        return error.message_dict
    return {}


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"result": "other"}, "note"),
        ({"decides": "other"}, "note"),
        ({"form": "other"}, "note"),
        ({"basis": "other"}, "note"),
        ({"amount": "5"}, "currency"),
        ({"currency": "USD"}, "currency"),
        ({"amount": "5", "currency": "usd"}, "currency"),
        ({"result": "petition rejected"}, "result"),
        ({"as_stated": "a\u2066b"}, "as_stated"),
    ],
)
def test_a_disposition_says_what_is_wrong_with_it(columns: dict[str, Any], field: str) -> None:
    row = Disposition(ruling=a_ruling(), key="d", **{"decides": "petition", "result": "rejected", **columns})
    assert list(complaints(row)) == [field]


@pytest.mark.parametrize(("model", "owner"), [(Holding, "ruling"), (ReactionPoint, "reaction")])
def test_a_translation_has_a_translator(model: Any, owner: str) -> None:
    unit = a_ruling() if owner == "ruling" else a_reaction()
    columns = {"statement": "x", "finding": "accepted"} if model is Holding else {"summary": "x"}
    row = model(**{owner: unit}, key="x", translation="The evidence was not enough.", **columns)
    assert complaints(row) == {"translated_by": ["Say whose translation it is."]}


def test_other_kinds_say_which() -> None:
    assert list(complaints(Ruling(case=a_case(), kind="other", key="x"))) == ["note"]
    assert list(complaints(Reaction(case=a_case(), kind="other", key="x"))) == ["note"]
    assert list(complaints(Holding(ruling=a_ruling(), finding="other", statement="x", key="x"))) == ["note"]


def test_every_row_names_itself_for_the_editor() -> None:
    ruling = a_ruling(issued_on="2020-07-12", judge=a_judge("Rachel Barkai"))
    reaction = a_reaction(about_ruling=ruling, made_on="2020-07", speaker=a_party("NSO Group"))
    review = part(ruling, RulingReview, to_text="The order of 2019", effect="affirms")
    rows = [
        ruling,
        a_ruling(issued_on=None),
        ruling.dispositions.get(),
        ruling.panel.get(),
        a_holding(ruling, statement="No attack was proved."),
        reaction,
        reaction.speakers.get(),
        a_point(reaction, summary="It goes on."),
        review,
        PanelSeat(name_as_stated="Chin, J."),
    ]
    assert [str(row) for row in rows] == [
        "Judgment, 12 July 2020",
        "Judgment, date not known",
        "D1 Petition: rejected",
        "Rachel Barkai",
        "H1 No attack was proved.",
        "Statement, July 2020",
        "NSO Group",
        "A1.1 It goes on.",
        "Affirms The order of 2019",
        "Chin, J.",
    ]


def test_rulings_and_reactions_have_pages_of_their_own() -> None:
    reaction, ruling = a_reaction(), a_ruling()
    assert reaction.get_absolute_url() == f"/reactions/{reaction.public_id}/"
    assert ruling.get_absolute_url() == f"/rulings/{ruling.public_id}/"
