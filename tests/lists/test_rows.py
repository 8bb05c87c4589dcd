"""Rows are read and built from their declaration."""

import pytest
from rest_framework import serializers

from casetracker.lists.columns import PageAddress
from casetracker.lists.rows import Row
from casetracker.reading.cases.rows import CaseVerdict
from casetracker.reading.parts.dispositions import DispositionRow
from casetracker.reading.parts.references import CaseRef, CourtRef
from rulings.models import Disposition, Ruling
from tests import builders as b


class InShort(Row):
    """A disposition in short."""

    class Meta:
        model = Disposition
        fields = ["decides", "result"]


class Decided(Row):
    """A ruling in short."""

    id = serializers.CharField(source="public_id")
    url = PageAddress("ruling-detail")
    case = CaseRef()
    court = CourtRef(allow_null=True)
    title = serializers.CharField(source="case.title")
    dispositions = InShort(many=True)

    class Meta:
        model = Ruling
        fields = ["id", "url", "case", "court", "title", "kind", "issued_on", "dispositions"]


class Noted(Decided):
    """The same with what a reader finds."""

    note = serializers.CharField()

    given = ("note",)
    readers = (lambda rows: {"note": {row["pk"]: row["summary"] for row in rows}},)
    reads = ("summary",)

    class Meta(Decided.Meta):
        fields = ["id", "note"]


def test_the_columns_are_those_of_the_declaration_each_once() -> None:
    assert Decided.columns() == (
        "pk",
        "public_id",
        "case__public_id",
        "case__title",
        "case__title_language",
        "case__docket_number",
        "court__public_id",
        "court__name",
        "court__country",
        "kind",
        "issued_on",
        "issued_on_earliest",
        "issued_on_latest",
    )
    assert DispositionRow.plan("ruling__").columns[:2] == ("ruling__key", "ruling__number")


@pytest.mark.django_db
def test_a_row_joins_one_and_reads_many() -> None:
    ruling = b.a_ruling(issued_on="2020-07", dispositions=[{"decides": "motion", "result": "denied"}])
    [row] = Decided.read(Ruling.objects.visible())
    assert list(row) == list(Decided().fields)
    assert (row["id"], row["url"]) == (ruling.public_id, f"/rulings/{ruling.public_id}/")
    assert (row["case"]["id"], row["title"]) == (ruling.case.public_id, ruling.case.title)
    assert (row["issued_on"], str(row["issued_on_earliest"]), str(row["issued_on_latest"])) == (
        "2020-07",
        "2020-07-01",
        "2020-07-31",
    )
    assert [each["decides"] for each in row["dispositions"]] == ["motion"]
    assert row["court"] is None or row["court"]["id"] == ruling.court.public_id


@pytest.mark.django_db
def test_a_page_is_one_statement_and_one_more_for_each_list(django_assert_num_queries) -> None:
    first = b.a_ruling(issued_on="2020")
    b.a_ruling(first.case, issued_on="2021")
    with django_assert_num_queries(2):
        rows = Decided.read(Ruling.objects.visible().order_by("issued_on_earliest"))
    assert [row["issued_on"] for row in rows] == ["2020", "2021"]
    with django_assert_num_queries(1):
        values = list(Ruling.objects.visible().order_by("issued_on_earliest").values(*Decided.columns()))
    assert Decided(values, many=True).data == rows
    assert Decided(values[0]).data == rows[0]


@pytest.mark.django_db
def test_what_no_column_holds_is_found_by_a_reader_or_given() -> None:
    ruling = b.a_ruling(summary="Short.")
    assert Noted.read(Ruling.objects.visible()) == [{"id": ruling.public_id, "note": "Short."}]
    assert Noted.build({"public_id": "x"}, note="Given.") == {"id": "x", "note": "Given."}
    with pytest.raises(TypeError, match="Noted needs note"):
        Noted.build({"public_id": "x"})


def test_a_list_without_a_way_to_read_it_is_refused() -> None:
    class Broken(CaseVerdict):
        """Its judges are no other end of a foreign key."""

        given = ("outcome", "overturned_by", "dispositions")

    with pytest.raises(Exception, match="judges"):
        Broken.plan()
