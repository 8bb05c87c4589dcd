"""The settings of drf-spectacular."""

SPECTACULAR_SETTINGS = {
    "TITLE": "Casetracker API",
    "DESCRIPTION": (
        "Cases, their verdicts and the reactions to them, every fact with its sources. Reading needs no account.\n\n"
        "Filters that take several values take them repeated; codes also with commas between.\n\n"
        "Members, codes of vocabularies and operations may be added at any time: ignore what you do not know. "
        "What else may change is said in docs/api-promise.md."
    ),
    "VERSION": "1",
    "CONTACT": {"name": "The editors of this site, see /about/"},  # generators take no url without a host
    "LICENSE": {"name": "Creative Commons Attribution 4.0", "identifier": "CC-BY-4.0"},
    "SERVERS": [{"url": "/", "description": "The site that serves this document."}],
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    # What each code means is said once, by /api/v1/vocabularies/.
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    # drf-spectacular's own hook names a list of codes after the fields that hold it, and closes it; ours does neither.
    "POSTPROCESSING_HOOKS": ["casetracker.openapi.hooks.finish"],
}
