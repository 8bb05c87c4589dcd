"""How the title of a list says each filter: “with NSO Group as a party”, “given in 2020”.

A phrase stands behind the noun, and behind the opening words of the group of its filter: “with a ruling” + “on claims”.
One that begins with ^ says those words itself. A filter without a phrase is said by its label.
"""

from casetracker.lists.pages.wording import wording
from rulings.choices import DECIDES

PHRASES = {
    "q": "with the words {}",
    # Of a court, a judge, a party
    "court": "of {}",
    "case.court": "before {}",
    "caserelation.court": "from {}",
    "judge.court": "of {}",
    "party.court": "before {}",
    "to_court": "to {}",
    "country": "of courts in {}",
    "case.country": "before courts in {}",
    "caserelation.country": "from courts in {}",
    "party.country": "from {}",
    "court.country": "in {}",
    "to_country": "to courts in {}",
    "judge": "with {} on the bench",
    "judge_part": "with a judge’s part “{}”",
    "party": "^with {} as a party",
    "role": "in the role of {}",
    "side": "on this side: {}",
    "party_kind": "of this kind: {}",
    "counsel": "represented by {}",
    "firm": "represented by {}",
    # Of a decision
    "decides": "on {}",
    "result": "with the result “{}”",
    "favours": "in favour of {}",
    "dissent": "with dissent: {}",
    "bench_size": "of {} judges",
    "bench_size_min": "of {} judges or more",
    "decided_after": "given {}",
    "decided_before": "given {}",
    "decided_year": "given in {}",
    "published_after": "published {}",
    "published_before": "published {}",
    "published_year": "published in {}",
    "case": "in {}",
    "ruling.case": "^in {}",
    "caserelation.case": "of {}",
    "from_case": "from {}",
    "to_case": "to {}",
    "identifier": "with the citation {}",
    "docket": "with the number {}",
    # Of a case
    "filed_after": "filed {}",
    "filed_before": "filed {}",
    "filed_year": "filed in {}",
    "next_after": "with their next date {}",
    "next_before": "with their next date {}",
    "pending_years": "pending for {} years or more",
    "topic": "about {}",
    "language": "in {}",
    "has": "with {}",
    "lacks": "without {}",
    "source": "that rest on {}",
    "status": "with the status “{}”",
    "hearing_access": "with access to the hearing: {}",
    "case_type": "of this type: {}",
    "kind": "of the kind “{}”",
    # Of a reaction
    "speaker": "by {}",
    "speaker_side": "by this side: {}",
    "stance": "with the stance “{}”",
    "response": "that says: {}",
    "reacted_after": "made {}",
    "reacted_before": "made {}",
    "reacted_within": "made within {} days",
    "finding": "with the finding “{}”",
    "holding.topic": "about {}",
    "holding_topic": "about {}",
    "weight": "of this weight: {}",
    "claim_kind": "answering a claim of this kind: {}",
    # Of a name
    "name": "called {}",
    "title": "called {}",
    "publisher": "published by {}",
    "level": "of this level: {}",
    "parent": "below {}",
    "changed_after": "changed since {}",
    "story_changed_after": "with news since {}",
}
"""By the filter's name, or by that of the record and the filter where the words differ."""

OPENINGS = {
    "case": "in a case",
    "decision_below": "with a decision below",
    "holding": "with a holding",
    "opinion": "with an opinion",
    "participation": "with a party",
    "point": "with a point",
    "reaction": "with a reaction",
    "ruling": "with a ruling",
}
"""The first words about a row of a group."""
OPENINGS_OF_OWNER = {"reaction": "of a reaction", "ruling": "on a ruling"}
"""The same where the row is what the record belongs to."""

SUBJECTS = {code: f"{DECIDES.phrase(code)}s" for code in DECIDES} | {
    "leave_application": "applications for leave",
    "procedure": "procedure",
    "costs": "costs",
    "other": "other matters",
}
"""What is decided, in the plural."""
ONE_SIDE = {
    "bringing": "the bringing side",
    "opposing": "the opposing side",
    "split": "both in part",
    "neither": "neither side",
    "unknown": "a side that is not known",
}
IRREGULAR = {
    "parties": "party",
    "points of reactions": "point of a reaction",
    "relations between cases": "relation between cases",
}


def say() -> None:
    """Let the titles of lists use these words."""
    wording.phrases, wording.openings, wording.openings_of_owner = PHRASES, OPENINGS, OPENINGS_OF_OWNER
    wording.values, wording.singulars = {"decides": SUBJECTS, "favours": ONE_SIDE}, IRREGULAR
