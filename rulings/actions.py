"""What can happen to rulings and reactions, on top of the one write path."""

from collections.abc import Iterator
from datetime import datetime

from django.core.exceptions import ValidationError

from casetracker.core.policy import Account
from casetracker.core.publishing import publish
from casetracker.core.writing import Writing
from rulings.choices import OF_THE_COURT, OPINION_KIND, SEAT_PART, VERDICT_DECIDES
from rulings.models import JoinedCase, Reaction, Ruling, RulingReview


def publish_ruling(
    ruling: Ruling,
    *,
    by: Account | None = None,
    publish_at: datetime | None = None,
    reason: str = "",
    within: Writing | None = None,
) -> None:
    """Make the ruling public, with its case or after it.

    Raises ValidationError, which lists what is missing.
    """
    problems = ruling_problems(ruling)
    publish(ruling, by=by, problems=problems, publish_at=publish_at, reason=reason, within=within)


def publish_reaction(
    reaction: Reaction,
    *,
    by: Account | None = None,
    publish_at: datetime | None = None,
    reason: str = "",
    within: Writing | None = None,
) -> None:
    """Make the reaction public, with its case or after it.

    Raises ValidationError, which lists what is missing.
    """
    problems = reaction_problems(reaction)
    publish(reaction, by=by, problems=problems, publish_at=publish_at, reason=reason, within=within)


def ruling_problems(ruling: Ruling) -> Iterator[str]:
    """Yield what keeps a ruling from being published."""
    if not ruling.dispositions.current().exists():
        yield "It decides nothing yet: add at least one disposition (what was decided, and with which result)."
    seats = list(ruling.panel.current().judges())
    if any(seat.role == "sole" for seat in seats) and len(seats) > 1:
        yield "A sole judge sits alone: give the others' seats another role, or remove them."
    allowed = ladder(ruling)
    for holding in ruling.holdings.current().prefetch_related("claims"):
        if any(claim.case_id not in allowed for claim in holding.claims.all()):
            yield f"Holding {holding.key} answers a claim of a case that is neither joined nor linked by appeal."
    for opinion in ruling.opinions.current().prefetch_related("authors__judge", "joiners__judge"):
        try:
            opinion.clean_links({"authors": opinion.authors.all(), "joiners": opinion.joiners.all()})
        except ValidationError as error:
            yield from (f"Opinion {opinion.key}: {text}" for text in error.messages)
    for version in ruling.text_versions.current().prefetch_related("identifiers"):
        try:
            version.clean_links({"identifiers": version.identifiers.all()})
        except ValidationError as error:
            yield from (f"Version {version.key} of the text: {text}" for text in error.messages)


def reaction_problems(reaction: Reaction) -> Iterator[str]:
    """Yield what keeps a reaction from being published."""
    if not reaction.speakers.current().exists():
        yield "Nobody speaks in it yet: add at least one speaker."
    for point in reaction.points.current().prefetch_related("holdings__ruling"):
        if any(reaction.case_id not in decided_cases(holding.ruling) for holding in point.holdings.all()):
            yield f"Point {point.key} answers a holding of another case."


def decided_cases(ruling: Ruling) -> set[int]:
    """Return the ruling's own case and those that it also decides, as they are entered."""
    joined = JoinedCase.objects.current().filter(ruling=ruling.pk, case__isnull=False)
    return {ruling.case_id, *joined.values_list("case_id", flat=True)}


def ladder(ruling: Ruling) -> set[int]:
    """Return the cases of the ruling and those linked to them by appeal, up and down to the ends of the ladder."""
    found = decided_cases(ruling)
    edge = set(found)
    relations = ruling.case.relations.model.objects.current().filter(kind="appeal_of", to_case__isnull=False)
    while edge:
        upward = relations.filter(case_id__in=edge).values_list("to_case_id", flat=True)
        downward = relations.filter(to_case_id__in=edge).values_list("case_id", flat=True)
        edge = {*upward, *downward} - found
        found |= edge
    return found


def settle_votes(ruling: Ruling) -> None:
    """Let the opinions tell how the judges voted whose seats do not: a dissent is entered once, as an opinion."""
    found: dict[int, str] = {}
    opinions = ruling.opinions.current().prefetch_related("authors", "joiners")
    for opinion in sorted(opinions, key=lambda opinion: OPINION_KIND.codes.index(opinion.kind)):
        is_of_court, is_vote = opinion.kind in OF_THE_COURT, opinion.kind in SEAT_PART
        for seats, part in ((opinion.joiners, "joined"), (opinion.authors, "author")):
            if is_of_court or is_vote:
                found |= {seat.pk: part if is_of_court else opinion.kind for seat in seats.all()}
    for seat in ruling.panel.current().judges().filter(pk__in=found, part="unknown"):
        seat.part = found[seat.pk]
        seat.save(update_fields=["part"])


def settle_headline(ruling: Ruling) -> None:
    """Store the ruling's headline: the result of its first disposition, and whether it is a verdict."""
    rows = list(ruling.dispositions.current().order_by("number", "id").values_list("decides", "result", "favours"))
    _, ruling.result, ruling.favours = rows[0] if rows else ("", "", "")
    ruling.is_verdict = any(decides in VERDICT_DECIDES for decides, _, _ in rows)
    type(ruling)._base_manager.filter(pk=ruling.pk).update(
        result=ruling.result, favours=ruling.favours, is_verdict=ruling.is_verdict
    )


def join_awaiting(ruling: Ruling, name: str = "") -> None:
    """Link the reviews that named this ruling so, or by its key, before it was loaded."""
    case = ruling.case
    key = name or f"{case.external_system}:{case.external_key}/{ruling.key}"
    RulingReview._base_manager.filter(to_key=key, reviewed__isnull=True).update(reviewed=ruling, to_key="")
