# The web process of docker-compose.yml: gunicorn as an ordinary user, static files collected, nothing to write to.
FROM python:3.11-slim AS build
COPY requirements.lock /tmp/
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /tmp/requirements.lock

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin casetracker \
    && install --directory --owner=casetracker --mode=0750 /files
COPY --from=build /venv /venv
WORKDIR /app
COPY . .
# The key lives for this one command only; STATIC_ROOT is part of the image.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_hex(32))')" ALLOWED_HOSTS=localhost \
    DATABASE_URL=sqlite://:memory: python manage.py collectstatic --no-input --verbosity 0
USER casetracker
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["python", "deploy/healthcheck.py"]
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py", "casetracker.wsgi"]
