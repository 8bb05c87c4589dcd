"""How a text differs from an earlier one, word by word."""

import time

from casetracker.history.text_changes import Run, runs


def test_unchanged_words_around_a_change_are_kept_and_others_cut() -> None:
    before = "The court heard the case behind closed doors and gave no reasons for that on the day of the hearing."
    after = before.replace("closed", "locked").replace("that on", "it on")
    assert runs(before, after) == [
        Run("same", "The court heard the case behind "),
        Run("gone", "closed "),
        Run("new", "locked "),
        Run("same", "doors and gave no reasons for "),
        Run("gone", "that "),
        Run("new", "it "),
        Run("same", "on the day of the hearing."),
    ]
    longer = "word " * 30
    cut = runs(longer + before, longer + after)
    assert cut[0] == Run("same", "word word The court heard the case behind ", is_cut_before=True)


def test_texts_that_share_little_are_shown_one_after_the_other() -> None:
    assert runs("Nothing is known of it.", "A petition was filed.") == [
        Run("gone", "Nothing is known of it."),
        Run("new", "A petition was filed."),
    ]


def test_long_texts_cost_little_and_show_a_part() -> None:
    """Comparing twenty thousand words with as many others would take minutes."""
    started = time.monotonic()
    gone, new = runs(" ".join(map(str, range(20_000))), " ".join(f"n{number}" for number in range(20_000)))
    assert (gone.part, gone.is_cut_after, len(new.text.split())) == ("gone", True, 150)
    assert time.monotonic() - started < 2
