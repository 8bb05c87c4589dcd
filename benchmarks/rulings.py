"""The rulings of an invented case and the reactions to them, as rows."""

from collections import Counter

import orjson

from benchmarks import choices, words
from benchmarks.choices import LAST_YEAR, UNKNOWN, a_date, zipf
from benchmarks.records import LEAST_PARTIES, Fate
from benchmarks.story import Story

MERITS = ["petition", "claim", "appeal", "charge"]
"""What makes a ruling a verdict."""
ON_MERITS = ["rejected", "granted", "granted_in_part", "affirmed"]
OTHER_COURT = 0.05


def write_ruling(story: Story, order: int) -> None:
    """The ruling of this number in its case, with what it decides and holds and who sat on it."""
    rng, records = story.rng, story.records
    fate, numbers = story.own_fate(story.fate), Counter[str]()
    unit = records.unit("ruling", fate.visible_from, story.unit[0])
    decides, (result, favours) = headline(story, is_first=order == 1)
    bench, year = choices.SEATS.draw(rng), min(story.year + rng.randint(0, 3), LAST_YEAR)
    elsewhere = story.court and not story.is_big and rng.random() < OTHER_COURT
    court = zipf(rng, records.courts) + 1 if elsewhere else story.court
    pk = records.last["ruling"] + 1
    write_dispositions(story, pk, fate, numbers, decides, result, favours)
    write_panel(story, pk, bench, court)
    write_holdings(story, pk, fate, numbers)
    issued_on = a_date(rng, year)
    number = story.number_of("ruling", story.numbers, fate)
    records.link("ruling_case", pk, story.pk, number)
    records.add(
        "ruling",
        *unit,
        orjson.dumps(numbers).decode(),
        *fate[1:],
        story.pk,
        f"r{order}",
        number,
        court,
        "judgment" if decides in MERITS else "decision",
        "merits" if decides in MERITS else "leave" if decides == "leave_application" else "interlocutory",
        "judge" if bench == 1 else "panel",
        bench,
        *issued_on,
        *(issued_on if rng.random() < 0.3 else UNKNOWN),
        result,
        favours,
        int(decides in MERITS),
        words.sentence(rng, 18),
        rng.choice(("full", "redacted", "summary_only")),
        choices.LANGUAGE.draw(rng),
    )
    story.rulings.append((pk, year))
    story.cite(unit[0], fate, "")
    if rng.random() < 0.3:
        story.cite(unit[0], fate, "issued_on")


def headline(story: Story, *, is_first: bool) -> tuple[str, tuple[str, str]]:
    """What the ruling decides first, its result and the side that it favours; some decide a motion."""
    rng = story.rng
    if rng.random() < (0.1 if is_first else 0.4):
        return "motion", choices.MOTION_OUTCOME.draw(rng)
    decides = choices.DECIDES.get(story.case_type, "petition")
    if decides == "leave_application":
        return decides, ("leave_refused", "opposing") if rng.random() < 0.7 else ("leave_granted", "bringing")
    if decides == "charge":
        return decides, ("convicted", "bringing") if rng.random() < 0.7 else ("acquitted", "opposing")
    return decides, choices.OUTCOME.draw(rng)


def write_dispositions(
    story: Story, ruling: int, fate: Fate, numbers: Counter[str], decides: str, result: str, favours: str
) -> None:
    """What is decided first, and in some rulings the costs."""
    rng, records = story.rng, story.records
    number, basis = story.number_of("disposition", numbers, fate), "merits" if result in ON_MERITS else ""
    main = records.add("disposition", ruling, "d1", number, decides, "", result, favours, basis, None, "")
    if story.claims and rng.random() < 0.5:
        records.link("disposition_claim", main, rng.choice(story.claims))
    if rng.random() < 0.15:
        number, amount = story.number_of("disposition", numbers, fate), rng.randint(1, 90) * 1_000
        words_of_it, currency = words.sentence(rng, 4), rng.choice(("USD", "EUR", "ILS"))
        records.add("disposition", ruling, "d2", number, "costs", words_of_it, "granted", favours, "", amount, currency)


def write_panel(story: Story, ruling: int, bench: int, court: int | None) -> None:
    """Judges of the court where it has enough; else of any court."""
    rng, records = story.rng, story.records
    judges = records.judges_of.get(court or 0, [])
    sitting = rng.sample(judges if len(judges) >= bench else range(1, records.judges + 1), bench)
    for order, judge in enumerate(sitting, 1):
        role = "sole" if bench == 1 else "presiding" if order == 1 else "member"
        part = "author" if order == 1 else "dissenting" if rng.random() < 0.08 else "joined"
        records.add("seat", ruling, f"s{order}", judge, role, part, order)


def write_holdings(story: Story, ruling: int, fate: Fate, numbers: Counter[str]) -> None:
    """Up to three points; in the big case, whose claims are many, the same."""
    rng, records = story.rng, story.records
    answered = rng.sample(story.claims, min(3, len(story.claims))) if rng.random() < 0.7 else []
    for order, claim in enumerate(answered, 1):
        quotation = words.sentence(rng, 6) if rng.random() < 0.3 else ""
        columns = (choices.FINDING.draw(rng), words.sentence(rng, 14), quotation, "en" if quotation else "")
        number = story.number_of("holding", numbers, fate)
        holding = records.add("holding", ruling, f"h{order}", number, *columns)
        records.link("holding_claim", holding, claim)
        story.holdings.setdefault(ruling, []).append(holding)


def write_reaction(story: Story, order: int) -> None:
    """The reaction of this number in its case, about one of its rulings where there is one."""
    rng, records = story.rng, story.records
    fate, numbers = story.own_fate(story.fate), Counter[str]()
    unit = records.unit("reaction", fate.visible_from, story.unit[0])
    about, year = rng.choice(story.rulings) if story.rulings else (None, story.year)
    pk = records.last["reaction"] + 1
    party = rng.choice(story.parties) if rng.random() < 0.6 else zipf(rng, LEAST_PARTIES) + 1
    records.add("speaker", pk, "s1", party, 1)
    if rng.random() < 0.8:
        number = story.number_of("reactionpoint", numbers, fate)
        said = (choices.RESPONSE.draw(rng), words.sentence(rng, 12), int(rng.random() < 0.2))
        point = records.add("point", pk, "k1", number, *said)
        if story.holdings.get(about or 0):
            records.link("point_holding", point, rng.choice(story.holdings[about or 0]))
    columns = (choices.REACTION_KIND.draw(rng), choices.STANCE.draw(rng), words.sentence(rng, 15))
    number = story.number_of("reaction", story.numbers, fate)
    place = (story.pk, f"a{order}", number, about)
    workflow = (orjson.dumps(numbers).decode(), *fate[1:])
    records.add("reaction", *unit, *workflow, *place, *a_date(rng, year), *columns, choices.LANGUAGE.draw(rng))
    story.cite(unit[0], fate, "")
