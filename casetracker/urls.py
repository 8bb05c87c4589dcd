"""Lists every address of the site."""

from django.contrib import admin
from django.urls import include, path

from casetracker import views
from casetracker.history import pages as history
from casetracker.reading.cases import pages
from casetracker.reading.rulings.pages import reaction_list, ruling_list, verdict_list
from casetracker.records import pages as records
from casetracker.search import pages as search
from casetracker.statistics import pages as statistics
from casetracker.vocabularies import about
from casetracker.web import errors

urlpatterns = [
    path("", views.home, name="home"),
    path("cases/", pages.case_list, name="case-list"),
    path("cases/<unit:public_id>/", pages.case_detail, name="case-detail"),
    path("cases/<unit:public_id>/history/", history.case_history, name="case-history"),
    path("cases/<unit:public_id>/past/", history.case_past, name="case-past"),
    path("changes/", history.recent_changes, name="changes"),
    path("search/", search.search, name="search"),
    path("about/", about, name="about"),
    path("statistics/", statistics.index, name="statistics"),
    path("statistics/<slug:name>.csv", statistics.as_csv, name="statistic-csv"),
    path("statistics/<slug:name>/", statistics.question, name="statistic"),
    path("rulings/", ruling_list, name="ruling-list"),
    path("rulings/<unit:public_id>/", pages.ruling_detail, name="ruling-detail"),
    path("reactions/", reaction_list, name="reaction-list"),
    path("reactions/<unit:public_id>/", records.reaction_detail, name="reaction-detail"),
    path("judges/", records.judge_list, name="judge-list"),
    path("judges/<unit:public_id>/", records.judge_detail, name="judge-detail"),
    path("courts/", records.court_list, name="court-list"),
    path("courts/<unit:public_id>/", records.court_detail, name="court-detail"),
    path("parties/", records.party_list, name="party-list"),
    path("parties/<unit:public_id>/", records.party_detail, name="party-detail"),
    path("petitioners/", records.petitioner_list, name="petitioner-list"),
    path("respondents/", records.respondent_list, name="respondent-list"),
    path("topics/", records.topic_list, name="topic-list"),
    path("topics/<unit:public_id>/", records.topic_detail, name="topic-detail"),
    path("sources/", records.source_list, name="source-list"),
    path("sources/<unit:public_id>/", records.source_detail, name="source-detail"),
    path("verdicts/", verdict_list, name="verdict-list"),
    path("", include("casetracker.citing.pages")),
    path("", include("casetracker.feeds")),
    path("", include("casetracker.sitemap")),
    path("api/", include("casetracker.api")),
    path("admin/preview/<unit:public_id>/", views.preview, name="admin-preview"),
    path("admin/", admin.site.urls),
    path("favicon.ico", views.favicon, name="favicon"),
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
]
handler404 = errors.not_found
handler500 = errors.crashed
