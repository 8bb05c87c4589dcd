from datetime import date
from itertools import product

import pytest
from django import forms
from django.apps.registry import Apps
from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.writer import MigrationWriter
from django.db.models import F, Q
from django.urls import path
from drf_spectacular.generators import SchemaGenerator
from rest_framework import generics, serializers

from casetracker.core.date_fields import (
    DateBound,
    PartialDateField,
    PartialDateFormField,
    PartialDateQuerySet,
    PartialDateSerializerField,
    PartialDatesModel,
    WideBound,
    could_be,
    partial_date_constraints,
    within_year,
)
from casetracker.core.dates import PartialDate, PartialDateError
from casetracker.core.dates.html import time_html

parse = PartialDate.parse
COLUMNS = ("filed_on", "filed_on_earliest", "filed_on_latest", "filed_on_is_wide")
MAY = (parse("2019-05"), date(2019, 5, 1), date(2019, 5, 31), False)
SINCE_2016 = (parse("2016/.."), date(2016, 1, 1), date(9999, 12, 31), True)
UNKNOWN = (None, None, None, False)


class Dated(PartialDatesModel):
    """A model of its own registry, so that neither migrations nor other tests see it."""

    note = models.CharField(max_length=9, blank=True)
    filed_on = PartialDateField("date of filing", help_text="When the court received it.")
    filed_on_earliest = DateBound("filed_on", "earliest", db_index=True)
    filed_on_latest = DateBound("filed_on", "latest")
    filed_on_is_wide = WideBound("filed_on")

    objects = PartialDateQuerySet.as_manager()

    class Meta:
        app_label = "core"
        apps = Apps()
        constraints = partial_date_constraints("dated", "filed_on", has_wide=True)

    def __str__(self):
        return self.note


@pytest.fixture(scope="module")
def table(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Dated)
        yield
        with connection.schema_editor() as editor:
            editor.delete_model(Dated)


@pytest.fixture
def dated(table, db):
    return Dated.objects


def stored(**lookups):
    """The columns of the one row, read without a model instance."""
    return Dated.objects.filter(**lookups).values_list(*COLUMNS).get()


# The columns of a date


def test_save_computes_the_columns_from_text_or_value(dated):
    a, b = dated.create(filed_on="2019-05"), dated.create(filed_on=parse("2016/.."))
    assert (stored(pk=a.pk), stored(pk=b.pk), a.filed_on) == (MAY, SINCE_2016, MAY[0])


@pytest.mark.parametrize("nothing", [None, ""])
def test_save_of_nothing_is_null_in_all_columns(dated, nothing):
    assert stored(pk=dated.create(filed_on=nothing).pk) == UNKNOWN


def test_bulk_create_agrees_with_save(dated):
    dated.bulk_create([Dated(filed_on="2019-05"), Dated(filed_on=parse("2016/..")), Dated()])
    assert list(dated.order_by("pk").values_list(*COLUMNS)) == [MAY, SINCE_2016, UNKNOWN]


def test_columns_follow_the_date_before_it_is_saved(dated):
    row = Dated(filed_on="2019-05", filed_on_earliest=date(1999, 1, 1))
    before = [row.filed_on_earliest, row.filed_on_latest, row.filed_on_is_wide]
    row.filed_on = "2016/.."
    after = [row.filed_on_earliest, row.filed_on_latest, row.filed_on_is_wide]
    assert (before, after) == (list(MAY[1:]), list(SINCE_2016[1:]))


def test_the_text_itself_is_stored(dated):
    dated.create(filed_on="2018-06~")
    with connection.cursor() as cursor:
        cursor.execute("SELECT filed_on FROM core_dated")
        assert cursor.fetchall() == [("2018-06~",)]


def test_lookups_take_text_or_value(dated):
    row = dated.create(filed_on="2019-05")
    dated.create(filed_on="2020")
    lookups = [
        {"filed_on": "2019-05"},
        {"filed_on": parse("2019-05")},
        {"filed_on__in": ["2019-05", parse("1999")]},
        {"filed_on__startswith": "2019"},
        {"filed_on_earliest": date(2019, 5, 1)},
    ]
    assert [dated.get(**lookup) for lookup in lookups] == [row] * len(lookups)
    assert (dated.filter(filed_on="2019").count(), dated.filter(filed_on__isnull=True).count()) == (0, 0)


def test_a_bound_loaded_alone_is_the_stored_one(dated, django_assert_num_queries):
    dated.create(filed_on="2019-05")
    with django_assert_num_queries(1):
        assert dated.only("filed_on_earliest").get().filed_on_earliest == date(2019, 5, 1)
    with django_assert_num_queries(2):
        assert dated.only("note").get().filed_on_latest == date(2019, 5, 31)


def test_a_bound_follows_a_date_loaded_alone_without_a_query(dated, django_assert_num_queries):
    dated.create(filed_on="2019-05")
    with django_assert_num_queries(1):
        assert dated.only("filed_on").get().filed_on_latest == date(2019, 5, 31)


# No column goes stale


@pytest.mark.parametrize("named", COLUMNS)
def test_update_fields_saves_every_column_of_the_date(dated, named):
    row = dated.create(note="old", filed_on="2016/..")
    row.note, row.filed_on = "new", "2019-05"
    row.save(update_fields=(name for name in [named]))
    assert (stored(pk=row.pk), dated.get().note) == (MAY, "old")


def test_update_fields_that_name_no_date_save_none(dated, django_assert_num_queries):
    row = dated.create(note="old", filed_on="2016/..")
    row.note, row.filed_on = "new", "2019-05"
    row.save(update_fields=["note"])
    with django_assert_num_queries(0):
        row.save(update_fields=[])
    assert (stored(pk=row.pk), dated.get().note) == (SINCE_2016, "new")


def test_a_save_after_only_saves_every_column(dated):
    dated.create(filed_on="2016/..")
    row = dated.only("filed_on").get()
    row.filed_on = "2019-05"
    row.save()
    assert stored(pk=row.pk) == MAY


def test_a_save_after_only_leaves_a_date_alone_that_was_not_loaded(dated):
    dated.create(filed_on="2019-05")
    for name in ("note", "filed_on_earliest"):
        dated.only(name).get().save()
    assert stored() == MAY


def test_update_or_create_saves_every_column(dated):
    dated.create(note="a", filed_on="2016/..")
    dated.update_or_create(note="a", defaults={"filed_on": "2019-05"})
    assert stored(note="a") == MAY


REFUSED_UPDATES = [
    ({"filed_on": "2019-05"}, "filed_on_earliest, filed_on_is_wide, filed_on_latest"),
    ({"note": "x", "filed_on_latest": None}, "filed_on, filed_on_earliest, filed_on_is_wide"),
    ({"filed_on": None, "filed_on_earliest": None, "filed_on_latest": None}, "filed_on_is_wide"),
]


@pytest.mark.parametrize(("values", "missing"), REFUSED_UPDATES)
def test_update_of_part_of_a_date_is_refused(dated, values, missing):
    with pytest.raises(TypeError) as caught:
        dated.update(**values)
    assert str(caught.value) == f"update() would leave {missing} stale; name them too, or use save()"


def test_update_of_a_whole_date_or_of_none_is_done(dated):
    dated.create(filed_on="2016/..")
    dated.update(**dict(zip(COLUMNS, ("2019-05", *MAY[1:]), strict=True)))
    dated.update(note="x")
    assert (stored(), dated.get().note) == (MAY, "x")


def test_bulk_update_of_part_of_a_date_is_refused(dated):
    row = dated.create(filed_on="2016/..")
    with pytest.raises(TypeError) as caught:
        dated.bulk_update([row], ["note", "filed_on", "filed_on_latest"])
    assert str(caught.value) == (
        "bulk_update() would leave filed_on_earliest, filed_on_is_wide stale; name them too, or use save()"
    )


def test_bulk_update_of_a_whole_date_is_done(dated):
    rows = dated.bulk_create([Dated(filed_on="2016/.."), Dated(filed_on="2020"), Dated(filed_on="2020")])
    rows[0].filed_on, rows[1].filed_on, rows[2].filed_on = "2019-05", parse("2016/.."), None
    dated.bulk_update(rows, (name for name in COLUMNS))
    assert list(dated.order_by("pk").values_list(*COLUMNS)) == [MAY, SINCE_2016, UNKNOWN]


def test_upsert_of_part_of_a_date_is_refused(dated):
    row = dated.create(filed_on="2016/..")
    row.filed_on = "2019-05"
    with pytest.raises(TypeError) as caught:
        dated.bulk_create([row], update_conflicts=True, update_fields=["filed_on"], unique_fields=["id"])
    assert str(caught.value) == (
        "bulk_create() would leave filed_on_earliest, filed_on_is_wide, filed_on_latest stale; "
        "name them too, or use save()"
    )
    dated.bulk_create([row], update_conflicts=True, update_fields=COLUMNS, unique_fields=["id"])
    assert stored() == MAY


@pytest.mark.parametrize("wrong", ["May 2019", "2019-13", 2019, date(2019, 5, 1), F("note")])
def test_what_is_no_date_is_never_saved(dated, wrong):
    for save in (Dated(filed_on=wrong).save, lambda: dated.bulk_create([Dated(filed_on=wrong)])):
        with pytest.raises(PartialDateError), transaction.atomic():
            save()
    assert dated.count() == 0


# Checks


def test_a_full_check_understands_text_and_finds_nothing(dated):
    row = Dated(note="a", filed_on="2016/..")
    row.full_clean()
    assert row.filed_on == parse("2016/..")
    Dated(note="a").full_clean()


WRONG = {
    "2019-02-29": ["2019-02-29: February 2019 has no day 29; write 01 to 28"],
    "2020%/2019%": ["2020%/2019%: the earlier date comes first; write 2019%/2020%"],
}


@pytest.mark.parametrize(("text", "messages"), WRONG.items())
def test_a_full_check_says_what_is_wrong_with_the_date(dated, text, messages):
    row = Dated(note="a", filed_on=text)
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    assert caught.value.message_dict == {"filed_on": messages}
    assert (row.filed_on_earliest, row.filed_on_is_wide) == (None, False)


def test_a_full_check_names_what_is_no_text():
    with pytest.raises(ValidationError) as caught:
        Dated(note="a", filed_on=2019).clean_fields()
    assert caught.value.message_dict == {
        "filed_on": ["int is no partial date; give a PartialDate, a text in EDTF or None"]
    }


BROKEN = {
    "filed_on = NULL": "known",
    "filed_on_earliest = NULL": "known",
    "filed_on_latest = NULL": "known",
    "filed_on = ''": "known",
    "filed_on_earliest = '2019-06-01'": "order",
    "filed_on = '2019-05/..'": "open",
    "filed_on = '../2019-05'": "open",
    "filed_on = NULL, filed_on_earliest = NULL, filed_on_latest = NULL, filed_on_is_wide = TRUE": "wide",
}


@pytest.mark.parametrize(("change", "constraint"), BROKEN.items())
def test_the_database_refuses_columns_that_contradict(dated, change, constraint):
    dated.create(filed_on="2019-05")
    with connection.cursor() as cursor, pytest.raises(IntegrityError) as caught, transaction.atomic():
        cursor.execute(f"UPDATE core_dated SET {change}")
    assert f"dated_filed_on_{constraint}" in str(caught.value)


def test_constraints_are_named_after_model_and_date():
    names = [constraint.name for constraint in partial_date_constraints("ruling", "heard_on", has_wide=False)]
    assert names == ["ruling_heard_on_known", "ruling_heard_on_order", "ruling_heard_on_open"]


def test_fields_are_written_into_migrations_without_what_they_always_have():
    fields = [Dated._meta.get_field(name) for name in COLUMNS] + [PartialDateField(null=False, blank=False)]
    module = "casetracker.core.date_fields"
    assert [MigrationWriter.serialize(field)[0] for field in fields] == [
        f"{module}.PartialDateField(help_text='When the court received it.', verbose_name='date of filing')",
        f"{module}.DateBound('filed_on', 'earliest', db_index=True)",
        f"{module}.DateBound('filed_on', 'latest')",
        f"{module}.WideBound('filed_on')",
        f"{module}.PartialDateField(blank=False, null=False)",
    ]
    assert [field.clone().deconstruct()[1:] for field in fields] == [field.deconstruct()[1:] for field in fields]


def test_constraints_survive_a_migration():
    for constraint in Dated._meta.constraints:
        text, imports = MigrationWriter.serialize(constraint)
        names = {}
        exec("\n".join({"import datetime", "from django.db import models", *imports}), names)
        assert eval(text, names) == constraint


def test_the_column_is_a_short_text(table):
    field = Dated._meta.get_field("filed_on")
    assert (field.db_type(connection), field.value_to_string(Dated(filed_on=parse("2019")))) == ("varchar(64)", "2019")


# Filters

KEPT = """0001 0001-01-01 0002-01-01 ../0001 ../2018 ../2019-06-30 2016/2021 2018 2018-12-31 2018-12-31/2019-01-01
    2018-01/2019-01 2018/2019 2019 2019-01 2019-01-01 2019-06~ 2019-06-30 2019-07 2019-07-01 2019/..
    [2019-01-01,2020-12-31] 2019-12-31/2020-12-31 2020 2020-02-29 2020-07-13 2020/.. [2021,2024] 9998-12-31 9999
    9999/..""".split()  # noqa: SIM905
ASKED = """0001 0001-01-02 0002 0002-01-02 2017 2018-12-31 2019 2019-06 2019-06-30 2019-07-01 2020 2024-02-29
    9998 9999-12-31""".split()  # noqa: SIM905


def brute_force(after, before):
    low, high = (after.earliest if after else date.min), (before.latest if before else date.max)
    found = []
    for text in KEPT:
        pd = parse(text)
        if max(low, pd.earliest) <= min(high, pd.latest):
            found.append(text)
    return found if low <= high else []


def test_could_be_finds_what_counting_finds(dated):
    dated.bulk_create([Dated(filed_on=text) for text in KEPT])
    asked = [None, *map(parse, ASKED)]
    questions = list(product(asked, asked))[1:]  # the first asks nothing
    found = {
        (after, before): [
            row.edtf
            for row in dated.filter(could_be("filed_on", after, before))
            .order_by("pk")
            .values_list("filed_on", flat=True)
        ]
        for after, before in questions
    }
    assert found == {(after, before): brute_force(after, before) for after, before in questions}


def test_could_be_asks_nothing_of_the_undated_when_nothing_is_asked(dated):
    dated.create()
    assert (dated.filter(could_be("filed_on")).count(), dated.filter(could_be("filed_on", parse("0001"))).count()) == (
        1,
        0,
    )


def test_could_be_is_a_range_in_an_index_but_for_wide_dates():
    overlap = Q(case__filed_on_latest__gte=date(2019, 1, 1)) & Q(case__filed_on_earliest__lte=date(2019, 6, 30))
    near = Q(case__filed_on_earliest__gte=date(2017, 12, 31))
    assert could_be("case__filed_on", after=parse("2019"), before=parse("2019-06")) == (
        (near & overlap) | (Q(case__filed_on_is_wide=True) & overlap)
    )
    assert could_be("filed_on", before=parse("2019-06")) == Q(filed_on_earliest__lte=date(2019, 6, 30))
    assert could_be("filed_on", parse("2020"), parse("2019")) == Q(pk__in=[])


def test_within_year_leaves_out_what_may_lie_in_another(dated):
    dated.bulk_create([Dated(filed_on=text) for text in KEPT])
    found = {
        year: [
            row.edtf
            for row in dated.filter(within_year("filed_on", year)).order_by("pk").values_list("filed_on", flat=True)
        ]
        for year in (1, 2019, 9999)
    }
    assert found == {year: [text for text in KEPT if parse(text).year == year] for year in (1, 2019, 9999)}


# Forms


class DatedForm(forms.ModelForm):
    class Meta:
        model = Dated
        fields = ["note", "filed_on"]


def test_form_gives_a_date_or_none(dated):
    row = DatedForm({"filed_on": " about June 2018 "}).save()
    assert (row.filed_on, stored(pk=row.pk)[:2]) == (parse("2018-06~"), (parse("2018-06~"), date(2018, 6, 1)))
    cleared = DatedForm({"filed_on": ""}, instance=row).save()
    assert (cleared.filed_on, stored(pk=row.pk)) == (None, UNKNOWN)


def test_form_says_what_is_wrong_and_what_may_be_meant():
    form = DatedForm({"filed_on": "2020/2019"})
    assert form.errors == {"filed_on": ["2020/2019: the earlier date comes first; write 2019/2020"]}
    assert form.errors.as_data()["filed_on"][0].params == {"suggestion": "2019/2020"}
    assert DatedForm({"filed_on": "13.7.20"}).errors == {
        "filed_on": ["13.7.20 could be 13 July 2020 or 13 July 1920; write 2020-07-13 or 1920-07-13"]
    }
    assert DatedForm({"filed_on": "03/04/2020"}).errors == {
        "filed_on": ["03/04/2020 could be 3 April or 4 March; write 2020-04-03 or 2020-03-04"]
    }
    assert DatedForm({"filed_on": "50%"}).errors["filed_on"][0].startswith("50%: not a date as it is kept here; ")
    assert DatedForm({"filed_on": "2020%/2019"}).errors == {
        "filed_on": ["2020%/2019: the earlier date comes first; write 2019/2020%"]
    }


def test_form_shows_the_text_box():
    box = (
        '<input type="text" name="filed_on" value="2019-05" dir="auto" autocomplete="off" '
        'aria-describedby="id_filed_on_helptext" id="id_filed_on">'
    )
    shown = [DatedForm(instance=Dated(filed_on="2019-05")), DatedForm(instance=Dated(filed_on=parse("2019-05")))]
    assert [str(form["filed_on"]) for form in shown] == [box, box]
    field = shown[0].fields["filed_on"]
    assert (field.label, field.help_text, field.required) == ("Date of filing", "When the court received it.", False)
    assert 'value="13 foo"' in str(DatedForm({"filed_on": "13 foo"})["filed_on"])


@pytest.mark.parametrize(
    ("initial", "data", "changed"),
    [
        (parse("2019-05"), "2019-05", False),
        (parse("2019-05"), "May 2019", False),
        ("2019-05", "May 2019", False),
        (None, "", False),
        ("nonsense", "2019", True),
        (parse("2019-05"), "2019-06", True),
        (parse("2019-05"), "", True),
        (parse("2019-05"), "nonsense", True),
        (None, "2019", True),
    ],
)
def test_form_knows_whether_the_date_has_changed(initial, data, changed):
    assert PartialDateFormField(required=False).has_changed(initial, data) is changed


def test_form_field_that_is_required_says_so():
    with pytest.raises(ValidationError) as caught:
        PartialDateFormField().clean(" ")
    assert caught.value.messages == ["This field is required."]


def test_admin_shows_the_same_field(rf):
    form = ModelAdmin(Dated, AdminSite()).get_form(rf.get("/"))
    field = form.base_fields["filed_on"]
    assert (list(form.base_fields), type(field)) == (["note", "filed_on"], PartialDateFormField)
    assert field.widget.attrs == {"dir": "auto", "autocomplete": "off"}


# The API


class DatedSerializer(serializers.Serializer):
    filed_on = PartialDateSerializerField(allow_null=True)


class DatedView(generics.RetrieveAPIView):
    serializer_class = DatedSerializer


def test_api_gives_edtf_or_null():
    given = [DatedSerializer(Dated(filed_on=pd)).data["filed_on"] for pd in (parse("2018-06~"), None)]
    assert given == ["2018-06~", None]


@pytest.mark.parametrize(("data", "expected"), [("2018-06~", parse("2018-06~")), (None, None)])
def test_api_takes_edtf_or_null(data, expected):
    serializer = DatedSerializer(data={"filed_on": data})
    assert (serializer.is_valid(), serializer.validated_data) == (True, {"filed_on": expected})


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("2019-13", "2019-13: there is no month 13; write 01 to 12, for a season 2019-03/2019-05"),
        ("03/04/2020", "03/04/2020 could be 3 April or 4 March; write 2020-04-03 or 2020-03-04"),
        (2019, 'a date is a text in EDTF; write "2019-05", or null when it is not known'),
    ],
)
def test_api_says_what_is_wrong(data, message):
    serializer = DatedSerializer(data={"filed_on": data})
    assert (serializer.is_valid(), serializer.errors) == (False, {"filed_on": [message]})


def test_api_refuses_words_which_only_the_form_understands():
    serializer = DatedSerializer(data={"filed_on": "13 July 2020"})
    assert not serializer.is_valid()


def test_schema_describes_the_text():
    schema = SchemaGenerator(patterns=[path("dated/", DatedView.as_view())]).get_schema(public=True)
    schemas = schema["components"]["schemas"]
    assert schemas["Dated"]["properties"]["filed_on"]["$ref"] == "#/components/schemas/PartialDate"
    assert schemas["PartialDate"] == {
        "type": ["string", "null"],
        "maxLength": 64,
        "description": (
            "A date in EDTF, as far as it is known: 2019, 2019-05, 2019-05-13; 2019~ (about), 2019? (perhaps), "
            "2019% (both); 2016/2019 (between), 2016/.. (or later), ../2019 (or earlier); [2019,2020] (either)."
        ),
        "examples": ["2019-05", "2020-07-13", "2018-06~"],
    }


# Pages


@pytest.mark.parametrize(
    ("text", "header", "html"),
    [
        ("2020-07-13", True, '<time datetime="2020-07-13">13 July 2020</time>'),
        ("2019-05", False, '<time datetime="2019-05">May 2019</time>'),
        ("2019-05", True, '<time datetime="2019-05">May 2019</time> <span class="soft">(day not known)</span>'),
        ("2019~", True, '<time datetime="2019">about 2019</time> <span class="soft">(month and day not known)</span>'),
        ("[2019-05,2019-06]", True, '<time datetime="2019">May or June 2019</time>'),
        ("2019/..", True, '<span dir="ltr">2019 or later</span>'),
    ],
)
def test_time_html(text, header, html):
    assert time_html(parse(text), header=header) == html


def test_time_html_of_nothing():
    assert time_html(None) == '<span class="none">not known</span>'
