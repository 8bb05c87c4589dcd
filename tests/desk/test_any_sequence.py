"""Whatever accounts do in whatever order: nothing is published without source, second person where due, or reason.

The machine keeps its own books of who wrote and who approved what, beside the product's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from cases.actions import publish_case
from cases.models import Case, Citation
from casetracker.core import publishing
from casetracker.core.merging import merge
from casetracker.core.models import Change
from casetracker.core.review import steps
from casetracker.core.units import Unit
from casetracker.core.writing import begin_change
from parties.models import Party
from rulings.actions import publish_ruling
from rulings.models import Disposition, Ruling
from tests import builders as b
from tests.desk.test_roles import member_of

pytestmark = pytest.mark.django_db
REFUSED = (ValidationError, PermissionDenied)
WHO = st.sampled_from(["reader", "editor", "publisher", "publisher", "second", "second", "administrator"])
REASONS = st.sampled_from(["", " ", "because"])
PUBLISHERS = {"publisher", "second", "administrator"}


class Desk(RuleBasedStateMachine):
    """Accounts of every role at work on a few cases and rulings, half of the cases criminal."""

    units = Bundle("units")

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.accounts = {role: member_of(role) for role in ("reader", "editor", "publisher", "administrator")}
        self.accounts["second"] = member_of("publisher", "second")
        self.source, self.number = b.a_source(), 0
        self.authors: dict[str, set[str]] = {}
        self.approved: dict[str, set[str]] = {}
        self.seen: set[str] = set()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @contextmanager
    def tried(self) -> Iterator[list[bool]]:
        """Do it whole or not at all; what is yielded says afterwards whether it was done."""
        done: list[bool] = []
        try:
            with transaction.atomic():
                yield done
            done.append(True)
        except REFUSED:
            pass

    def next_number(self) -> int:
        self.number += 1
        return self.number

    def fresh(self, unit: Any) -> Any:
        return type(unit)._base_manager.filter(pk=unit.pk).first()

    def wrote(self, who: str, unit: Unit) -> None:
        if not self.fresh(unit).is_public:
            self.authors.setdefault(unit.public_id, set()).add(who)
            self.approved[unit.public_id] = set()

    @initialize(target=units)
    def begin(self) -> Any:
        return self.added("editor", Case(title="The first", case_type="criminal"))

    def added(self, who: str, unit: Any) -> Any:
        with transaction.atomic():
            begin_change(unit, by=self.accounts[who], reason="").finish()
        self.wrote(who, unit)
        return unit

    @rule(target=units, who=WHO, is_criminal=st.booleans(), case=units, is_ruling=st.booleans())
    def add(self, who: str, is_criminal: bool, case: Any, is_ruling: bool) -> Any:
        new: Any = Case(title=f"Case {self.next_number()}", case_type="criminal" if is_criminal else "petition")
        if is_ruling and isinstance(case, Case) and self.fresh(case):
            new = Ruling(case=self.fresh(case))
        with self.tried():
            return self.added(who, new)
        return case

    @rule(who=WHO, unit=units, reason=REASONS, cites=st.booleans())
    def change(self, who: str, unit: Any, reason: str, cites: bool) -> None:
        unit = self.fresh(unit)
        if unit is None:
            return
        was_public = unit.is_public
        with self.tried() as done:
            self.change_note(who, unit, f"Note {self.next_number()}", reason, cites=cites)
        if done:
            assert not was_public or (reason.strip() and who in PUBLISHERS)
            self.wrote(who, unit)

    def change_note(self, who: str, unit: Any, note: str, reason: str, *, cites: bool) -> None:
        change = begin_change(unit, by=self.accounts[who], reason=reason)
        unit.note = note
        unit.save()
        if isinstance(unit, Ruling) and not unit.dispositions.exists():
            Disposition.objects.create(ruling=unit, **b.REJECTED)
        if cites:
            Citation.objects.get_or_create(unit_id=unit.public_id, source=self.source, path="note")
        change.finish()

    @rule(who=WHO, unit=units, step=st.sampled_from(["send", "back", "comment", "seal"]))
    def take_a_step(self, who: str, unit: Any, step: str) -> None:
        unit, by = self.fresh(unit), self.accounts[who]
        if unit is None:
            return
        with self.tried():
            if step == "send":
                publishing.send_for_review(unit, by=by)
            elif step == "back":
                steps.send_back(unit, by=by, text="Not yet")
            elif step == "comment":
                steps.comment(unit, by=by, text="Hm")
            else:
                publishing.seal(unit, by=by, reason="An order", is_sealed=not unit.is_sealed)

    @rule(who=WHO, unit=units)
    def approve(self, who: str, unit: Any) -> None:
        unit = self.fresh(unit)
        if unit is None:
            return
        with self.tried() as done:
            steps.approve(unit, by=self.accounts[who])
        if done:
            assert who in PUBLISHERS - self.authors.get(unit.public_id, set())
            self.approved.setdefault(unit.public_id, set()).add(who)

    @rule(who=WHO, unit=units, reason=REASONS)
    def publish(self, who: str, unit: Any, reason: str) -> None:
        unit = self.fresh(unit)
        if unit is None:
            return
        is_due = (unit.case if isinstance(unit, Ruling) else unit).case_type == "criminal"
        with self.tried() as done:
            self.publish_one(who, unit, reason)
        if not done:
            return
        key = unit.public_id
        assert who in PUBLISHERS
        assert Citation.objects.filter(unit_id=key).exists()
        assert not is_due or self.approved.get(key, set()) - self.authors.get(key, set())
        assert key not in self.seen or reason.strip()
        for each in (unit, *(unit.rulings.all() if isinstance(unit, Case) else ())):
            if self.fresh(each).is_public:
                self.seen.add(each.public_id)
                self.authors[each.public_id], self.approved[each.public_id] = set(), set()

    def publish_one(self, who: str, unit: Any, reason: str) -> None:
        action = publish_ruling if isinstance(unit, Ruling) else publish_case
        action(unit, by=self.accounts[who], reason=reason)

    @rule(who=WHO, unit=units, reason=REASONS)
    def withdraw(self, who: str, unit: Any, reason: str) -> None:
        unit = self.fresh(unit)
        if unit is None:
            return
        with self.tried() as done:
            self.withdraw_one(who, unit, reason)
        assert not done or (who in PUBLISHERS and reason.strip())

    def withdraw_one(self, who: str, unit: Any, reason: str) -> None:
        publishing.withdraw(unit, by=self.accounts[who], reason=reason)

    @rule(who=WHO, unit=units, reason=REASONS)
    def merge(self, who: str, unit: Any, reason: str) -> None:
        unit = self.fresh(unit)
        if unit is None or not isinstance(unit, Case):
            return
        survivor, double = (Party.objects.create(name=f"Party {self.next_number()}") for _ in range(2))
        b.a_participation(unit, double)
        if not unit.is_public:
            self.approved[unit.public_id] = set()
        with self.tried() as done:
            merge(double, survivor, by=self.accounts[who], reason=reason)
        if done:
            assert who in PUBLISHERS and (reason.strip() or not self.fresh(unit).is_public)
            self.wrote(who, unit)

    @rule(who=WHO, unit=units)
    def remove(self, who: str, unit: Any) -> None:
        unit = self.fresh(unit)
        if unit is None or (isinstance(unit, Case) and unit.rulings.exists()):
            return
        with self.tried() as done:
            publishing.remove(unit, by=self.accounts[who])
        assert not done or (who != "reader" and unit.public_id not in self.seen)

    @invariant()
    def public_changes_have_reasons_and_public_records_sources(self) -> None:
        rows = Change.objects.filter(Q(event__in=["changed", "merged"], is_public=True) | Q(event="withdrawn"))
        assert not [row for row in rows if not row.reason.strip()]
        for model in (Case, Ruling):
            for unit in model.objects.visible():
                assert Citation.objects.filter(unit_id=unit.public_id).exists()


def test_no_sequence_of_actions_publishes_without_source_second_person_or_reason() -> None:
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=8,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
