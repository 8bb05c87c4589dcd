"""One invented case with everything attached, as rows."""

from typing import Any

import orjson

from benchmarks import choices, words
from benchmarks.choices import UNKNOWN, a_date, by_date, narrow, zipf
from benchmarks.records import LEAST_PARTIES, SYSTEM, Records, actor
from benchmarks.rulings import write_reaction, write_ruling
from benchmarks.story import APPEALS, CONTRARY, HEAVIEST, LONG_CAPTIONS, Story


def write_story(records: Records, number: int) -> None:
    """Write the case of this number with everything attached."""
    story = Story(records, number)
    write_participations(story)
    write_claims(story)
    write_events(story)
    story.cite(story.unit[0], story.fate, "")
    if story.is_big or story.rng.random() < CONTRARY:
        story.cite(story.unit[0], story.fate, "caption", "another caption")
    for order in range(1, story.size(choices.RULINGS) + 1):
        write_ruling(story, order)
    for order in range(1, story.size(choices.REACTIONS) + 1):
        write_reaction(story, order)
    number_sources(story)
    write_case(story)


def write_participations(story: Story) -> None:
    bringing, opposing = choices.ROLES.get(story.case_type, ("petitioner", "respondent"))
    rows = [("bringing", bringing)] * story.size(choices.PETITIONERS)
    rows += [("opposing", opposing)] * choices.RESPONDENTS.draw(story.rng)
    rows += [("neutral", "intervener")] * (story.rng.random() < 0.02)
    story.parties: list[int] = []
    for order, (side, role) in enumerate(rows, 1):
        party = free_party(story, side)
        story.parties.append(party)
        story.names.setdefault(side, actor(party).name)
        number = story.number_of("participation", story.numbers, story.fate)
        stated = actor(party).name.upper() if story.rng.random() < 0.05 else ""
        columns = (story.pk, f"p{order}", number, party, role, side, stated, order)
        participation = story.records.add("participation", *columns)
        story.sides[side].append(participation)
        if story.rng.random() < 0.3:
            story.records.add("counsel", story.pk, f"l{order}", participation, words.person(story.rng))


def free_party(story: Story, side: str) -> int:
    """A party that is not in the case yet: well-known bodies answer, anybody asks."""
    rng = story.rng
    while True:
        if side == "bringing":
            party = rng.randint(LEAST_PARTIES // 4, story.records.parties)
        else:
            party = HEAVIEST if rng.random() < 0.045 else zipf(rng, story.records.parties - 1) + 2
        if party not in story.parties:
            return party


def write_claims(story: Story) -> None:
    rng, records = story.rng, story.records
    for order in range(1, story.size(choices.CLAIMS) + 1):
        number = story.number_of("claim", story.numbers, story.fate)
        alleged_on = narrow(a_date(rng, story.year - 1) if rng.random() < 0.2 else UNKNOWN)
        columns = (choices.CLAIM_KIND.draw(rng), words.sentence(rng, 12), *alleged_on)
        claim = records.add("claim", story.pk, f"c{order}", number, *columns)
        story.claims.append(claim)
        records.link("claim_by", claim, rng.choice(story.sides["bringing"]))
        records.link("claim_against", claim, rng.choice(story.sides["opposing"]))


def write_events(story: Story) -> None:
    rng = story.rng
    dates = by_date([a_date(rng, story.year + rng.randint(0, 1)) for _ in range(story.size(choices.EVENTS))])
    for order, on in enumerate(dates, 1):
        number = story.number_of("caseevent", story.numbers, story.fate)
        columns = (choices.EVENT_KIND.draw(rng), words.sentence(rng, 5).rstrip("."), *narrow(on))
        event = story.records.add("event", story.pk, f"e{order}", number, *columns)
        if rng.random() < 0.4:
            story.records.link("event_by", event, story.sides["bringing"][0])


def number_sources(story: Story) -> None:
    for number, source in enumerate(story.cited, 1):
        story.records.add("case_source", story.pk, f"source-{source}", number, source)
        story.numbers["casesource"] = number


def write_case(story: Story) -> None:
    """The case's own row, last because it holds the numbers that were given."""
    rng, records = story.rng, story.records
    title = f"{story.names['bringing']} v. {story.names['opposing']}"
    caption, language = title.upper(), choices.LANGUAGE.draw(rng)
    if rng.random() < LONG_CAPTIONS:
        caption = f"{caption}, and in the matter of {words.sentence(rng, 60)}"[:500]
    status = choices.STATUS.draw(rng)
    docket = f"{story.pk % 9_000 + 1_000}/{story.year % 100:02}"
    record_status = rng.choice(("stub", "partial", "partial", "complete"))
    records.add(
        "case", *story.unit, json(story.numbers), *story.fate[1:], records.instant(), SYSTEM, f"case-{story.pk}",
        title, "en", caption,
        story.court, "" if story.court else "a court that the sources do not name", docket,
        story.case_type, status, choices.FINALITY.get(status, "unknown"), *a_date(rng, story.year),
        words.sentence(rng, 25), choices.HEARING_ACCESS.draw(rng), json([language]), record_status,
    )  # fmt: skip
    for topic in {zipf(rng, records.last["topic"]) + 1 for _ in range(rng.randint(0, 2))}:
        records.link("case_topic", story.pk, topic)
    if language != "en":
        name = words.body_in_script(rng, language, "ngo")
        records.add(
            "title",
            story.pk,
            "t1",
            f"{name} / {words.body_in_script(rng, language, 'company')}",
            language,
            "caption",
        )
    if story.pk > 1 and rng.random() < APPEALS:
        records.add("relation", story.pk, "l1", "appeal_of", rng.randint(max(1, story.pk - 1_000), story.pk - 1))


def json(value: Any) -> str:
    return orjson.dumps(value).decode()
