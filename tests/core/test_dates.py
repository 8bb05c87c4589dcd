import copy
import dataclasses
import math
import pickle
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from edtf import parse_edtf
from hypothesis import assume, example, given
from hypothesis import strategies as st

from casetracker.core.dates import PartialDate, PartialDateError, between

parse = PartialDate.parse
NOT_KEPT = (
    "not a date as it is kept here; write 2020, 2020-07 or 2020-07-13; 2020~ for about 2020, 2016/2019 for a time "
    "between, 2016/.. for 2016 or later, [2019,2020] for one of these"
)
HOW_TO = NOT_KEPT.partition("; ")[2]

days = st.dates()
narrow_days = st.dates(date(2019, 1, 1), date(2020, 12, 31))
marks = st.sampled_from(["", "~", "?", "%"])


def singles(of=days):
    """Years, months and days with and without marks, as text."""
    return st.builds(lambda day, length, mark: day.isoformat()[:length] + mark, of, st.sampled_from([4, 7, 10]), marks)


@st.composite
def several(draw, of=days):
    """Two to four dates in order, none within another."""
    found = sorted(
        {parse(text) for text in draw(st.lists(singles(of), min_size=2, max_size=4))}, key=lambda pd: pd.earliest
    )
    assume(len(found) > 1 and all(first.latest < second.earliest for first, second in pairwise(found)))
    return [pd.edtf for pd in found]


def texts(of=days):
    """Every form that is kept."""
    return st.one_of(
        singles(of),
        several(of).map(lambda found: "/".join(found[:2])),
        several(of).map(lambda found: f"[{','.join(found)}]"),
        singles(of).map("{}/..".format),
        singles(of).map("../{}".format),
    )


def dates(of=days):
    return texts(of).map(parse)


def as_day(moment, open_end):
    return open_end if moment in (math.inf, -math.inf) else date(*moment[:3])


@pytest.mark.slow
@given(texts())
@example("2000-02-29")
@example("1900-02")
@example("0001")
@example("9999-12-31")
@example("../0001-01-01")
@example("9999-12-31/..")
def test_bounds_agree_with_the_edtf_package(text):
    expected = parse_edtf(text)
    earliest, latest = as_day(expected.lower_strict(), date.min), as_day(expected.upper_strict(), date.max)
    found = parse(text)
    assert (found.earliest, found.latest) == (earliest, latest)


@given(texts())
def test_text_round_trips(text):
    assert (str(parse(text)), parse(text).edtf, PartialDate.from_text(text).edtf) == (text, text, text)


@given(singles())
def test_words_of_a_single_date_read_back(text):
    pd = parse(text)
    assume(pd.edtf[-1] not in "?%")
    assert PartialDate.from_text(pd.display()) == pd


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("year", [1900, 2000, 2019, 2020])
def test_month_ends_are_the_calendars(year, month):
    after = date(year + month // 12, month % 12 + 1, 1)
    pd = parse(f"{year}-{month:02}")
    assert (pd.earliest, pd.latest) == (date(year, month, 1), after - timedelta(days=1))


DESCRIBED = [
    # text, words, precision, html_datetime, year, is_day, is_wide
    ("2020-07-13", "13 July 2020", "day", "2020-07-13", 2020, True, False),
    ("2019-05", "May 2019", "month", "2019-05", 2019, False, False),
    ("2019", "2019", "year", "2019", 2019, False, False),
    ("0033-04-03", "3 April 0033", "day", "0033-04-03", 33, True, False),
    ("2018-06~", "about June 2018", "month", "2018-06", 2018, False, False),
    ("2018?", "perhaps 2018", "year", "2018", 2018, False, False),
    ("2018-06-01%", "perhaps about 1 June 2018", "day", "2018-06-01", 2018, False, False),
    ("2019/..", "2019 or later", "span", "", None, False, True),
    ("2016~/..", "about 2016 or later", "span", "", None, False, True),
    ("9999/..", "9999 or later", "span", "", 9999, False, False),
    ("../2019-05", "May 2019 or earlier", "span", "", None, False, True),
    ("../0001-01-01", "1 January 0001 or earlier", "span", "", 1, False, False),
    ("[2019-05-13,2019-05-14]", "13 or 14 May 2019", "span", "2019-05", 2019, False, False),
    ("[2019-05-13,2019-05-14,2019-06-01]", "13 May, 14 May or 1 June 2019", "span", "2019", 2019, False, False),
    ("[2019-05,2019-06-13]", "May 2019 or 13 June 2019", "span", "2019", 2019, False, False),
    ("[2019,2020]", "2019 or 2020", "span", "", None, False, True),
    ("2019-05/2019-07", "between May and July 2019", "span", "2019", 2019, False, False),
    ("2019-05~/2019-07", "between about May 2019 and July 2019", "span", "2019", 2019, False, False),
    ("2019-05-13/2019-05-20", "between 13 and 20 May 2019", "span", "2019-05", 2019, False, False),
    ("2019-12-31/2020-12-31", "between 31 December 2019 and 31 December 2020", "span", "", None, False, False),
    ("2019-12-30/2020-12-31", "between 30 December 2019 and 31 December 2020", "span", "", None, False, True),
]


@pytest.mark.parametrize("expected", DESCRIBED, ids=[row[0] for row in DESCRIBED])
def test_a_date_describes_itself(expected):
    pd = parse(expected[0])
    found = (pd.edtf, pd.display(), pd.precision, pd.html_datetime, pd.year, pd.is_day, pd.is_wide)
    assert found == expected


@given(dates())
def test_html_datetime_is_valid_and_holds_all_of_the_date(pd):
    shared = pd.html_datetime
    assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", shared)
    if shared:
        whole = parse(shared)
        assert whole.earliest <= pd.earliest and pd.latest <= whole.latest


TYPED = {
    "2020-07-13": "2020-07-13",
    " 2020-07 ": "2020-07",
    "13 July 2020": "2020-07-13",
    "1 jan 2020": "2020-01-01",
    "Sept. 2019": "2019-09",
    "July  2020": "2020-07",
    "July 13, 2020": "2020-07-13",
    "about June 2018": "2018-06~",
    "c. 2018": "2018~",
    "circa 2019-05": "2019-05~",
    "about 2016/2019": "2016~/2019~",
    "\u200f13 July 2020\u202c": "2020-07-13",
    "13\u00a0July 2020": "2020-07-13",
    "18.6.2024": "2024-06-18",
    "2020-7-13": "2020-07-13",
    "2020/07/13": "2020-07-13",
    "07/13/2020": "2020-07-13",
    "05.05.2020": "2020-05-05",
    "about 18.6.2024": "2024-06-18~",
}


@pytest.mark.parametrize(("text", "edtf"), TYPED.items())
def test_what_an_editor_may_type(text, edtf):
    assert PartialDate.from_text(text) == parse(edtf)


@pytest.mark.parametrize(
    ("order", "expected"), [("dmy", "2005-04-03"), ("mdy", "2005-03-04"), ("ymd", "2003-04-05"), (None, None)]
)
def test_figures_are_read_only_in_a_stated_order(order, expected):
    if expected:
        assert PartialDate.from_text("03.04.05", order).edtf == expected
    else:
        with pytest.raises(PartialDateError):
            PartialDate.from_text("03.04.05", order)


REFUSED = {
    "": f"an empty text: {NOT_KEPT}",
    "Tuesday": f"Tuesday: {NOT_KEPT}",
    "13 Juli 2020": f"13 Juli 2020: {NOT_KEPT}",
    "2019 - 2020": f"2019 - 2020: {NOT_KEPT}",
    "2019\0": f"2019\ufffd: {NOT_KEPT}",
    "2019\n2020\n": f"2019 2020: {NOT_KEPT}",
    "\u0662\u0660\u0661\u0669": f"\u0662\u0660\u0661\u0669: {NOT_KEPT}",
    "[2019]": f"[2019]: {NOT_KEPT}",
    "[2019": f"[2019: {NOT_KEPT}",
    "2019/2020/2021": f"2019/2020/2021: {NOT_KEPT}",
    "[2019,2020/2021]": f"[2019,2020/2021]: {NOT_KEPT}",
    "07/2020": f"07/2020: {NOT_KEPT}",
    "x" * 65: f"{'x' * 64}: a date has at most 64 characters; {HOW_TO}",
    "about " * 9999: f"{('about ' * 11)[:64]}: a date has at most 64 characters; {HOW_TO}",
    "0000": "0000: there is no year 0000; a year has four figures, from 0001 to 9999",
    "Y12345": "Y12345: a year has four figures, from 0001 to 9999",
    "-2019": "-2019: a year has four figures, from 0001 to 9999",
    "20190": "20190: a year has four figures, from 0001 to 9999",
    "2019-13": "2019-13: there is no month 13; write 01 to 12, for a season 2019-03/2019-05",
    "2019-00-01": "2019-00-01: there is no month 00; write 01 to 12, for a season 2019-03/2019-05",
    "2019-21": "2019-21: there is no month 21; write 01 to 12, for a season 2019-03/2019-05",
    "2019-02-29": "2019-02-29: February 2019 has no day 29; write 01 to 28",
    "31 June 2020": "2020-06-31: June 2020 has no day 31; write 01 to 30",
    "2020/2021-01-00": "2021-01-00: January 2021 has no day 00; write 01 to 31",
    "201X": "201X: no digit is left open here; write what is known, 2019-05, or the years between, 2010/2019",
    "2019-XX": "2019-XX: no digit is left open here; write what is known, 2019-05, or the years between, 2010/2019",
    "{2019,2020}": (
        "{2019,2020}: one date is kept here, not several; write [2019,2020] for one of these, or make an entry for each"
    ),
    "[2019..2021]": (
        "[2019..2021]: name each date of a choice; write 2016/2019 for a time between, 2016/.. for 2016 or later"
    ),
    "../..": "../..: this says nothing; leave the date empty when it is not known",
    "2019/": "2019/: an open end is two dots; write 2016/.. for 2016 or later, ../2019 for 2019 or earlier",
    "/2019": "/2019: an open end is two dots; write 2016/.. for 2016 or later, ../2019 for 2019 or earlier",
    "2020-07-13T10:00": "2020-07-13T10:00: a time of day is not kept here; write the day alone, 2020-07-13",
    "?2019": "?2019: the marks ~ and ? stand at the end of a date; write 2019-05~ or 2019-05?",
    "2019-~05": "2019-~05: the marks ~ and ? stand at the end of a date; write 2019-05~ or 2019-05?",
    "about 2019?": "2019?~: the marks ~ and ? stand at the end of a date; write 2019-05~ or 2019-05?",
    "2019/2019": ("2019/2019: 2019 and 2019 overlap; write one date, or two that do not, such as 2019-05/2019-12"),
    "[2019,2019-05]": (
        "[2019,2019-05]: 2019 and 2019-05 overlap; write one date, or two that do not, such as 2019-05/2019-12"
    ),
    "03/04/2020": "03/04/2020 could be 3 April or 4 March; write 2020-04-03 or 2020-03-04",
    "13.07.20": (
        "13.07.20 could be 13 July 2020, 20 July 2013, 13 July 1920 or 20 July 1913; "
        "write 2020-07-13, 2013-07-20, 1920-07-13 or 1913-07-20"
    ),
    "13.7.20": "13.7.20 could be 13 July 2020 or 13 July 1920; write 2020-07-13 or 1920-07-13",
    "13.7.68": "13.7.68 could be 13 July 2068 or 13 July 1968; write 2068-07-13 or 1968-07-13",
    "13.7.99": "13.7.99 could be 13 July 2099 or 13 July 1999; write 2099-07-13 or 1999-07-13",
    "6.7.2024": "6.7.2024 could be 6 July or 7 June; write 2024-07-06 or 2024-06-07",
    "03-04-05": (
        "03-04-05 could be 3 April 2005, 4 March 2005, 5 April 2003, 3 April 1905, 4 March 1905 or 5 April 1903; "
        "write 2005-04-03, 2005-03-04, 2003-04-05, 1905-04-03, 1905-03-04 or 1903-04-05"
    ),
    "31/02/2020": f"31/02/2020: there is no such day; {HOW_TO}",
    "1234/5/6789": f"1234/5/6789: there is no such day; {HOW_TO}",
}


@pytest.mark.parametrize(("text", "message"), REFUSED.items(), ids=[text[:20] for text in REFUSED])
def test_refused_with_what_to_write_instead(text, message):
    with pytest.raises(PartialDateError) as caught:
        PartialDate.from_text(text)
    assert (str(caught.value), caught.value.suggestion) == (message, None)


SUGGESTED = {
    "2020/2019": ("2020/2019: the earlier date comes first; write 2019/2020", "2019/2020"),
    "[2020~,2019]": ("[2020~,2019]: the earlier date comes first; write [2019,2020~]", "[2019,2020~]"),
}


@pytest.mark.parametrize(("text", "expected"), SUGGESTED.items())
def test_refused_with_a_suggestion_that_is_understood(text, expected):
    with pytest.raises(PartialDateError) as caught:
        PartialDate.from_text(text)
    assert (str(caught.value), caught.value.suggestion) == expected
    assert PartialDate.from_text(caught.value.suggestion)


def test_edtf_alone_suggests_the_one_reading_of_figures():
    with pytest.raises(PartialDateError) as caught:
        PartialDate.parse("18.6.2024")
    message = "18.6.2024: did you mean 18 June 2024? Write 18 June 2024 or 2024-06-18"
    assert (str(caught.value), caught.value.suggestion) == (message, "18 June 2024")


def test_a_stated_order_that_gives_no_day_still_suggests_one():
    with pytest.raises(PartialDateError) as caught:
        PartialDate.from_text("03/14/2020", "dmy")
    assert caught.value.suggestion == "14 March 2020"


@given(days, st.sampled_from(["{0}.{1}.{2:04}", "{1}/{0}/{2:04}", "{2:04}-{1:02}-{0:02}", "{2:04}/{1}/{0}"]))
def test_figures_never_become_another_day(day, form):
    text = form.format(day.day, day.month, day.year)
    try:
        assert PartialDate.from_text(text).earliest == day
    except PartialDateError as error:
        assert day.isoformat() in str(error)


@given(st.text() | st.text("0123456789-/.[],~?% TXY", max_size=24))
def test_any_text_is_a_date_or_an_error_that_can_be_shown(text):
    try:
        assert PartialDate.from_text(text) == parse(PartialDate.from_text(text).edtf)
    except PartialDateError as error:
        assert str(error).isprintable()


def days_of(pd):
    """Every day that a date can mean, counted out."""
    spans = pd.parts if pd.edtf.startswith("[") else [pd]
    start, end = date(2018, 12, 31).toordinal(), date(2021, 1, 1).toordinal()
    return {
        day for day in range(start, end) if any(s.earliest.toordinal() <= day <= s.latest.toordinal() for s in spans)
    }


@given(dates(narrow_days), dates(narrow_days))
def test_overlaps_when_a_day_is_shared_in_either_direction(a, b):
    shared = bool(days_of(a) & days_of(b))
    assert (a.overlaps(b), b.overlaps(a)) == (shared, shared)


def test_a_choice_overlaps_with_its_dates_and_not_with_what_lies_between():
    choice = parse("[2019-05-13,2019-07-14]")
    found = {text: choice.overlaps(parse(text)) for text in ("2019-05", "2019-06", "2019-07-14", "2019", "../2019-05")}
    assert found == {"2019-05": True, "2019-06": False, "2019-07-14": True, "2019": True, "../2019-05": True}


APART = {
    ("2020-07-01", "2020-07-01"): "the same day",
    ("2020-07-01", "2020-07-02"): "1 day",
    ("2020-07-01", "2020-07-13"): "12 days",
    ("2020-01-31", "2020-03-31"): "60 days",
    ("2020-01-31", "2020-04-01"): "about 2 months",
    ("2020-01-31", "2020-04-15"): "between 2 and 3 months",
    ("2020-01-15~", "2020-02-15"): "about 1 month",
    ("2019-05-14", "2020-07-12"): "about 14 months",
    ("2019-05", "2020-07-13"): "about 14 months",
    ("2012-01-01", "2015-01-01"): "about 3 years",
    ("2012-01-01", "2015-07-01"): "about 3½ years",
    ("2019-05", "2019-05"): "at most 1 month",
    ("2020-06-30", "2020-07"): "at most 2 months",
    ("2019", "2019-05"): "at most 8 months",
    ("2019", "2019"): "at most 1 year",
    ("2019", "2020"): "at most 2 years",
    ("2019-05", "2019-08"): "between 2 and 4 months",
    ("2018", "2019-05"): "between 4 and 17 months",
    ("2018", "2020"): "between 1 and 3 years",
    ("2016", "2020"): "between 3 and 5 years",
    ("2016~", "2020"): "perhaps between 3 and 5 years",
    ("2020-07-01~", "2020-07-13"): "perhaps at most 1 month",
    ("2020-07-13?", "2020-07-13"): "perhaps at most 1 month",
    ("2016", "2019/.."): "at least 2 years",
    ("2016?", "2019/.."): "perhaps at least 2 years",
    ("../2016", "2018-03"): "at least 14 months",
    ("2016/..", "2019"): "not known",
    ("2016~", "2016/.."): "not known",
}


@pytest.mark.parametrize(("pair", "words"), APART.items(), ids=map("..".join, APART))
def test_time_between_is_no_more_exact_than_the_dates(pair, words):
    a, b = map(parse, pair)
    assert (between(a, b), between(b, a)) == (words, words)


@given(dates(narrow_days | days), dates(narrow_days | days))
def test_time_between_holds_for_every_pair_of_days(a, b):
    words = between(a, b)
    assert between(b, a) == words
    if words in ("not known", "the same day"):
        return
    found = [int(number) for number in re.findall(r"\d+", words)]
    unit = {"day": (1, 1), "mont": (28, 31), "year": (365, 366)}[words.rstrip("sh")[-4:].strip()]
    distances = [abs((x - y).days) for x in (a.earliest, a.latest) for y in (b.earliest, b.latest)]
    least, most = (0 if a.earliest <= b.latest and b.earliest <= a.latest else min(distances)), max(distances)
    if "about" in words:
        stated = (found[0] + 0.5 * ("½" in words)) * {28: 30.44, 365: 365.25}[unit[0]]
        assert 0.89 * stated <= least <= most <= 1.11 * stated
    elif "at most" in words:
        assert most <= found[0] * unit[1]
    elif "at least" in words:
        assert least >= found[0] * unit[0]
    else:
        assert least >= found[0] * unit[0] and most <= found[-1] * unit[1]


def test_a_date_is_a_value():
    pd = parse("[2019-05-13,2019-05-14]")
    assert parse(pd.edtf) is pd
    assert {pd: 1}[pickle.loads(pickle.dumps(pd))] == 1
    assert copy.deepcopy(pd) == pd
    assert pd != pd.edtf
    assert repr(parse("2019")) == (
        "PartialDate(edtf='2019', earliest=datetime.date(2019, 1, 1), latest=datetime.date(2019, 12, 31))"
    )
    with pytest.raises(dataclasses.FrozenInstanceError):
        pd.edtf = "2020"
