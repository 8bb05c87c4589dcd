"""Lists every address of the site."""

from django.contrib import admin
from django.urls import include, path

from casetracker import views
from casetracker.files import serving as files
from casetracker.history import pages as history
from casetracker.home import home
from casetracker.protection.pages import protect_page
from casetracker.protection.sealing import seal_page
from casetracker.reading.cases import pages as cases
from casetracker.reading.cases.compare import compare
from casetracker.reading.cases.past.pages import case_past
from casetracker.reading.courts import pages as courts
from casetracker.reading.holdings import pages as holdings
from casetracker.reading.judges import pages as judges
from casetracker.reading.parties import pages as parties
from casetracker.reading.points import pages as points
from casetracker.reading.reactions import pages as reactions
from casetracker.reading.relations import pages as relations
from casetracker.reading.rulings import pages as rulings
from casetracker.reading.rulings.compare import compare as compare_rulings
from casetracker.reading.sources import pages as sources
from casetracker.reading.topics import pages as topics
from casetracker.search import pages as search
from casetracker.statistics import files as figures
from casetracker.statistics import pages as statistics
from casetracker.vocabularies import about
from casetracker.web import errors

urlpatterns = [
    path("", home, name="home"),
    path("cases/", cases.case_list, name="case-list"),
    path("cases/compare/", compare, name="case-compare"),
    path("cases/<unit:public_id>/", cases.case_detail, name="case-detail"),
    path("cases/<unit:public_id>/history/", history.case_history, name="case-history"),
    path("cases/<unit:public_id>/past/", case_past, name="case-past"),
    path("changes/", history.recent_changes, name="changes"),
    path("search/", search.search, name="search"),
    path("about/", about, name="about"),
    path("statistics/", statistics.index, name="statistics"),
    path("statistics/<slug:name>.csv", figures.as_csv, name="statistic-csv"),
    path("statistics/<slug:name>.svg", figures.as_svg, name="statistic-svg"),
    path("statistics/<slug:name>.png", figures.as_png, name="statistic-png"),
    path("statistics/<slug:name>/", statistics.question, name="statistic"),
    path("rulings/", rulings.ruling_list, name="ruling-list"),
    path("rulings/compare/", compare_rulings, name="ruling-compare"),
    path("rulings/<unit:public_id>/", rulings.ruling_detail, name="ruling-detail"),
    path("rulings/<unit:public_id>/text/", rulings.ruling_text, name="ruling-text"),
    path("reactions/", reactions.reaction_list, name="reaction-list"),
    path("reactions/<unit:public_id>/", reactions.reaction_detail, name="reaction-detail"),
    path("holdings/", holdings.holding_list, name="holding-list"),
    path("reaction-points/", points.point_list, name="reaction-point-list"),
    path("relations/", relations.relation_list, name="relation-list"),
    path("judges/", judges.judge_list, name="judge-list"),
    path("judges/<unit:public_id>/", judges.judge_detail, name="judge-detail"),
    path("courts/", courts.court_list, name="court-list"),
    path("courts/<unit:public_id>/", courts.court_detail, name="court-detail"),
    path("parties/", parties.party_list, name="party-list"),
    path("parties/<unit:public_id>/", parties.party_detail, name="party-detail"),
    path("petitioners/", parties.petitioner_list, name="petitioner-list"),
    path("respondents/", parties.respondent_list, name="respondent-list"),
    path("topics/", topics.topic_list, name="topic-list"),
    path("topics/<unit:public_id>/", topics.topic_detail, name="topic-detail"),
    path("sources/", sources.source_list, name="source-list"),
    path("sources/<unit:public_id>/", sources.source_detail, name="source-detail"),
    path("files/<unit:public_id>/<str:name>", files.public_file, name="file"),
    path("verdicts/", rulings.verdict_list, name="verdict-list"),
    path("", include("casetracker.citing.pages")),
    path("", include("casetracker.sharing.pages")),
    path("", include("casetracker.feeds")),
    path("", include("casetracker.reports.pages")),
    path("", include("casetracker.sitemap")),
    path("api/", include("casetracker.api")),
    path("admin/preview/<unit:public_id>/", views.preview, name="admin-preview"),
    path("admin/files/<unit:public_id>/<str:name>", files.editors_file, name="admin-file"),
    path("admin/protect/<unit:public_id>/", admin.site.admin_view(protect_page), name="admin-protect"),
    path("admin/seal/<unit:public_id>/", admin.site.admin_view(seal_page), name="admin-seal"),
    path("admin/", include("casetracker.accounts.urls")),
    path("admin/", include("casetracker.tokens.urls")),
    path("admin/", admin.site.urls),
    path("favicon.ico", views.favicon, name="favicon"),
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
]
handler404 = errors.not_found
handler500 = errors.crashed
