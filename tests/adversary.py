"""Records made to trip filters: undated and wide dates, a party on both sides, several dispositions, hidden rows."""

from cases.models import Judge
from parties.models import Party
from rulings.models import Disposition
from tests.builders import a_case, a_judge, a_participation, a_party, a_reaction, a_ruling


def plant() -> None:
    """Beside the record: what a filter that joins carelessly would find, and what it must not."""
    nso = Party.objects.get(external_key="nso-group")
    barkai = Judge.objects.get(external_key="rachel-barkai")
    court = barkai.seats.first().ruling.court
    other = a_judge("Another Judge")
    for filed_on in (None, "2016/..", "../2019", "[2018,2020]", "2019~"):
        case = a_case(f"Filed {filed_on}", filed_on=filed_on, court=court)
        a_participation(case, nso, role="respondent", side="opposing")
        a_participation(case, a_party("Somebody else"), role="petitioner")
        a_ruling(
            case,
            issued_on=filed_on,
            judge=other,
            dispositions=[
                {"decides": "petition", "result": "granted", "favours": "bringing"},
                {"decides": "motion", "result": "rejected", "favours": "opposing", "basis": "merits"},
            ],
        )
        a_ruling(case, issued_on="2020-07-12", judge=barkai, dispositions=[{"decides": "motion", "result": "denied"}])
        hidden = a_ruling(case, issued_on="2020-07-12", judge=barkai, published=False)
        a_reaction(case, about_ruling=hidden, speaker=nso, stance="condemns", published=False)
    both = a_case("On both sides", filed_on="2020", court=None)
    a_participation(both, nso, role="plaintiff", side="bringing")
    a_participation(both, nso, role="defendant", side="opposing")
    ruling = a_ruling(both, issued_on=None, dispositions=[{"decides": "claim", "result": "rejected"}])
    gone = Disposition.objects.filter(ruling=a_ruling(both, issued_on="2019")).get()
    Disposition.objects.create(
        ruling=gone.ruling, key="gone", decides="petition", result="withdrawn", is_withdrawn=True
    )
    a_reaction(both, about_ruling=ruling, speaker=nso, stance="mixed", made_on=None)
    a_case("Hidden", filed_on="2020", court=court, published=False)
