"""Two joined cases with a judgment for both: what every list, count and page must take as one ruling on two cases."""

from dataclasses import dataclass

from cases.models import Case
from rulings.models import JoinedCase, Ruling, RulingIdentifier
from tests import builders as b


@dataclass
class Pair:
    """Two cases with a judgment for both, and an order in each alone."""

    alpha: Case
    beta: Case
    judgment: Ruling
    orders: dict[str, Ruling]


def a_pair() -> Pair:
    """The judgment belongs to Alpha, grants its petition and rejects that of Beta; Beta's second ruling."""
    with b.story():
        court, source = b.a_court("High Court"), b.a_source("A report")
        cases, petitioners, claims, orders = {}, {}, {}, {}
        topics = {name: b.a_topic(f"Files of {name}") for name in ("Alpha", "Beta")}
        for name, docket in (("Alpha", "HCJ 11/20"), ("Beta", "HCJ 22/20")):
            columns = {
                "court": court,
                "topics": [topics[name]],
                "docket_number": docket,
                "source": source,
                "filed_on": "2020-01",
            }
            case = cases[name] = b.a_case(f"{name} v. Minister", **columns)
            petitioners[name] = b.a_participation(case, b.a_party(name, kind="ngo"), key="petitioner")
            claims[name] = b.a_claim(case, f"{name} asks for its files.", key="files")
        for name in ("Beta", "Alpha"):
            orders[name] = b.a_ruling(
                cases[name],
                issued_on="2020-02-02",
                dispositions=[{"decides": "motion", "result": "denied"}],
                key="order",
                source=source,
            )
        judgment = b.a_ruling(
            cases["Alpha"],
            issued_on="2021-03-04",
            judge=b.a_judge("Ada Stone"),
            bench_size=1,
            dispositions=[
                {"decides": "petition", "result": result, "concerning": [petitioners[name]], "claims": [claims[name]]}
                for name, result in (("Alpha", "granted"), ("Beta", "rejected"))
            ],
            source=b.a_source("The judgment"),
            key="judgment",
        )
        b.a_holding(judgment, list(claims.values()), "accepted", statement="Files are public.", key="public")
        b.cite(judgment, source, "holdings/public.statement")
        b.add(judgment, RulingIdentifier, scheme="neutral_citation", value="[2021] HC 7", key="neutral")
        b.add(judgment, JoinedCase, case=cases["Beta"], key="beta")
    return Pair(cases["Alpha"], cases["Beta"], judgment, orders)
