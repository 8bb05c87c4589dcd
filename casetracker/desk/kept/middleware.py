"""Keeps every form of the desk that was sent and not saved, whatever the reason."""

import logging

from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from casetracker.desk.kept.keeping import NotKept, Opened, keep
from casetracker.desk.kept.views import hold, is_logged_in, not_saved, shown
from casetracker.desk.request_state import state_of
from casetracker.web.middleware import AdminOnly

logger = logging.getLogger(__name__)
REFUSED = "Nothing is saved: you may not change this record now, or it is gone. This is what you typed."


class KeptFormsMiddleware(AdminOnly):
    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Keep what was not saved; lead on where the answer alone would leave nothing of it on the page."""
        if request.method != "POST" or state_of(request).is_settled:
            return response
        try:
            return self.kept(request, response)
        except NotKept:
            return response
        except DatabaseError:
            logger.exception("A form that was not saved could not be kept.")
            return response

    def kept(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        opened, needs_login = Opened.sent(request), is_sent_to_login(response)
        if opened is None:
            return not_saved(request) if needs_login and request.POST else response
        if needs_login:
            try:
                return hold(request, opened)
            except NotKept:
                return not_saved(request)
        keep(opened, request.POST)
        if response.status_code == 302 and is_logged_in(request, opened):
            messages.warning(request, REFUSED)
            return redirect("admin:kept_shown", key=opened.key)
        if response.status_code in (403, 404) and is_logged_in(request, opened):
            messages.warning(request, REFUSED)
            return shown(request, opened.key, response.status_code).render()
        return response


def is_sent_to_login(response: HttpResponseBase) -> bool:
    location = response.headers.get("Location", "")
    return response.status_code == 302 and location.partition("?")[0] == reverse("admin:login")
