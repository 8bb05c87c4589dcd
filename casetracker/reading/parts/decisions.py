"""Says in words what a court decided, with whom that concerns, and who sat."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from casetracker.core.dates import PartialDate
from casetracker.lists.rows import RowData, Rows
from casetracker.web.tags import isolate, judge_link
from rulings.choices import APART, DECIDES, EFFECT, FORM, RESULT, RULING_KIND, SEAT_PART, VERDICT_DECIDES

register = template.Library()

Disposition = Mapping[str, Any]
Participants = Mapping[str, Mapping[str, Any]]
"""Who takes part in the case, by key."""

OF_THE_DECISION_BELOW = (
    "affirmed",
    "affirmed_and_remanded",
    "affirmed_in_part_and_remanded",
    "reversed",
    "reversed_and_remanded",
    "reversed_in_part",
    "vacated",
    "remanded",
    "vacated_and_remanded",
    "varied",
)
OF_A_PERSON = ("convicted", "acquitted")
ALONE = (*OF_A_PERSON, "leave_granted", "leave_refused", "adjourned", "referred", "reopened")
GIVEN = ("granted", "granted_in_part", "leave_granted", "made_absolute")
NO_LONGER = ("suspended", "varied", "reversed", "vacated")
"""Effects of dispositions that do not hold today as they were given."""
NAMED_AT_MOST = 3


class Said(NamedTuple):
    """One disposition in words: “Petition”, “granted”, “against Aquavolt”; a subject is blank where none is said."""

    subject: str
    result: str
    whom: str
    is_of_whom: bool
    """Whether the sentence begins with whom it concerns: “A. Smith convicted”."""

    def __str__(self) -> str:
        words = (self.whom, self.result) if self.is_of_whom else (self.subject, self.result, self.whom)
        return " ".join(filter(None, words))


NO_ONE_RESULT = {"mixed": "mixed result", "unknown": "result not known"}


@register.filter
def decision(disposition: Disposition, participants: Participants | None = None) -> str:
    """Say a disposition in a few words: “Petition rejected against Aquavolt”, “Motion denied”."""
    effect = f" ({EFFECT.phrase(disposition['effect'])})" if disposition["effect"] in NO_LONGER else ""
    return capfirst(str(said(disposition, participants)) + effect)


@register.filter
def result_for(disposition: Disposition, participants: Participants) -> str:
    """Say the result alone, and for whom: “Rejected against Aquavolt”."""
    return capfirst(str(said(disposition, participants)._replace(subject="")))


@register.filter
def decisions(dispositions: Sequence[Disposition], participants: Participants | None = None) -> str:
    """Say all dispositions of a ruling in one sentence, what decides the case first.

    “Petition granted against the Ministry; rejected against Aquavolt; costs granted”.
    """
    first = [row for row in dispositions if row["decides"] in VERDICT_DECIDES]
    rest = [row for row in dispositions if row["decides"] not in VERDICT_DECIDES]
    return capfirst("; ".join(clauses([*first, *rest], participants)))


def outcome(dispositions: Sequence[Disposition], participants: Participants | None = None) -> str:
    """Say what a ruling decided of the petition, claim, appeal or charge; whatever it decided where it does neither."""
    deciding = [row for row in dispositions if row["decides"] in VERDICT_DECIDES]
    return decisions(deciding or dispositions, participants) or "No decision recorded"


def result_in_short(dispositions: Sequence[Disposition]) -> str:
    """Say what a ruling decided without naming anybody: “Petition rejected”, “Claim granted; varied”."""
    return decisions([{**row, "concerning": [], "description": ""} for row in dispositions])


def clauses(dispositions: Sequence[Disposition], participants: Participants | None) -> Iterator[str]:
    """The sentence in pieces. Several results for the same parties are told apart by what each was about."""
    rows = [(said(row, participants), row) for row in dispositions]
    results = Counter((each.subject, each.whom) for each in {each for each, _ in rows})
    told = set()
    before = ""
    for each, row in rows:
        about = row["description"] or FORM.phrase(row["form"]) if results[each.subject, each.whom] > 1 else ""
        if (each, about, row["effect"]) in told:
            continue
        told.add((each, about, row["effect"]))
        goes_on = each.subject == before and row["decides"] in VERDICT_DECIDES
        before = each.subject
        text = str(each._replace(subject="") if goes_on else each)
        notes = filter(None, (about, EFFECT.phrase(row["effect"]) if row["effect"] in NO_LONGER else ""))
        yield " ".join([in_the_middle(text, each), *(f"({note})" for note in notes)])


def in_the_middle(text: str, clause: Said) -> str:
    """A clause as it reads after another one; a name keeps its capital."""
    return text if clause.is_of_whom else text[:1].lower() + text[1:]


def said(row: Disposition, participants: Participants | None) -> Said:
    result, people = row["result"], concerned(row, participants)
    whom = in_a_row([person["name"] for person in people])
    if result in OF_A_PERSON:
        return Said("", RESULT.phrase(result), whom, is_of_whom=bool(whom))
    if row["decides"] == "appeal" and result in OF_THE_DECISION_BELOW:
        return Said("Decision below", RESULT.phrase(result), f"as to {whom}" if whom else "", is_of_whom=False)
    whom = f"{preposition(result, {person['side'] for person in people})} {whom}" if whom else ""
    if result in ALONE:
        return Said("", RESULT.label(result), whom, is_of_whom=False)
    subject = DECIDES.label(row["decides"])
    if row["decides"] == "motion" and row["form"]:
        subject = f"{subject} for {FORM.phrase(row['form'])}"
    if result in NO_ONE_RESULT:
        return Said(f"{subject}:", NO_ONE_RESULT[result], whom, is_of_whom=False)
    return Said(subject, RESULT.phrase(result), whom, is_of_whom=False)


def concerned(row: Disposition, participants: Participants | None) -> list[Mapping[str, Any]]:
    """Whom a disposition concerns; a row of a list has them itself, a story their keys."""
    links = row.get("concerning", [])
    if participants is None:
        return [link for link in links if not isinstance(link, str)]
    return [participants[key] for key in links if key in participants]


def preposition(result: str, sides: set[str]) -> str:
    if sides == {"opposing"}:
        return "against"
    return "for" if sides == {"bringing"} and result in GIVEN else "as to"


def in_a_row(names: Iterable[str]) -> str:
    """“A, B and C”; of many, the first and how many others."""
    names = list(dict.fromkeys(names))
    if len(names) > NAMED_AT_MOST:
        shown = names[: NAMED_AT_MOST - 1]
        return f"{', '.join(shown)} and {len(names) - len(shown)} others"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


# What was held, and who sat


@register.filter
def of_the_court(holdings: Iterable[RowData]) -> list[RowData]:
    """Return what the court said, without what was said in dissent."""
    return [holding for holding in holdings if holding["weight"] != "dissent"]


@register.filter
def of_dissents(holdings: Iterable[RowData]) -> list[RowData]:
    """Return what judges in the minority said."""
    return [holding for holding in holdings if holding["weight"] == "dissent"]


@register.filter
def bench_names(judges: Iterable[RowData]) -> SafeString:
    """Name who sat; whoever did not decide with the court says so."""
    return mark_safe(", ".join(isolate(judge["name"]) + part_apart(judge) for judge in judges))


@register.filter
def bench_links(judges: Iterable[RowData]) -> SafeString:
    """The same, each linked where the judge has a page."""
    return mark_safe(", ".join(map(seat_link, judges)))


@register.filter
def seat_link(judge: RowData) -> SafeString:
    """Name one of those who sat, linked where the judge has a page."""
    return mark_safe(judge_link(judge) + part_apart(judge))


@register.filter
def seat_of(judges: Iterable[RowData], judge: str) -> RowData | None:
    """Return the seat of the judge with this public id."""
    return next((seat for seat in judges if seat["id"] == judge), None)


def bench_in_words(judges: Iterable[RowData]) -> str:
    """The same as plain text."""
    return ", ".join(judge["name"] + part_apart(judge) for judge in judges)


def part_apart(judge: RowData) -> str:
    """What is said behind the name of a judge who did not decide with the court."""
    return f" ({SEAT_PART.phrase(judge['part'])})" if judge["part"] in APART else ""


# The words that entries of feeds share


def decided_in_words(ruling: dict[str, Any]) -> str:
    on = date_in_words(ruling["issued_on"]) if ruling["issued_on"] else "date not known"
    return f"{RULING_KIND.phrase(ruling['kind'])}, {on} ({ruling['outcome']})"


def date_in_words(edtf: str) -> str:
    return PartialDate.parse(edtf).display()


def names(rows: Rows) -> str:
    return ", ".join(dict.fromkeys(row["name"] for row in rows))


def latest_verdict(rulings: Rows) -> str | None:
    """The id of the latest of these rulings that decides the case; an undated one only where none is dated."""
    undated_first = sorted(rulings, key=lambda row: row["issued_on_earliest"] is not None)
    return next((row["id"] for row in reversed(undated_first) if row["is_verdict"]), None)
