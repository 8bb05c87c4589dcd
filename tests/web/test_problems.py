"""Errors as problem documents: one shape, short, and telling what to do."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation, ValidationError
from django.http import Http404
from django.test import RequestFactory
from rest_framework import exceptions

from casetracker.core.policy import NotAllowed
from casetracker.web.problems import (
    CONTENT_TYPE,
    SHOWN,
    InvalidParameters,
    exception_handler,
    plain_problem,
    problem,
)
from casetracker.web.resolver import Gone, Moved


def answer(error: Exception, path: str = "/api/v1/cases/bcdfghjkmn/") -> Any:
    return exception_handler(error, {"request": RequestFactory().get(path)})


def test_a_problem_has_type_title_status_and_detail() -> None:
    assert problem(404, "Not here.", more=1) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "Not here.",
        "more": 1,
    }


@pytest.mark.parametrize(
    ("error", "status", "detail"),
    [
        (Http404("secret"), 404, "There is nothing here, or nothing that is public."),
        (PermissionDenied("secret"), 403, "This is not allowed."),
        (NotAllowed("This account may not add cases."), 403, "This account may not add cases."),
        (SuspiciousOperation("secret"), 400, "This request cannot be read."),
        (Gone("It named the wrong court."), 410, "Withdrawn: It named the wrong court."),
        (exceptions.MethodNotAllowed("POST"), 405, 'Method "POST" not allowed.'),
        (exceptions.NotAcceptable(), 406, "Could not satisfy the request Accept header."),
        (exceptions.UnsupportedMediaType("text/x"), 415, 'Unsupported media type "text/x" in request.'),
        (ValidationError("Wrong."), 400, "Wrong."),
    ],
)
def test_what_a_client_can_cause_is_answered_as_a_problem(error: Exception, status: int, detail: str) -> None:
    response = answer(error)
    assert (response.status_code, response.data["status"], response.data["detail"]) == (status, status, detail)
    assert response.content_type == CONTENT_TYPE


def test_throttling_says_when_to_try_again() -> None:
    response = answer(exceptions.Throttled(wait=30))
    assert (response.status_code, response.headers["Retry-After"]) == (429, "30")


def test_moved_is_an_answer_without_a_body() -> None:
    response = answer(Moved("bcdfghjkmn", "zzzzzzzzzz"))
    assert (response.status_code, response.headers["Location"], response.data) == (
        308,
        "/api/v1/cases/zzzzzzzzzz/",
        None,
    )


def test_a_crash_is_not_dressed_up() -> None:
    assert answer(RuntimeError("secret")) is None


def test_errors_of_parameters_name_each() -> None:
    response = answer(InvalidParameters({"judge": ["Not here."], "role": ["Not known.", "Nor this."]}))
    assert response.data["detail"] == "judge: Not here. role: Not known. role: Nor this."
    assert response.data["errors"] == [
        {"parameter": "judge", "detail": "Not here."},
        {"parameter": "role", "detail": "Not known."},
        {"parameter": "role", "detail": "Nor this."},
    ]
    assert answer(ValidationError({"cursor": ["No."]})).data["errors"] == [{"parameter": "cursor", "detail": "No."}]


def test_a_long_question_has_a_short_answer() -> None:
    response = answer(InvalidParameters({f"p{n}": ["Unknown parameter."] for n in range(1000)}))
    assert len(response.data["errors"]) == SHOWN


def test_the_same_outside_the_framework() -> None:
    response = plain_problem(RequestFactory().get("/"), 500, "It broke.")
    assert (response.status_code, response.headers["Content-Type"]) == (500, CONTENT_TYPE)
    assert (
        response.content == b'{"type":"about:blank","title":"Internal Server Error","status":500,"detail":"It broke."}'
    )
