"""A case as a document, and the command that writes it."""

from io import StringIO

import orjson
import pytest
from django.core.management import CommandError, call_command

from cases.models import Case
from casetracker.exchange.dump import dump_case
from casetracker.exchange.load import load_document
from casetracker.exchange.parsing import parse_bytes
from casetracker.exchange.remove import remove_system
from tests.builders import a_case, a_claim, a_participation, a_ruling, withdrawn
from tests.exchange.samples import a_document, loaded, the_case

pytestmark = pytest.mark.django_db


def test_a_dump_holds_everything_in_reading_order() -> None:
    loaded(a_document(), publish=True)

    dump = dump_case(the_case())

    assert list(dump) == [
        "format", "system", "topics", "courts", "judges", "parties", "sources", "case", "rulings", "reactions",
        "source_numbers",
    ]  # fmt: skip
    assert list(dump["case"])[:5] == ["key", "title", "title_language", "court", "case_type"]
    assert dump["source_numbers"] == {"ctech": 1, "jpost": 2}
    assert dump["reactions"][0]["points"][0]["holdings"] == ["judgment/h1"]


def test_a_dump_names_units_of_other_systems_with_their_system() -> None:
    loaded(a_document())
    a_participation(the_case())

    dump = dump_case(the_case())

    local = [party for party in dump["parties"] if "system" in party]
    assert [(party["system"], party["name"]) for party in local] == [("local", "NSO Group")]
    assert dump["case"]["participations"][-1]["party"] == f"local:{local[0]['key']}"


def test_links_to_a_withdrawn_part_are_not_in_a_dump() -> None:
    loaded(a_document(), publish=True)
    withdraw_part = the_case().participations.get(key="malekar")
    withdraw_part.is_withdrawn = True
    withdraw_part.save()

    dump = dump_case(the_case())

    assert [row["key"] for row in dump["case"]["participations"]] == ["nso"]
    assert [row.get("raised_by") for row in dump["case"]["claims"]] == [None, None]
    remove_system("press")
    load_document(dump)


def test_a_case_of_this_collection_can_be_dumped_and_loaded_elsewhere() -> None:
    case = a_case()
    claim = a_claim(case, raised_by=[a_participation(case)])
    first = dump_case(case)
    remove_system("local")

    load_document(parse_bytes(orjson.dumps(first)), publish=True)

    again = Case.objects.get()
    assert (again.external_key, again.claims.get().key) == (case.external_key, claim.key)
    assert dump_case(again) == first


def dump_command(name: str) -> tuple[str, str]:
    output, errors = StringIO(), StringIO()
    call_command("dump_case", name, stdout=output, stderr=errors)
    return output.getvalue(), errors.getvalue()


def test_the_command_takes_a_public_id_or_system_and_key() -> None:
    loaded(a_document(), publish=True)
    case = the_case()

    by_id, by_key = dump_command(case.public_id), dump_command("press:malekar-v-deca")

    assert by_id == by_key == (f"{orjson.dumps(dump_case(case), option=orjson.OPT_INDENT_2).decode()}\n", "")


def test_the_command_names_what_is_not_public() -> None:
    case = a_case()
    ruling = withdrawn(a_ruling(case))
    draft = a_ruling(case, published=False)

    _, errors = dump_command(case.public_id)

    assert errors.splitlines() == [
        f"Not public, but in this document: ruling {ruling.public_id} (withdrawn).",
        f"Not public, but in this document: ruling {draft.public_id} (draft).",
    ]


def test_the_command_says_that_there_is_no_such_case() -> None:
    with pytest.raises(CommandError, match="No case zzzzzzzzzz here. The id stands in the address of its page."):
        dump_command("zzzzzzzzzz")
