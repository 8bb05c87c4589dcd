"""The site: it joins what the lower layers declare to what only it knows."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "casetracker"
    label = "casetracker"
    verbose_name = "Casetracker"

    def ready(self) -> None:
        """List the followers of the write path, and fill in how it writes documents and how lists find words."""
        from casetracker.core.writing import Follower, followers, interchange  # noqa: PLC0415 - models are not loaded
        from casetracker.desk.history.registered import registered as history  # noqa: PLC0415 - before ready()
        from casetracker.exchange import citations  # noqa: PLC0415
        from casetracker.exchange.unit_documents import unit_documents  # noqa: PLC0415
        from casetracker.history.editors import document_of, versions_for_editors  # noqa: PLC0415
        from casetracker.history.putting_back import put_back  # noqa: PLC0415
        from casetracker.lists.finder import finder  # noqa: PLC0415
        from casetracker.search.facets import facets  # noqa: PLC0415
        from casetracker.search.index.upkeep import update_index  # noqa: PLC0415
        from casetracker.search.suggestions import keys_by_name  # noqa: PLC0415
        from casetracker.search.words_filter import check_words, contains_words  # noqa: PLC0415
        from rulings.joining import settle_cases  # noqa: PLC0415

        interchange.documents, interchange.settled_documents = unit_documents, citations.settled_documents
        interchange.check_path, interchange.citable = citations.check_path, citations.citable
        history.versions, history.document, history.put_back = versions_for_editors, document_of, put_back
        followers[:] = [
            Follower("headlines of rulings", settle=citations.settle_headlines),
            Follower("cases in which rulings stand", settle=settle_cases),
            Follower("numbers of sources", settle=citations.settle_sources),
            Follower("search index and kept counts", update=update_index),
        ]
        finder.check, finder.found, finder.called, finder.facets = check_words, contains_words, keys_by_name, facets
