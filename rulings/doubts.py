"""What is odd in a ruling or a reaction but can be real."""

from collections.abc import Iterator

from casetracker.desk.doubts import Doubt, certainly_before
from rulings.choices import JUDGE_ROLES, OF_THE_COURT
from rulings.models import Reaction, Ruling, RulingIdentifier


def ruling_doubts(ruling: Ruling) -> Iterator[Doubt]:
    """Dates out of order, an unusual bench, a doubtful citation, a verdict that holds nothing."""
    yield from ruling_dates_out_of_order(ruling)
    seats = list(ruling.panel.current().judges().select_related("judge").prefetch_related("judge__courts"))
    if len(seats) == 2:
        yield "two sat on it; a bench mostly has an odd number.", None
    if ruling.bench_size and len(seats) > ruling.bench_size:
        yield "it names more judges than sat on it.", None
    if ruling.votes_for is not None and ruling.votes_against is not None:
        yield from vote_doubts(ruling.votes_for, ruling.votes_against, ruling.bench_size)
    for seat in seats:
        courts = {row.court_id for row in seat.judge.courts.all() if not row.is_withdrawn} if seat.judge else set()
        if courts and ruling.court_id and ruling.court_id not in courts:
            yield f"“{seat}” is known as a judge of another court.", seat.judge
    for identifier in ruling.identifiers.current():
        if identifier.is_of_another_year:
            yield f"“{identifier}” names another year than that in which the ruling was given.", None
        same = RulingIdentifier.objects.current().filter(sought_as=identifier.sought_as)
        for other in same.exclude(ruling=ruling).select_related("ruling"):
            yield f"“{identifier}” is another ruling's citation, too.", other.ruling
    yield from opinion_doubts(ruling)
    yield from text_version_doubts(ruling)
    if ruling.is_verdict and not ruling.holdings.current().exists():
        yield "it is a verdict, and no holding says what the court found.", None


def opinion_doubts(ruling: Ruling) -> Iterator[Doubt]:
    """Opinions that say otherwise than the panel who decided with the court and who did not."""
    opinions = list(ruling.opinions.current().prefetch_related("authors__judge", "joiners__judge"))
    if len([opinion for opinion in opinions if opinion.kind in ("majority", "per_curiam")]) > 1:
        yield "it has more than one opinion of the court.", None
    for opinion in opinions:
        for seat in (*opinion.authors.all(), *opinion.joiners.all()):
            if seat.role not in JUDGE_ROLES:
                yield f"“{seat}” stands under an opinion and is no judge of the bench.", seat.judge
            elif opinion.kind == "dissenting" and seat.part in ("author", "joined"):
                yield f"“{seat}” dissents in an opinion and stands on the panel with the court.", seat.judge
            elif opinion.kind in OF_THE_COURT and seat.part in ("dissenting", "recused"):
                yield f"“{seat}” stands under the opinion of the court and apart from it on the panel.", seat.judge


def text_version_doubts(ruling: Ruling) -> Iterator[Doubt]:
    """Versions of the text that are older than the ruling or than what they change."""
    versions = list(ruling.text_versions.current())
    published = [version for version in versions if version.kind == "as_published"]
    if len(published) > 1:
        yield "its text was published twice; is one of the two a correction?", None
    for version in versions:
        if certainly_before(version.on, ruling.issued_on):
            yield f"“{version}” is older than the ruling.", None
        elif version not in published and any(certainly_before(version.on, first.on) for first in published):
            yield f"“{version}” is older than the text as published.", None


def ruling_dates_out_of_order(ruling: Ruling) -> Iterator[Doubt]:
    given = ruling.issued_on
    if certainly_before(given, ruling.case.filed_on):
        yield "it was given before its case was filed.", None
    if certainly_before(ruling.published_on, given):
        yield "it was published before it was given.", None
    if certainly_before(ruling.notified_on, given):
        yield "the parties were told before it was given.", None
    if certainly_before(given, ruling.heard_on):
        yield "it was given before it was heard.", None


def vote_doubts(votes_for: int, votes_against: int, bench_size: int | None) -> Iterator[Doubt]:
    if votes_against > votes_for:
        yield "more judges voted against it than for it; are the two exchanged?", None
    if bench_size and votes_for + votes_against > bench_size:
        yield "more judges voted than sat on it.", None


def reaction_doubts(reaction: Reaction) -> Iterator[Doubt]:
    """A reaction that was made before what it is about."""
    about = reaction.about_ruling or reaction.in_reply_to
    date = reaction.about_ruling.issued_on if reaction.about_ruling else None
    if reaction.about_event:
        date = reaction.about_event.on
    elif reaction.in_reply_to:
        date = reaction.in_reply_to.made_on
    if certainly_before(reaction.made_on, date):
        yield "it was made before what it is about.", about
