"""The page that sets two to four rulings side by side."""

from django.core.exceptions import ValidationError

from cases.identifiers import sought
from cases.models import Case
from casetracker.core.naming.numbers import is_number, numbered
from casetracker.core.units import UnitQuerySet
from casetracker.lists.finder import finder
from casetracker.lists.rows import RowData, Rows
from casetracker.reading.cases.number_filter import with_number
from casetracker.reading.comparing.pages import CHOICES_AT_MOST, Comparing, comparison_view
from casetracker.reading.rulings.comparison import facts_of_rulings, read_rulings, title_of
from rulings.models import Ruling, RulingIdentifier


def rulings() -> UnitQuerySet:
    return Ruling.objects.visible().for_list()


def rulings_named(text: str) -> list[Ruling]:
    """Those cited so, else those of the cases that bear the number, else those in which the words stand."""
    newest = rulings().order_by("-issued_on_earliest", "public_id")
    cited = RulingIdentifier.objects.current().filter(sought_as=sought(text)).values("ruling")
    if found := list(newest.filter(pk__in=cited)[:CHOICES_AT_MOST]):
        return found
    if is_number(text):
        bearing = Case.objects.visible().filter(with_number(numbered, [text])).values("pk")
        if found := list(newest.filter(cases__in=bearing).distinct()[:CHOICES_AT_MOST]):
            return found
    try:
        return list(newest.filter(finder.found(Ruling, finder.check(text)))[:CHOICES_AT_MOST])
    except ValidationError:
        return []


def choice(ruling: Ruling) -> RowData:
    return {
        "id": ruling.public_id,
        "title": title_of(ruling.kind, str(ruling.issued_on) if ruling.issued_on else None),
        "title_language": "",
        "where": ruling.case.title,
        "number": "",
    }


def rulings_beside(rows: Rows) -> Rows:
    """The other rulings of the same cases, and what overturned these."""
    ids = [row["id"] for row in rows]
    cases = {case["id"] for row in rows for case in row["cases"]}
    further = [review["ruling"] for row in rows for review in row["overturned_by"]]
    own = rulings().filter(cases__public_id__in=cases).exclude(public_id__in=ids).order_by("issued_on_earliest", "pk")
    found = {each.pk: each for each in [*rulings().filter(public_id__in=further), *own[:CHOICES_AT_MOST]]}
    return [choice(each) for each in found.values() if each.public_id not in ids][:CHOICES_AT_MOST]


compare = comparison_view(
    Comparing(
        noun="ruling",
        url_name="ruling-compare",
        template="rulings/compare.html",
        form_template="rulings/compare_form.html",
        records=rulings,
        found=rulings_named,
        read=read_rulings,
        facts=facts_of_rulings,
        choice=choice,
        near=rulings_beside,
    )
)
