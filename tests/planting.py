"""Makes the collection of canaries: a visible case, and everything hidden that can hang on it."""

from cases.models import (
    Case,
    CaseEvent,
    CaseIdentifier,
    CaseRelation,
    CaseTitle,
    Citation,
    Claim,
    Counsel,
    CourtName,
    JudgeCourt,
    JudgeName,
    Participation,
)
from casetracker.core.units import Part, Unit
from parties.models import Party, PartyName
from rulings.models import (
    Disposition,
    Holding,
    Opinion,
    PanelSeat,
    Reaction,
    ReactionPoint,
    ReactionSpeaker,
    Ruling,
    RulingIdentifier,
    RulingReview,
    TextVersion,
)
from tests import builders as b
from tests.canaries import HIDDEN_STATES, World, grow, marked


def plant() -> World:
    world = visible_world()
    for state in HIDDEN_STATES:
        plant_ruling(world, world.case, state, f"{state} ruling")
        plant_reaction(world, world.case, state, f"{state} reaction")
        plant_case(world, state)
    link_to_hidden(world)
    withdraw_parts(world)
    for unit in (*world.hidden.values(), world.case, world.ruling, world.reaction):
        unit.refresh_from_db()
    return world


@b.story()
def visible_world() -> World:
    court, topic, party, judge, source = (
        b.a_court(),
        b.a_topic(),
        b.a_party(),
        b.a_judge(),
        b.a_source("A visible report"),
    )
    case = b.a_case("Visible v. Seen", court=court, topics=[topic], source=source, docket_number="1-20")
    petitioner = b.a_participation(case, party)
    b.a_participation(case, b.a_party("Ministry of Defence", kind="government_body"), "respondent", "opposing")
    claim = b.a_claim(case, raised_by=[petitioner])
    b.an_event(case, by=[petitioner], on="2019-06")
    disposition = {**b.REJECTED, "requested_by": [petitioner], "claims": [claim]}
    ruling = b.a_ruling(case, judge=judge, dispositions=[disposition], full_text="1. So it is held.")
    b.a_holding(ruling, [claim])
    b.an_opinion(ruling, "majority", authors=ruling.panel.all(), text="All of it.")
    b.a_text_version(ruling)
    reaction = b.a_reaction(about_ruling=ruling, speaker=party)
    other = b.a_case("Other v. Seen", court=court, docket_number="2-20", source=source)
    b.a_ruling(other, judge=judge)
    return World(court, topic, party, judge, source, case, ruling, reaction, other)


def plant_case(world: World, state: str) -> None:
    """A hidden case full of marked parts, with a ruling and a reaction that are published and hidden with it."""
    label = f"{state} case"
    columns = marked(Case, label) | {"court": world.court, "topics": [world.topic]}
    with b.story():
        case = world.hidden[label] = b.a_case(published=False, source=world.a_source(label), **columns)
        fill_case(world, case, label)
        b.cite(case, world.source, "title", **marked(Citation, label))
    b.in_state(case, state)
    plant_ruling(world, case, "published", f"ruling of the {label}")
    plant_reaction(world, case, "published", f"reaction of the {label}")


def fill_case(world: World, case: Case, label: str) -> None:
    """One marked part of every kind, and one in which the visible party has a hidden role."""
    party = world.a_party(label)
    b.cite(party, world.a_source(f"party of the {label}"), "name", **marked(Citation, label))
    there, _ = grow(
        case,
        (Participation, {"party": party, "role": "petitioner", "side": "bringing", **marked(Participation, label)}),
        (
            Participation,
            {"party": world.party, "role": "amicus_curiae", "side": "neutral", **marked(Participation, label)},
        ),
    )
    grow(
        case,
        (Counsel, {**marked(Counsel, label), "participation": there}),
        (Claim, {**marked(Claim, label), "kind": "ground", "raised_by": [there]}),
        (CaseEvent, {**marked(CaseEvent, label), "kind": "hearing", "by": [there]}),
        (CaseTitle, marked(CaseTitle, label)),
        (CaseIdentifier, marked(CaseIdentifier, label)),
        (CaseRelation, {**marked(CaseRelation, label), "kind": "cites", "to_case": world.case}),
    )


def plant_ruling(world: World, case: Case, state: str, label: str) -> None:
    """A ruling with marked dispositions, holdings, reviews and bench; the visible judge sits on it too."""
    disposition = {"decides": "charge", "result": "acquitted", **marked(Disposition, label)}
    disposition["requested_by"] = list(case.participations.all()[:1])
    reviewed = world.ruling if case != world.case else world.other.rulings.get()
    held = {"finding": "accepted", "claims": case.claims.all(), "topics": [world.topic]}
    with b.story():
        bench = [world.a_judge(label), world.judge]
        panel = [{"judge": judge, "role": "member", **marked(PanelSeat, label)} for judge in bench]
        columns = {"dispositions": [disposition], "panel": panel, "source": world.a_source(label)}
        ruling = world.hidden[label] = b.a_ruling(case, published=False, **marked(Ruling, label), **columns)
        grow(
            ruling,
            (Holding, {**marked(Holding, label), **held}),
            (Opinion, {**marked(Opinion, label), "kind": "dissenting", "authors": ruling.panel.all()}),
            (RulingIdentifier, {**marked(RulingIdentifier, label), "scheme": "reporter"}),
            (RulingReview, {**marked(RulingReview, label), "reviewed": reviewed}),
            (TextVersion, {**marked(TextVersion, label), "kind": "corrected"}),
        )
        b.cite(ruling, world.source, "summary", **marked(Citation, label))
    b.in_state(ruling, state)


def plant_reaction(world: World, case: Case, state: str, label: str) -> None:
    """A reaction to the case's first ruling, with a marked point that answers its holdings."""
    ruling = case.rulings.order_by("id").first()
    with b.story():
        speaker = world.reference(b.a_party(**marked(Party, label)))
        columns = {**marked(Reaction, label), "speaker": speaker, "source": world.a_source(label)}
        reaction = world.hidden[label] = b.a_reaction(case, about_ruling=ruling, published=False, **columns)
        grow(
            reaction,
            (ReactionSpeaker, {**marked(ReactionSpeaker, label), "party": world.party}),
            (ReactionPoint, {**marked(ReactionPoint, label), "holdings": ruling.holdings.all()}),
        )
    b.in_state(reaction, state)


@b.story()
def link_to_hidden(world: World) -> None:
    """Links of visible units to hidden ones: absent, and never a reason to hide their holder."""
    draft_case, draft_ruling = world.hidden["draft case"], world.hidden["draft ruling"]
    for label, case in world.hidden.items():
        if isinstance(case, Case):
            b.a_relation(world.case, case, "cites", **marked(CaseRelation, f"to the {label}") | {"to_text": ""})
    b.a_relation(world.case, draft_case, "follows", key="named", to_text="A case known by its name")
    b.a_relation(world.case, draft_case, "appeal_of", key="below", to_text="The court below")
    hidden_ruling = world.hidden["ruling of the draft case"]
    b.part(world.ruling, RulingReview, key="named", reviewed=hidden_ruling, to_text="The ruling below")
    b.part(
        world.ruling,
        RulingReview,
        reviewed=hidden_ruling,
        **marked(RulingReview, "review of a draft") | {"to_text": "", "court_as_stated": "", "docket_number": ""},
    )
    seen, unseen = world.ruling.holdings.get(), draft_ruling.holdings.get()
    b.a_point(world.reaction, [seen, unseen], key="both", summary="Answers a visible and a hidden holding.")
    b.a_reaction(world.case, about_ruling=draft_ruling, speaker=world.party, key="about-hidden", made_on="2020-08")
    b.a_reaction(
        world.case, in_reply_to=world.hidden["draft reaction"], speaker=world.party, key="reply", made_on="2020-09"
    )
    with b.story() as change:
        change.touch(world.source)
        world.source.derived_from = world.hidden_source = world.a_source("origin")
        world.source.save()


def withdraw_parts(world: World) -> None:
    """A marked part of every kind on the visible units, withdrawn; what they alone referred to is hidden then."""
    with b.story():
        parts = parts_to_withdraw(world)
    with b.story():
        for owner, rows in parts:
            withdraw(owner, rows)


def withdraw(owner: Unit, parts: list[Part]) -> None:
    with b.story() as change:
        change.touch(owner)
        for part in parts:
            part.is_withdrawn = True
            part.save()


def parts_to_withdraw(world: World) -> list[tuple[Unit, list[Part]]]:
    case, ruling, reaction, label = world.case, world.ruling, world.reaction, "withdrawn part"
    gone, role = grow(
        case,
        (
            Participation,
            {"party": world.a_party(label), "role": "respondent", "side": "opposing", **marked(Participation, label)},
        ),
        (
            Participation,
            {"party": world.party, "role": "defendant", "side": "opposing", **marked(Participation, label)},
        ),
    )
    of_case = grow(
        case,
        (Counsel, {**marked(Counsel, label), "participation": case.participations.order_by("id")[0]}),
        (Claim, {**marked(Claim, label), "kind": "ground", "raised_by": [gone]}),
        (CaseEvent, {**marked(CaseEvent, label), "kind": "hearing", "by": [gone]}),
        (CaseRelation, {**marked(CaseRelation, label), "kind": "follows", "to_case": world.other}),
        (CaseTitle, marked(CaseTitle, label)),
        (CaseIdentifier, marked(CaseIdentifier, label)),
    )
    of_ruling = grow(
        ruling,
        (Disposition, {**marked(Disposition, label), "decides": "charge", "result": "convicted"}),
        (PanelSeat, {**marked(PanelSeat, label), "judge": world.a_judge(label), "role": "member"}),
        (Holding, {**marked(Holding, label), "finding": "accepted"}),
        (Opinion, {**marked(Opinion, label), "kind": "dissenting", "authors": ruling.panel.all()}),
        (RulingIdentifier, {**marked(RulingIdentifier, label), "scheme": "reporter"}),
        (RulingReview, {**marked(RulingReview, label), "reviewed": world.other.rulings.get()}),
        (TextVersion, {**marked(TextVersion, label), "kind": "amended"}),
    )
    speaker = world.reference(b.a_party(**marked(Party, label)))
    of_reaction = grow(
        reaction,
        (ReactionSpeaker, {**marked(ReactionSpeaker, label), "party": speaker}),
        (ReactionPoint, {**marked(ReactionPoint, label), "holdings": of_ruling[2:3]}),
    )
    disposition = ruling.dispositions.get(decides="petition")
    disposition.requested_by.add(gone, role)
    disposition.concerning.add(gone)
    reaction.points.get(key="both").holdings.add(of_ruling[2])
    ruling.opinions.get(kind="majority").authors.add(of_ruling[1])
    ruling.text_versions.get(kind="corrected").identifiers.add(of_ruling[4])
    seat = {"court": world.court, **marked(JudgeCourt, label)}
    of_judge = grow(world.judge, (JudgeName, marked(JudgeName, label)), (JudgeCourt, seat))
    grow(case, (Counsel, {**marked(Counsel, label), "participation": gone}))
    return [
        (case, [gone, role, *of_case]),
        (ruling, of_ruling),
        (reaction, of_reaction),
        (world.party, grow(world.party, (PartyName, marked(PartyName, label)))),
        (world.judge, of_judge),
        (world.court, grow(world.court, (CourtName, marked(CourtName, label)))),
    ]
