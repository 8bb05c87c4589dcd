"""The title of a list as a sentence: how many, of what, and in which order.

“6 rulings on claims, with NSO Group as a party, newest first”.
"""

from collections.abc import Iterator
from typing import Any

from casetracker.lists.conditions import Condition, Flags
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.pages.counts import Count
from casetracker.lists.pages.wording import wording
from casetracker.lists.unit_lookup import called

NAMED_AT_MOST = 5


def title(heading: str, count: Count, filterset: GroupedFilterSet, order: str) -> str:
    """The whole sentence; a list of one or none has no order."""
    first, *more = [*clauses(filterset), ""]
    text = f"{found(heading, count)} {first}".rstrip()
    is_ordered = order and (count.is_more or count.number > 1)
    return ", ".join(filter(None, (text, *more, order if is_ordered else "")))


def found(heading: str, count: Count) -> str:
    """How many of what: “32 rulings”, “1 party”, “No cases”, “More than 1,000 cases”."""
    plural = heading[:1].lower() + heading[1:]
    if not count.number:
        return f"No {plural}"
    if count.number == 1 and not count.is_more:
        return f"1 {wording.singulars.get(plural, plural.removesuffix('s'))}"
    text = f"{count} {plural}"
    return text[:1].upper() + text[1:]


def clauses(filterset: GroupedFilterSet) -> Iterator[str]:
    """What the filters say, a clause for each thing that they speak of."""
    said: dict[str, list[str]] = {}
    opened: set[str] = set()
    for name, condition in in_order(filterset):
        path = path_to(filterset, condition.group)
        words = said.setdefault(path[0] if path else name, [])
        phrase = phrase_of(filterset, name)
        for group in path:
            if group not in opened and not (phrase.startswith("^") and group == path[-1]):
                words.append(opening(filterset, group))
            opened.add(group)
        words.append(phrase.lstrip("^").format(values_said(filterset, name, condition)))
    yield from (" ".join(filter(None, words)) for words in said.values())


def in_order(filterset: GroupedFilterSet) -> list[tuple[str, Condition]]:
    """The filters in use: those of the record itself first, and in each group the one that says what it is."""
    groups = ["", *filterset.groups]
    used = [(name, each) for name, each in filterset.filters.items() if filterset.form.cleaned_data.get(name)]

    def place(item: tuple[str, Condition]) -> tuple[int, bool]:
        return groups.index(item[1].group), not phrase_of(filterset, item[0]).startswith("^")

    return sorted(used, key=place)


def path_to(filterset: GroupedFilterSet, group: str) -> list[str]:
    """The groups that lead from the record to this one, without the record's own."""
    path: list[str] = []
    while group:
        path.insert(0, group)
        group = filterset.groups[group].within
    is_own = path and filterset.groups[path[0]].model is filterset.queryset.model
    return path[1:] if is_own else path


def opening(filterset: GroupedFilterSet, group: str) -> str:
    if filterset.groups[group].link == "pk":
        return wording.openings_of_owner.get(group, wording.openings.get(group, ""))
    return wording.openings.get(group, "")


def phrase_of(filterset: GroupedFilterSet, name: str) -> str:
    record = filterset.queryset.model._meta.model_name
    default = f"with {filterset.filters[name].label.lower()}: {{}}"
    return wording.phrases.get(f"{record}.{name}", wording.phrases.get(name, default))


def values_said(filterset: GroupedFilterSet, name: str, condition: Condition) -> str:
    """The values in words, with “or” between; of very many, the first and how many others."""
    values = filterset.form.cleaned_data[name]
    texts = [called(unit) for unit in filterset.found.get(name, [])] or [said(name, condition, each) for each in values]
    if "“{}”" in phrase_of(filterset, name):
        texts = "”|“".join(texts).split("|")  # each of them stands in quotes, of which the phrase has the outer ones
    if len(texts) > NAMED_AT_MOST:
        texts = [*texts[: NAMED_AT_MOST - 1], f"{len(texts) - NAMED_AT_MOST + 1} others"]
    word = " and " if isinstance(condition, Flags) else " or "
    return word.join(filter(None, (", ".join(texts[:-1]), texts[-1])))


def said(name: str, condition: Condition, value: Any) -> str:
    words = wording.values.get(name, {})
    return words[value] if value in words else condition.said(value)
