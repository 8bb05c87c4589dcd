"""The site: it joins what the lower layers declare to what only it knows."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "casetracker"
    label = "casetracker"
    verbose_name = "Casetracker"

    def ready(self) -> None:
        """List the followers of the write path, and fill in how it writes documents and how lists find words."""
        from casetracker.core.writing import Follower, followers, interchange  # noqa: PLC0415 - models are not loaded
        from casetracker.exchange import facts  # noqa: PLC0415 - before ready()
        from casetracker.lists.finder import finder  # noqa: PLC0415
        from casetracker.search.facets import facets  # noqa: PLC0415
        from casetracker.search.lists import check, found  # noqa: PLC0415
        from casetracker.search.names import called  # noqa: PLC0415
        from casetracker.search.upkeep import update_index  # noqa: PLC0415

        interchange.documents, interchange.settled_documents = facts.unit_documents, facts.settled_documents
        interchange.check_path, interchange.citable = facts.check_path, facts.citable
        followers[:] = [
            Follower("headlines of rulings", settle=facts.settle_headlines),
            Follower("numbers of sources", settle=facts.settle_sources),
            Follower("search index and kept counts", update=update_index),
        ]
        finder.check, finder.found, finder.called, finder.facets = check, found, called, facets
