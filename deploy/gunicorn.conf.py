"""gunicorn behind nginx, which takes the slow clients; WEB_CONCURRENCY sets the number of processes."""

import os

bind = "0.0.0.0:8000"
workers = int(os.environ.get("WEB_CONCURRENCY", "3"))
threads = 2
timeout = 35  # longer than PostgreSQL's statement_timeout, so that a slow query ends with an answer
graceful_timeout = 30
max_requests = 10000
max_requests_jitter = 1000
worker_tmp_dir = "/dev/shm"  # heartbeats must not wait for a disk
control_socket_disable = True  # the file system is read-only
accesslog = None  # nginx writes it
