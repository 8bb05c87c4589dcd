# Short names; the two commands that matter, bin/run and bin/test, need no make.
PYTHON = .venv/bin/python
.PHONY: api-check check client docs-test fix lock pictures run setup size test test-mirror test-webhooks test-writers

# What must be green before a commit: format, lint, types, migrations, layers, size.
check: export DEVELOPMENT = 1
check: export DATABASE_URL = sqlite://:memory:
check: export ENV_FILE = /dev/null
check: setup
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m djlint --check casetracker
	$(PYTHON) -m djlint --lint casetracker
	$(PYTHON) -m mypy
	$(PYTHON) manage.py check
	$(PYTHON) manage.py makemigrations --check --dry-run
	$(PYTHON) -m pytest -q -p no:randomly tests/test_architecture.py
	$(PYTHON) bin/size

# What a machine can mend.
fix: setup
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .
	$(PYTHON) -m djlint --reformat --quiet casetracker

size: setup
	$(PYTHON) bin/size

run:
	bin/run

test:
	bin/test

# Kills the worker of webhooks thirty times while the record changes; takes some minutes.
test-webhooks: setup
	nice -n 15 $(PYTHON) -m tests.webhooks.killing

# A mirror of 10,000 random changes, on one database after the other; takes an hour.
test-mirror: export MIRROR_CHANGES ?= 10000
test-mirror: setup
	nice -n 15 $(PYTHON) -m pytest -q -p no:randomly tests/following/test_mirror.py
	nice -n 15 $(PYTHON) -m pytest -q -p no:randomly --db=postgres tests/following/test_mirror.py

# Every code block of README.md and docs/*.md, against a freshly loaded site.
docs-test: setup
	$(PYTHON) -m tests.docs.run

# The generated part of the Python client anew, from docs/openapi.json.
client: setup
	cd clients/python && ../../$(PYTHON) -m generator

# Thirty programs that change one ruling at the same moment, on both databases.
test-writers: export WRITERS = 30
test-writers: setup
	$(PYTHON) -m pytest -q tests/intake/test_at_once.py
	$(PYTHON) -m pytest -q --db=postgres tests/intake/test_at_once.py

# Requests made of the API's own document, with every check of schemathesis, on both databases.
api-check: setup
	$(PYTHON) -m tests.schemathesis.run

# The pictures of the documents anew; needs Chromium.
pictures: setup
	$(PYTHON) -m tests.docs.pictures

setup:
	@bin/setup requirements-dev.lock

# New lock files after a change of requirements*.txt; needs uv (pip install uv). Both hold for every platform.
LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"
lock:
	$(LOCK) requirements.txt --output-file requirements.lock
	$(LOCK) requirements-dev.txt --constraint requirements.lock --output-file requirements-dev.lock
