"""A ruling's joined cases in documents, in whatever order these are loaded, and when one of them is removed."""

from copy import deepcopy
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.models import Case
from casetracker.exchange.consistency import check_record
from casetracker.exchange.dump import dump_case
from casetracker.exchange.remove import remove_system
from casetracker.search.index.upkeep import disagreements
from rulings.models import JoinedCase, Ruling
from tests import builders as b
from tests.exchange.samples import a_document, loaded, loaded_as_new, the_case

pytestmark = pytest.mark.django_db


def joining(**joined: Any) -> dict[str, Any]:
    data = a_document()
    data["rulings"][0]["joined_cases"] = [{"key": "beta", "case": "beta-v-deca", **joined}]
    return data


def beta() -> dict[str, Any]:
    data = a_document(key="beta-v-deca", title="Beta v. DECA")
    data["rulings"] = [{**deepcopy(data["rulings"][0]), "key": "order", "issued_on": "2020-01-02"}]
    del data["reactions"], data["topics"], data["case"]["topics"]
    return data


def stands_in(ruling: Ruling) -> list[tuple[str, int | None]]:
    rows = ruling.in_cases.order_by("order")
    return list(rows.values_list("case__external_key", "number"))


@pytest.mark.parametrize("is_first", [True, False])
def test_joined_cases_are_loaded_in_either_order(is_first: bool) -> None:
    for data in (beta(), joining()) if is_first else (joining(), beta()):
        loaded(data, publish=True)

    judgment = the_case().rulings.get()
    assert stands_in(judgment) == [("malekar-v-deca", 1), ("beta-v-deca", 2)]
    dumps = [dump_case(the_case()), dump_case(the_case("beta-v-deca"))]
    assert dumps[0]["rulings"][0]["joined_cases"] == [{"key": "beta", "case": "beta-v-deca"}]
    assert (check_record(repair=False), list(disagreements())) == ([], [])

    remove_system("press")
    for data in dumps:
        loaded(data, publish=True)
    assert [dump_case(the_case()), dump_case(the_case("beta-v-deca"))] == dumps
    assert loaded(dumps[0], publish=True).status == "unchanged"


def test_removing_one_case_leaves_the_other(client: Any) -> None:
    loaded_as_new({**beta(), "system": "other"}, publish=True)
    loaded_as_new(joining(case="other:beta-v-deca"), publish=True)
    judgment = the_case().rulings.get()

    remove_system("other")
    assert stands_in(judgment) == [("malekar-v-deca", 1)]
    row = JoinedCase.objects.get()
    assert (row.case, row.to_key) == (None, "other:beta-v-deca")

    loaded_as_new({**beta(), "system": "other"}, publish=True)
    assert [key for key, _ in stands_in(judgment)] == ["malekar-v-deca", "beta-v-deca"]

    remove_system("press")
    assert [ruling.key for ruling in Case.objects.get().all_rulings.all()] == ["order"]
    assert list(disagreements()) == []


def test_its_own_case_is_not_joined() -> None:
    ruling = b.a_ruling()
    for case, said in ((ruling.case, "This is the ruling's own case"), (None, "Choose the case.")):
        with pytest.raises(ValidationError, match=said):
            JoinedCase(ruling=ruling, case=case, key="x").full_clean(validate_constraints=False)
