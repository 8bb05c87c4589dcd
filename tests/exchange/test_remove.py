"""What came from one system can be taken out again, without harm to the rest."""

from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from cases.models import Case, Court, Source, Topic
from casetracker.core.change_log import broken_links
from casetracker.core.models import Change, Loaded, UnitId
from casetracker.core.writing import writing
from casetracker.exchange.remove import remove_system
from parties.models import Party
from rulings.models import Reaction, Ruling, RulingReview
from tests.builders import a_case, a_participation, a_party, a_relation, a_ruling, cite, part
from tests.exchange.samples import a_document, loaded, the_case

pytestmark = pytest.mark.django_db


def remove_demo(**options: Any) -> str:
    output = StringIO()
    call_command("remove_demo", stdout=output, **options)
    return output.getvalue()


def test_nothing_is_removed_without_a_yes() -> None:
    loaded({**a_document(), "system": "casetracker-record"})
    with pytest.raises(CommandError, match="This deletes 1 cases, .* Run it again with --yes."):
        remove_demo()
    assert Case.objects.exists()


def test_an_empty_collection_has_nothing_to_remove() -> None:
    assert remove_demo(yes=True) == "Removed: nothing.\n"


def test_everything_is_gone_but_the_log() -> None:
    loaded(a_document(), publish=True)
    with writing(reason="a correction") as change:
        change.touch(case := the_case())
        case.title = "Malekar v. Ministry"
        case.save()
    rows = Change.objects.count()

    gone = remove_system("press")

    assert gone == {"case": 1, "court": 1, "judge": 1, "party": 2, "reaction": 1, "ruling": 1, "source": 2, "topic": 1}
    own = [model for model in apps.get_models() if model._meta.app_label in ("core", "cases", "parties", "rulings")]
    assert {model.__name__ for model in own if model._base_manager.exists()} == {"Change", "RoleGroup"}
    assert [row.event for row in Change.objects.all()[rows:]] == ["removed"] * 10
    assert list(broken_links()) == []


def test_what_others_use_stays() -> None:
    loaded(a_document(), publish=True)
    nso, ctech = Party.objects.get(name="NSO Group"), Source.objects.get(external_key="ctech")
    mine = a_case(court=Court.objects.get(external_key="tlv"), topics=[Topic.objects.get()])
    a_participation(mine, nso)
    cite(mine, ctech, path="title")

    remove_system("press")

    assert list(Case.objects.all()) == [mine]
    assert [list(model.objects.filter(external_system="press")) for model in (Party, Source, Court, Topic)] == [
        [nso],
        [ctech],
        [mine.court],
        list(mine.topics.all()),
    ]
    assert UnitId.objects.get(pk=nso.public_id).visible_from == mine.visible_from
    assert not Loaded.objects.exists()


def test_a_party_of_mine_that_only_the_demo_showed_is_hidden_again() -> None:
    loaded(a_document(), publish=True)
    party = a_party()
    a_participation(the_case(), party)
    assert Party.objects.visible().filter(pk=party.pk).exists()

    remove_system("press")

    assert not Party.objects.visible().exists()
    assert Party.objects.filter(pk=party.pk).exists()


def test_links_of_other_cases_wait_again() -> None:
    loaded(a_document(), publish=True)
    mine = a_case()
    relation = a_relation(mine, the_case(), kind="cites")
    review = part(a_ruling(mine), RulingReview, reviewed=Ruling.objects.get(key="judgment"))

    remove_system("press")
    relation.refresh_from_db()
    review.refresh_from_db()
    assert (relation.to_case, relation.to_key) == (None, "press:malekar-v-deca")
    assert (review.reviewed, review.to_key) == (None, "press:malekar-v-deca/judgment")

    loaded(a_document(), publish=True)
    relation.refresh_from_db()
    assert relation.to_case == the_case()


def test_replies_and_reactions_to_events_do_not_keep_each_other() -> None:
    data = a_document(events=[{"key": "e1", "kind": "hearing", "title": "Hearing"}])
    data["reactions"].append({**data["reactions"][0], "key": "reply", "in_reply_to": "nso-2020-07"})
    data["reactions"].append({**data["reactions"][0], "key": "on-event", "about_event": "e1"})
    for reaction in data["reactions"][1:]:
        del reaction["about_ruling"]
    loaded(data, publish=True)

    assert remove_system("press")["reaction"] == 3
    assert not Reaction.objects.exists()
