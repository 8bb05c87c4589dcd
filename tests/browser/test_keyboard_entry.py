"""A case, a judgment and a reaction are entered by one account and published by another, by keyboard, in few steps."""

import subprocess
import sys

from playwright.sync_api import Browser

from tests.browser.conftest import PASSWORD, ROOT, Site, environment
from tests.browser.keyboard import Keyboard
from tests.browser.test_admin import BUDGET, log_in, transferred

KEYSTROKES = 220
"""Beside the texts that are typed: every other key that goes down, Alt of an access key included."""
STOPS = 90
"""Elements at which Tab arrives."""
CLICKS, FIELDS = 434, 211
"""What a case with three rulings, three reactions and four sources once took beside its prose."""
SIMPLER_RULINGS = 2
"""Rulings of such a case that are orders on the way: one disposition, one seat, one holding, one citation each."""

ACCOUNTS = """
from django.contrib.auth.models import Group, User
for name, group in (("writer", "Editor"), ("reviewer", "Publisher")):
    account = User.objects.create_user(name, password={password!r}, is_staff=True)
    account.groups.add(Group.objects.get(name=group))
"""

TITLE = "Activists v. Ministry of Defense (second petition)"
SOURCES = ("The court's own words on the second petition", "A report that gives another day")
CLAIMS = ("The licence breaks the law.", "The licence is to be revoked.")
DISPOSITIONS = (
    ("p", "Petition", "rej", "Rejected", "o", "Opposing side", "The petition to revoke the licence"),
    ("m", "Motion", "d", "Denied", "b", "Bringing side", "The motion to hear it behind closed doors"),
    ("cos", "Costs", "no", "No disposition", "n", "Neither side", "No order as to costs"),
)
SEATS = (("Barkai", "Rachel Barkai", "p", "Presiding"), ("Hyman", "Guy Hyman", "", ""), ("Baron", "Anat Baron", "", ""))
HOLDINGS = (
    ("That a phone was attacked has not been proved.", "n", "Not established", "C1"),
    ("The agencies weigh human rights before they grant a licence.", "acc", "Accepted", "C1"),
    ("There is no ground on which to revoke the licence.", "r", "Rejected", "C2"),
)
SUMMARY = "They called the second judgment a blow to people at risk."
POINT = "The court did not look at the evidence before it."


def enter_source(keys: Keyboard, title: str) -> None:
    keys.step = "source"
    keys.starts_at("Title")
    keys.write(title)
    keys.tab_to("Kind")
    keys.select("c", "Court document") if title == SOURCES[0] else keys.select("n", "News report")
    keys.tab_to("Published on")
    keys.write("13 July 2021")
    keys.press("Enter")
    keys.count(clicks=1)
    keys.open("**/cases/source/")


def enter_case(keys: Keyboard) -> None:
    keys.step = "case"
    keys.starts_at("Title")
    keys.write(TITLE, prose=True)
    keys.tab_to("Court")
    keys.look_up("Tel Aviv", "Tel Aviv District Court")
    keys.tab_to("Docket number")
    keys.write("1-05-21")
    keys.tab_to("Filed on")
    keys.write("May 2021")
    for group, text, name in (("n", "About 30", "About 30 people"), ("r", "NSO Group", "NSO Group")):
        keys.add(group, "Party")
        keys.look_up(text, name)
    for statement in CLAIMS:
        keys.add("m", "Statement")
        keys.write(statement, prose=True)
        keys.tick("About 30 people")
    cite(keys, SOURCES[0])
    keys.access("k")
    keys.open("**/cases/case/*/change/")


def enter_judgment(keys: Keyboard) -> None:
    keys.step = "ruling"
    keys.follow("Add a ruling", "**/rulings/ruling/add/?case=*")
    keys.starts_at("Kind")
    keys.tab_to("Issued on")
    keys.write("12 July 2021")
    cite(keys, SOURCES[1], fact="Issued on", stated="13 July 2021")
    for decides, decided, result, resulted, favours, favoured, description in DISPOSITIONS:
        keys.step = "disposition"
        keys.add("i", "Decides")
        keys.select(decides, decided)
        keys.tab_to("Result")
        keys.select(result, resulted)
        keys.tab_to("Who won this point")
        keys.select(favours, favoured)
        keys.tab_to("Description")
        keys.write(description, prose=True)
        if decided == "Petition":
            keys.tick("C2*")
            keys.tick("About 30 people")
    for text, name, role, called in SEATS:
        keys.step = "seat"
        keys.add("s", "Judge")
        keys.look_up(text, name)
        if role:
            keys.tab_to("Role")
            keys.select(role, called)
    for statement, finding, found, claim in HOLDINGS:
        keys.step = "holding"
        keys.add("h", "Statement")
        keys.write(statement, prose=True)
        keys.tab_to("Finding")
        keys.select(finding, found)
        keys.tick(f"{claim}*")
    cite(keys, SOURCES[0])
    keys.step = "ruling"
    keys.access("v")
    keys.open("**/rulings/ruling/*/change/")


def cite(keys: Keyboard, source: str, *, fact: str = "", stated: str = "") -> None:
    """Cite a source for the record, or for the fact in which the focus is; with what it states instead."""
    step, keys.step = keys.step, "difference" if stated else "citation"
    keys.add("c", "Source")
    keys.look_up(source, source)
    if fact:
        keys.tab_to("Fact")
        assert keys.page.evaluate("document.activeElement.selectedOptions[0].text").lower() == fact.lower()
    if stated:
        keys.tab_to("What it states instead")
        keys.write(stated)
        keys.tab_to("What you make of it")
        keys.select("m", "Mistaken")
    keys.step = step


def enter_reaction(keys: Keyboard) -> None:
    keys.step = "reaction"
    keys.access("a")
    keys.open("**/rulings/reaction/add/?case=*&about_ruling=*")
    keys.tab_to("Made on")
    keys.write("13 July 2021")
    keys.tab_to("Stance")
    keys.select("cond", "Condemns")
    keys.tab_to("Summary")
    keys.write(SUMMARY, prose=True)
    keys.add("s", "Party")
    keys.look_up("Amnesty International", "Amnesty International")
    keys.add("o", "Summary")
    keys.write(POINT, prose=True)
    keys.tick("H1*")
    cite(keys, SOURCES[1])
    keys.access("v")
    keys.open("**/rulings/reaction/*/change/")


def publish(keys: Keyboard) -> None:
    """Find the case in the queue of another account, and publish it with everything attached."""
    keys.step = "review"
    keys.follow("Work queue", "**/admin/queue/")
    keys.press("Tab", "Enter")
    keys.press_at(TITLE)
    keys.open("**/cases/case/*/change/")
    keys.access("g")
    keys.page.locator(".messagelist", has_text="records in all").wait_for()


def whole_story(counted: dict[str, int]) -> float:
    """Return what a case with a judgment, two orders, three reactions and four sources takes, by what was measured."""
    order = counted["ruling"] + (counted["disposition"] + counted["seat"] + counted["holding"]) / 3
    citation = counted["citation"] / 3
    judgment = counted["ruling"] + counted["disposition"] + counted["seat"] + counted["holding"] + counted["difference"]
    rulings = judgment + citation + SIMPLER_RULINGS * (order + citation)
    reactions = 3 * (counted["reaction"] + citation)
    return counted["case"] + citation + rulings + reactions + 4 * counted["source"] / 2 + counted["review"]


def test_story_is_entered_by_one_and_published_by_another_in_half_the_steps(chromium: Browser, own_site: Site) -> None:
    make = [sys.executable, "manage.py", "shell", "-c", ACCOUNTS.format(password=PASSWORD)]
    subprocess.run(make, cwd=ROOT, env=environment(own_site.database), check=True, stdout=subprocess.DEVNULL)
    context = chromium.new_context()
    page = context.new_page()
    log_in(page, own_site.base, "writer")
    keys = Keyboard(page)
    for title in SOURCES:
        keys.step = "source"
        page.goto(f"{own_site.base}/admin/")
        keys.access("s")
        keys.open("**/cases/source/add/")
        enter_source(keys, title)
    page.goto(f"{own_site.base}/admin/")
    keys.step = "case"
    keys.access("c")
    keys.open("**/cases/case/add/")
    enter_case(keys)
    case = page.url
    assert page.locator("#id_title").input_value() == TITLE
    enter_judgment(keys)
    assert "waits for a publisher" in page.locator(".messagelist").inner_text()
    enter_reaction(keys)
    keys.step = "review"
    page.goto(case)
    keys.access("v")
    page.locator(".messagelist", has_text="waits for a publisher").wait_for()

    other = chromium.new_context()
    keys.page = other.new_page()
    keys.devtools = other.new_cdp_session(keys.page)
    log_in(keys.page, own_site.base, "reviewer")
    publish(keys)
    keys.page.goto(case)
    keys.page.get_by_role("link", name="View on site").click()
    keys.page.wait_for_load_state()  # a click waits for the page's first bytes alone, and folds below them stay shut
    keys.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    text = keys.page.locator("main").inner_text()
    for words in (*CLAIMS, *(row[0] for row in HOLDINGS), *(row[6] for row in DISPOSITIONS), POINT, SUMMARY, *SOURCES):
        assert words in text
    for label in ("C1", "C2", "R1", "D3", "H3", "Rachel Barkai", "Guy Hyman", "Anat Baron", "A1"):
        assert label in text
    assert "*" not in text

    weights = [sum(transferred(page, address)) for address in keys.opened if "/add/?" in address]
    context.close()
    other.close()
    clicks, fields = whole_story(keys.clicks), whole_story(keys.fields)
    sys.stdout.write(
        f"{keys.keystrokes} keystrokes, {keys.stops} stops, {keys.written} characters of text;"
        f" {keys.clicks.total()} clicks, {keys.fields.total()} fields, for a whole story {clicks:.0f} and {fields:.0f}:"
        f" {dict(keys.clicks)} {dict(keys.fields)};"
        f" {' and '.join(f'{weight:,}' for weight in weights)} bytes transferred for the forms\n"
    )
    assert len(weights) == 2
    assert max(weights) < BUDGET
    assert (keys.keystrokes <= KEYSTROKES, keys.stops <= STOPS) == (True, True)
    assert (clicks <= CLICKS / 2, fields <= FIELDS / 2) == (True, True)
