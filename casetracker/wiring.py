"""Fills in what lower layers leave open: who follows a change, how documents are written, how lists find words."""

from casetracker.core import merging
from casetracker.core.change_log.telling import public_record
from casetracker.core.models import step_refusals
from casetracker.core.writing import Follower, followers, interchange
from casetracker.desk.doubts import further_doubts
from casetracker.desk.history.registered import registered as history
from casetracker.desk.queue import further_work
from casetracker.desk.review.panel import registered as review
from casetracker.duplicates.finder import marked_different
from casetracker.duplicates.upkeep import keep_different, update_likeness
from casetracker.exchange import citations
from casetracker.exchange.unit_documents import unit_documents
from casetracker.files.checking import recheck
from casetracker.files.doubts import quotation_doubts
from casetracker.files.extract import name_finders
from casetracker.files.models import move_files
from casetracker.following.documents import public_documents
from casetracker.history.drafts import differences_from_public
from casetracker.history.editors import document_of, versions_for_editors
from casetracker.history.putting_back import put_back
from casetracker.lists.finder import finder
from casetracker.protection import gate
from casetracker.reading import phrases
from casetracker.reports.waiting import reports_waiting
from casetracker.search.facets import facets
from casetracker.search.index.upkeep import update_index
from casetracker.search.suggestions import FILED, KINDS, keys_by_name
from casetracker.search.words_filter import check_words, contains_words
from rulings.joining import settle_cases


def connect() -> None:
    """Register all of it, once, when the site starts."""
    followers[:] = [
        Follower("headlines of rulings", settle=citations.settle_headlines),
        Follower("cases in which rulings stand", settle=settle_cases),
        Follower("numbers of sources", settle=citations.settle_sources),
        Follower("search index and kept counts", update=update_index),
        Follower("keys by which records look alike", update=update_likeness),
        Follower("checks of quotations", update=recheck),
        Follower("names of protected persons", check=gate.check),
    ]
    interchange.documents, interchange.settled_documents = unit_documents, citations.settled_documents
    public_record.documents = public_documents
    interchange.check_path, interchange.citable = citations.check_path, citations.citable
    interchange.fact_names = citations.fact_names
    merging.obstacle_finders[:] = [marked_different]
    merging.merged_followers[:] = [keep_different, move_files]
    finder.check, finder.found, finder.called, finder.facets = check_words, contains_words, keys_by_name, facets
    phrases.say()
    finder.suggested = (*KINDS, *FILED)
    review.differences = differences_from_public
    step_refusals[:] = [gate.check_comment]
    history.versions, history.document, history.put_back = versions_for_editors, document_of, put_back
    further_doubts[:] = [quotation_doubts]
    name_finders[:] = [gate.protected_in]
    further_work[:] = [reports_waiting]
