"""The site: it joins what the lower layers declare to what only it knows."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "casetracker"
    label = "casetracker"
    verbose_name = "Casetracker"

    def ready(self) -> None:
        """List the followers of the write path, and fill in how it writes documents and how lists find words."""
        from casetracker.core import merging  # noqa: PLC0415 - models are not loaded before ready()
        from casetracker.core.writing import Follower, followers, interchange  # noqa: PLC0415 - models are not loaded
        from casetracker.desk.doubts import further_doubts  # noqa: PLC0415
        from casetracker.desk.review.panel import registered  # noqa: PLC0415 - before ready()
        from casetracker.duplicates.finder import marked_different  # noqa: PLC0415
        from casetracker.duplicates.upkeep import keep_different, update_likeness  # noqa: PLC0415
        from casetracker.exchange import citations  # noqa: PLC0415 - before ready()
        from casetracker.exchange.unit_documents import unit_documents  # noqa: PLC0415
        from casetracker.files.checking import recheck  # noqa: PLC0415
        from casetracker.files.doubts import quotation_doubts  # noqa: PLC0415
        from casetracker.history.drafts import differences_from_public  # noqa: PLC0415
        from casetracker.lists.finder import finder  # noqa: PLC0415
        from casetracker.protection import gate  # noqa: PLC0415
        from casetracker.search.facets import facets  # noqa: PLC0415
        from casetracker.search.index.upkeep import update_index  # noqa: PLC0415
        from casetracker.search.suggestions import keys_by_name  # noqa: PLC0415
        from casetracker.search.words_filter import check_words, contains_words  # noqa: PLC0415
        from rulings.joining import settle_cases  # noqa: PLC0415

        interchange.documents, interchange.settled_documents = unit_documents, citations.settled_documents
        interchange.check_path, interchange.citable = citations.check_path, citations.citable
        interchange.fact_names = citations.fact_names
        registered.differences = differences_from_public
        followers[:] = [
            Follower("headlines of rulings", settle=citations.settle_headlines),
            Follower("cases in which rulings stand", settle=settle_cases),
            Follower("numbers of sources", settle=citations.settle_sources),
            Follower("search index and kept counts", update=update_index),
            Follower("keys by which records look alike", update=update_likeness),
            Follower("checks of quotations", update=recheck),
            Follower("names of protected persons", check=gate.check),
        ]
        merging.obstacle_finders[:] = [marked_different]
        merging.merged_followers[:] = [keep_different]
        further_doubts[:] = [quotation_doubts]
        finder.check, finder.found, finder.called, finder.facets = check_words, contains_words, keys_by_name, facets
