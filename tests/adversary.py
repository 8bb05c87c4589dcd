"""Records made to trip filters: undated and wide dates, a party on both sides, several dispositions, hidden rows."""

from cases.models import Case, Court, DecisionBelow, Judge, Source
from casetracker.core.writing import writing
from parties.models import Party
from tests import builders as b

CROSSED = [
    {"decides": "petition", "result": "granted", "favours": "bringing"},
    {"decides": "motion", "result": "rejected", "favours": "opposing", "basis": "merits"},
]
OF_NSO = [{"name": "Ora Lev", "firm": "Katz & Co."}, "רם כהן", {"firm": "Lev Katz"}]
"""A name, a firm, and one name that is in both."""


def plant() -> None:
    """Beside the record: what a filter that joins carelessly would find, and what it must not."""
    nso = Party.objects.get(external_key="nso-group")
    barkai = Judge.objects.get(external_key="rachel-barkai")
    court = barkai.seats.first().ruling.court
    source = b.a_source("Cited here and there")
    for filed_on, state in zip((None, "2016/..", "../2019", "[2018,2020]", "2019~"), hidden_states(), strict=True):
        case = b.a_case(
            f"Filed {filed_on}", filed_on=filed_on, court=court, languages=["he", "en-GB"], docket_number=f"{state}-7"
        )
        b.a_participation(case, nso, role="respondent", side="opposing", counsel=OF_NSO)
        b.a_participation(case, b.a_party("Somebody else"), role="petitioner", counsel=["Élise O’Roy"])
        b.a_ruling(
            case, issued_on=filed_on, published_on=filed_on, judge=b.a_judge(f"Another {state}"), dispositions=CROSSED
        )
        b.a_ruling(case, issued_on="2020-07-12", judge=barkai, dispositions=[{"decides": "motion", "result": "denied"}])
        hide_in(case, state, barkai, nso, source)
    on_both_sides(nso)
    divided()
    waiting()
    from_below(court)
    b.a_case("Hidden", filed_on="2020", court=court, published=False, source=source)
    disputed(source)


def hidden_states() -> list[str]:
    return [state for state in b.STATES if state != "published"]


def hide_in(case: Case, state: str, judge: Judge, party: Party, source: Source) -> None:
    """A ruling that fits the founding question and is disputed, and a reaction that condemns it, in a hidden state.

    Another reaction to that ruling is public, and answers what it holds.
    """
    ruling = b.a_ruling(case, issued_on="2020-07-12", judge=judge, published=False, source=source)
    b.cite(ruling, source, "issued_on", stated_value="1999")
    held = b.a_holding(ruling, finding="left_open")
    seen = b.a_reaction(case, about_ruling=ruling, speaker=party, stance="neutral")
    b.a_point(seen, [held], response="refuses")
    reaction = b.a_reaction(case, about_ruling=ruling, speaker=party, stance="condemns", published=False)
    b.in_state(ruling, state)
    b.in_state(reaction, state)


def on_both_sides(party: Party) -> None:
    """One party as plaintiff and defendant; another one's part, and what was decided with it, is withdrawn."""
    both = b.a_case(
        "On both sides", filed_on="2020", court=None, topics=[b.a_topic(parent=b.a_topic(parent=b.a_topic()))]
    )
    b.a_participation(both, party, role="plaintiff", side="bringing")
    b.a_participation(both, party, role="defendant", side="opposing")
    gone = b.a_participation(both, b.a_party("Gone"), role="applicant", side="neutral")
    b.a_participation(b.a_case("Where it is seen", filed_on="2021"), gone.party)
    claim = {"decides": "claim", "result": "rejected", "requested_by": [gone]}
    ruling = b.a_ruling(both, issued_on=None, dispositions=[claim], judge=b.a_judge("Undated"))
    withdrawn = b.a_disposition(ruling, "petition", "withdrawn")
    reaction = b.a_reaction(both, about_ruling=ruling, speaker=party, stance="mixed", made_on=None)
    b.a_reaction(both, in_reply_to=reaction, speaker=gone.party, stance="welcomes", made_on="2019/2022")
    with writing(reason="a correction") as change:
        change.touch(both)
        change.touch(ruling)
        for part in (gone, withdrawn):
            part.is_withdrawn = True
            part.save()


def divided() -> None:
    """Three rulings of three judges: with a dissent in part, with one in a holding, and with one that is withdrawn."""
    case = b.a_case("Divided")
    members = [{"judge": b.a_judge(f"Member {number}")} for number in range(2)]
    b.a_ruling(
        case,
        bench_size=3,
        votes_for=2,
        votes_against=1,
        panel=[*members, {"name_as_stated": "C.", "part": "dissenting_in_part"}],
    )
    b.a_holding(b.a_ruling(case, bench_size=3), weight="dissent")
    with_opinions(case)
    ruling = b.a_ruling(case, bench_size=3, panel=[{"name_as_stated": "D.", "part": "dissenting"}])
    with writing(reason="a correction") as change:
        change.touch(ruling)
        seat = ruling.panel.get()
        seat.is_withdrawn = True
        seat.save()


def with_opinions(case: Case) -> None:
    """A dissent that its opinion alone tells, an author of another kind, and one whose seat is withdrawn."""
    ruling = b.a_ruling(case, bench_size=3, panel=[{"judge": b.a_judge(f"Author {number}")} for number in range(3)])
    for kind, seat in zip(("majority", "concurring", "dissenting"), ruling.panel.order_by("id"), strict=True):
        b.an_opinion(ruling, kind, authors=[seat])
    other = b.a_ruling(case, bench_size=3, panel=[{"judge": seat.judge} for seat in ruling.panel.order_by("-id")])
    seats = list(other.panel.order_by("id"))
    b.an_opinion(other, "separate", authors=seats[:2])
    gone = b.an_opinion(other, "plurality", authors=seats[2:])
    b.a_text_version(other, "as_published", "2020-07")
    b.a_text_version(other, "amended", "2021/..")
    withdrawn = b.a_text_version(other)
    with writing(reason="a correction") as change:
        change.touch(other)
        for part in (seats[1], gone, withdrawn):
            part.is_withdrawn = True
            part.save()


def from_below(court: Court) -> None:
    """A case that comes from two decisions without a record: what is asked must hold for one of them."""
    case = b.a_case("From below", filed_on="2021-02")
    b.part(case, DecisionBelow, court=court, docket_number="A 1", result="granted")
    b.part(case, DecisionBelow, court_as_stated="A court below", docket_number="B 2", result="rejected")


def waiting() -> None:
    """Cases without a decision, with a next date that is a day, a span and open at its end; and one that is decided."""
    dates = {"2026-12-03": "pending", "2027/2029": "filed", "2028/..": "reserved", "2026-11": "decided"}
    for number, (next_on, status) in enumerate(dates.items()):
        b.a_case(f"Waiting {number}", filed_on=f"{2015 + number}-05", next_on=next_on, status=status)


def disputed(source: Source) -> None:
    """Facts of a case, of a ruling and of a reaction on which sources differ; one is settled, which changes nothing."""
    case = b.a_case("Disputed case", court=Court.objects.filter(country="GB").first(), source=source)
    b.cite(case, None, "title", stated_value="Another title", standing="mistaken", note="Mixed up.")
    ruling = b.a_ruling(b.a_case("Disputed ruling"), published_on="2020-08")
    b.cite(ruling, source, "issued_on", stated_value="2020-07-13")
    reaction = b.a_reaction(b.a_case("Disputed reaction"), made_on="../2019")
    b.cite(reaction, None, "stance", stated_value="welcomes")
