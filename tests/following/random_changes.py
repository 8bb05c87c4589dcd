"""Random changes of the record by everything that can happen to it, each whole or refused."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from cases.models import Case, Citation, Source
from casetracker.beside.lifting import lift_embargoes
from casetracker.core import publishing
from casetracker.core.merging import merge
from casetracker.core.units import EditorialUnit
from casetracker.core.writing import writing
from casetracker.exchange.dump import dump_case
from casetracker.exchange.errors import DocumentError
from casetracker.exchange.load import load_document
from casetracker.exchange.remove import remove_system
from casetracker.protection.person import protect
from parties.models import Party
from rulings.models import JoinedCase, Reaction, Ruling
from tests import builders as b
from tests.exchange.samples import a_document

REFUSED = (ValidationError, DocumentError, ProtectedError)
EDITORIAL: tuple[type[EditorialUnit], ...] = (Case, Ruling, Reaction)


class Editors:
    """Whoever works on the record, at random; `clock` moves the time on."""

    def __init__(self, random: Random, clock: Callable[[timedelta], None]) -> None:
        self.random, self.clock, self.number = random, clock, 0
        self.done: dict[str, int] = {}

    def change(self) -> None:
        """Take one step; a step that is refused is none."""
        action = self.random.choice(ACTIONS)
        self.number += 1
        with suppress(*REFUSED), transaction.atomic():
            if action(self) is not False:
                self.done[action.__name__] = self.done.get(action.__name__, 0) + 1

    def any(self, *models: Any, **where: Any) -> Any:
        """One of the records, None where there is none."""
        model = self.random.choice(models)
        ids = list(model.objects.filter(**where).order_by("-id").values_list("pk", flat=True)[:40])
        return model.objects.get(pk=self.random.choice(ids)) if ids else None

    def how(self) -> dict[str, Any]:
        """Published, embargoed for some minutes, or a draft."""
        until = timezone.now() + timedelta(minutes=self.random.randint(1, 20))
        return self.random.choice([{}, {}, {"embargoed_until": until}, {"published": False}])

    # New records

    def add_case(self) -> None:
        topics = [b.a_topic()] if self.random.random() < 0.3 else []
        case = b.a_case(f"Case {self.number}", topics=topics, source=self.any(Source), **self.how())
        b.a_participation(case, self.any(Party) if self.random.random() < 0.5 else None)
        b.a_claim(case)

    def add_ruling(self) -> Any:
        case = self.any(Case)
        if case is None:
            return False
        ruling = b.a_ruling(case, judge=b.a_judge(f"Judge {self.number}"), **self.how())
        b.a_holding(ruling, list(case.claims.all()[:1]))
        return None

    def add_reaction(self) -> Any:
        ruling = self.any(Ruling)
        if ruling is None:
            return False
        reaction = b.a_reaction(about_ruling=ruling, speaker=self.any(Party), **self.how())
        b.a_point(reaction, list(ruling.holdings.all()[:1]))
        return None

    def add_link(self) -> Any:
        one, other = self.any(Case), self.any(Case)
        ruling = self.any(Ruling)
        if one is None or one == other:
            return False
        if ruling and self.random.random() < 0.5 and ruling.case_id != one.pk:
            b.part(ruling, JoinedCase, case=one, order=1)
        else:
            b.a_relation(one, other, kind="related")
        return None

    # Changes

    def edit(self) -> Any:
        unit = self.any(*EDITORIAL, Party, Source)
        if unit is None:
            return False
        with writing(reason="A correction.") as change:
            change.touch(unit)
            unit.note = f"Note {self.number}"
            unit.save()
        return None

    def cite_otherwise(self) -> Any:
        unit, source = self.any(*EDITORIAL), self.any(Source)
        if unit is None or source is None:
            return False
        with writing(reason="Another source.") as change:
            change.touch(unit)
            rows = Citation.objects.filter(unit_id=unit.public_id)
            if not rows.filter(source=source, path="").exists():
                rows.filter(path="").delete()
                Citation.objects.create(unit_id=unit.public_id, source=source, path="")
        return None

    def list_or_unlist(self) -> Any:
        party = self.any(Party)
        if party is None:
            return False
        with writing(reason="Asked for privacy.") as change:
            change.touch(party)
            party.kind, party.exposure = "person", self.random.choice(["public_role", "private"])
            party.save()
        return None

    # Steps

    def publish(self) -> Any:
        unit = self.any(*EDITORIAL, state=self.random.choice(["draft", "withdrawn"]))
        return False if unit is None else b.PUBLISH[type(unit)](unit, reason="It is right.", publish_at=self.later())

    def later(self) -> Any:
        return self.random.choice([None, None, timezone.now() + timedelta(minutes=self.random.randint(1, 20))])

    def withdraw(self) -> Any:
        unit = self.any(*EDITORIAL, state="published")
        return False if unit is None else b.withdrawn(unit)

    def seal(self) -> Any:
        unit = self.any(*EDITORIAL)
        return False if unit is None else publishing.seal(unit, by=None, is_sealed=not unit.is_sealed)

    def merge(self) -> Any:
        model = self.random.choice([Case, Party, Source])
        double, survivor = self.any(model), self.any(model)
        if double is None or double == survivor:
            return False
        with suppress(IntegrityError):
            merge(double, survivor, by=None, reason="They are one.")
        return None

    def remove(self) -> Any:
        unit = self.any(*EDITORIAL, Source, Party)
        return False if unit is None else publishing.remove(unit, by=None)

    def redact(self) -> Any:
        if self.random.random() < 0.8:
            return False
        party = b.a_party(f"Zebulon Qarn{self.number}", kind="person", exposure="at_risk")
        case = b.a_case(f"Zebulon Qarn{self.number} v. State", **self.how())
        b.a_participation(case, party)
        names = [f"Zebulon Qarn{self.number}", f"Qarn{self.number}"]
        protect(party, names=names, designation=f"Q.{self.number}.", reason="An order.", by=None)
        return None

    def load(self) -> None:
        if self.random.random() < 0.5:
            number = self.random.randint(1, 3)
            data = {**a_document(key=f"loaded-{number}", title=f"Loaded {self.number}"), "system": "other"}
            load_document(data, publish=self.random.random() < 0.7, apply=True)
            return
        case = self.any(Case)
        if case is not None:
            data = dump_case(case)
            data["case"]["summary"] = f"Loaded {self.number}"
            load_document(data, publish=self.random.random() < 0.7, apply=True)

    def remove_loaded(self) -> Any:
        return remove_system("other") and None if self.random.random() < 0.2 else False

    def wait(self) -> None:
        self.clock(timedelta(minutes=self.random.randint(1, 10)))

    def lift(self) -> None:
        lift_embargoes()


ACTIONS: list[Callable[[Editors], Any]] = [
    *(Editors.add_case, Editors.add_ruling, Editors.add_ruling, Editors.add_reaction, Editors.add_link),
    *(Editors.edit, Editors.edit, Editors.cite_otherwise, Editors.list_or_unlist),
    *(Editors.publish, Editors.publish, Editors.withdraw, Editors.seal, Editors.merge, Editors.remove),
    *(Editors.redact, Editors.load, Editors.remove_loaded, Editors.wait, Editors.lift),
]
