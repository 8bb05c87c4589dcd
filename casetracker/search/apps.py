"""The search index, an app of its own because it has tables."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "casetracker.search"
    label = "search"
    verbose_name = "Search"

    def ready(self) -> None:
        from casetracker.core.writing import hooks  # noqa: PLC0415 - models are not loaded before ready()
        from casetracker.lists.finder import finder  # noqa: PLC0415
        from casetracker.search.facets import facets  # noqa: PLC0415
        from casetracker.search.index.upkeep import update_index  # noqa: PLC0415
        from casetracker.search.suggestions import keys_by_name  # noqa: PLC0415
        from casetracker.search.words_filter import check_words, contains_words  # noqa: PLC0415

        hooks.index = update_index
        finder.check, finder.found, finder.called, finder.facets = check_words, contains_words, keys_by_name, facets
