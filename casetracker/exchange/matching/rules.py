"""When a document's record and one of the collection are one beyond doubt, and when they cannot be one.

The first argument is what the document tells (`told.py`), the second the record of the collection. Two that are alike
and neither certain nor apart are likely: somebody decides. Decision 39 says why each rule is as it is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from casetracker.core.dates import PartialDate
from casetracker.core.naming.names import letters, without_honorifics, words_of
from casetracker.core.naming.numbers import fold_number, same_number, split_number
from casetracker.duplicates.keys import normal_address
from parties.choices import UNLISTED

BODIES = ("company", "ngo", "government_body", "court", "political_party", "media", "law_firm")
"""Kinds of parties of which a country has one of each name; offices and prosecutors share theirs."""
OF_THE_WORLD = ("state", "international_organisation")
"""Kinds of parties of which the world has one of each name."""
SHARING_AN_ADDRESS = ("court_document", "official_publication")
"""Kinds of sources of which several can stand on one page, such as that of a docket."""
FEWEST_WORDS = 2
"""Words of more than a letter in the name of a judge that tells enough."""

Compare = Callable[[Any, Any], bool]


def never(told: Any, unit: Any) -> bool:
    return False


def same_letters(one: str, other: str) -> bool:
    return bool(letters(one)) and letters(one) == letters(other)


def same_topic(told: Any, unit: Any) -> bool:
    """No two topics have one name."""
    return same_letters(told.name, unit.name)


def same_court(told: Any, unit: Any) -> bool:
    """An equal name in one country and jurisdiction; without a country, both must say that they are international."""
    is_international = told.level == unit.level == "international" and not told.country and not unit.country
    is_there = bool(told.country) and told.country == unit.country
    return (
        same_letters(told.name, unit.name)
        and (is_there or is_international)
        and letters(told.jurisdiction) == letters(unit.jurisdiction)
    )


def courts_apart(told: Any, unit: Any) -> bool:
    """Courts of two countries, or of two jurisdictions of one, are two."""
    of_two_countries = bool(told.country and unit.country) and told.country != unit.country
    jurisdictions = letters(told.jurisdiction), letters(unit.jurisdiction)
    return of_two_countries or (all(jurisdictions) and jurisdictions[0] != jurisdictions[1])


def same_judge(told: Any, unit: Any) -> bool:
    """An equal full name, and a court on which both are said to sit or have sat: two judges can have one name."""
    name = without_honorifics(told.name)
    is_full = sum(len("".join(parts)) > 1 for parts in words_of(name)) >= FEWEST_WORDS
    if not is_full or not same_letters(name, without_honorifics(unit.name)):
        return False
    stated = [seat for seat in unit.courts.all() if not seat.is_withdrawn]
    return any(
        mine.court_id == seat.court_id and not one_after_the_other(mine, seat)
        for mine in told.sits_on
        for seat in stated
    )


def one_after_the_other(one: Any, other: Any) -> bool:
    """Whether one had left the court before the other came."""
    return any(
        left.sat_to and came.sat_from and left.sat_to.latest < came.sat_from.earliest
        for left, came in ((one, other), (other, one))
    )


def same_party(told: Any, unit: Any) -> bool:
    """A body of equal name, kind and country, or an equal name and website; of persons, only with a website."""
    are_open = told.identity == unit.identity == "named" and not {told.exposure, unit.exposure} & set(UNLISTED)
    if not are_open or told.kind != unit.kind or not same_letters(told.name, unit.name) or parties_apart(told, unit):
        return False
    if told.website and unit.website:
        return normal_address(told.website) == normal_address(unit.website)
    return told.kind in OF_THE_WORLD or (told.kind in BODIES and bool(told.country) and told.country == unit.country)


def parties_apart(told: Any, unit: Any) -> bool:
    """A person is no body; bodies of two countries are two. Persons may be of two."""
    kinds = {told.kind, unit.kind}
    if "person" in kinds and kinds & {*BODIES, *OF_THE_WORLD}:
        return True
    return "person" not in kinds and bool(told.country and unit.country) and told.country != unit.country


def same_source(told: Any, unit: Any) -> bool:
    """An equal address or DOI, published on one day as far as both say; what shares its page must share its title."""
    if not same_place(told, unit) or dates_apart(told.published_on, unit.published_on):
        return False
    kinds = {told.kind, unit.kind}
    return same_letters(told.title, unit.title) or (len(kinds) == 1 and not kinds & set(SHARING_AN_ADDRESS))


def same_place(told: Any, unit: Any) -> bool:
    """Whether one can be read where the other can; the front page of a site is no place for one text."""
    return bool(set(places(told)) & set(places(unit)))


def places(source: Any) -> Iterable[str]:
    for address in filter(None, (source.url, source.archived_url)):
        place = normal_address(address)
        if "/" in place or "?" in place:
            yield place


def sources_apart(told: Any, unit: Any) -> bool:
    """Two sources of one title are two if each has an address of its own, or another publisher, kind or day."""
    if same_place(told, unit):
        return False
    publishers = letters(told.publisher), letters(unit.publisher)
    if told.published_on and told.published_on == unit.published_on and publishers[0] == publishers[1]:
        return False
    return (
        bool(told.url and unit.url)
        or (all(publishers) and publishers[0] != publishers[1])
        or told.kind != unit.kind
        or dates_apart(told.published_on, unit.published_on)
    )


def dates_apart(one: PartialDate | None, other: PartialDate | None) -> bool:
    return bool(one and other and not one.overlaps(other))


def same_case(told: Any, unit: Any) -> bool:
    """An equal docket number before one court, or a ruling with one ECLI unless courts or numbers differ."""
    if unit.public_id in told.same_ecli:
        return not of_two_matters(told, unit)
    number, _ = split_number(told.docket_number)
    is_equal = bool(number) and fold_number(told.docket_number) == fold_number(unit.docket_number)
    return is_equal and bool(told.court_id) and told.court_id == unit.court_id


def cases_apart(told: Any, unit: Any) -> bool:
    """Cases before two courts are two, and two numbers of one court, unless a ruling of both has one citation."""
    return unit.public_id not in told.same_citation and of_two_matters(told, unit)


def of_two_matters(told: Any, unit: Any) -> bool:
    """Whether courts or numbers tell two cases apart: an appeal is one of its own."""
    if told.court_id and unit.court_id and told.court_id != unit.court_id:
        return True
    numbers = (told.docket_number, unit.docket_number)
    return all(numbers) and told.court_id == unit.court_id and not same_number(*numbers)


@dataclass(frozen=True)
class Rule:
    """How records of one kind are compared."""

    certain: Compare
    apart: Compare = never
    reads: tuple[str, ...] = ()
    """The parts of stored records that are read for it."""


RULES = {
    "topic": Rule(same_topic),
    "court": Rule(same_court, courts_apart),
    "judge": Rule(same_judge, reads=("courts",)),
    "party": Rule(same_party, parties_apart),
    "source": Rule(same_source, sources_apart),
    "case": Rule(same_case, cases_apart),
}
