"""The form by which readers report an error, and the page that thanks them."""

from django import forms
from django.core.signing import BadSignature, Signer
from django.core.validators import MaxLengthValidator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse

from casetracker.reports.about import about
from casetracker.reports.models import CONTACT_LENGTH, SOURCE_LENGTH, WHAT_LENGTH, ErrorReport
from casetracker.reports.sending import Refused, TooMany, check, opened_now, take
from casetracker.web.errors import takes_forms

SIGNER = Signer(salt="casetracker.reports.number")


def at_most(length: int) -> list[MaxLengthValidator]:
    """Say it of a text that is too long; the browser itself would cut what is pasted without a word."""
    return [MaxLengthValidator(length, f"Write at most {length:,} characters; these are %(show_value)s.")]


class ReportForm(forms.Form):
    """What is wrong, and what helps to check it."""

    what = forms.CharField(
        label="What is wrong?",
        help_text=f"Say what should stand there instead, if you know it. At most {WHAT_LENGTH:,} characters.",
        validators=at_most(WHAT_LENGTH),
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
        error_messages={"required": "Say what is wrong."},
    )
    source = forms.URLField(
        label="Where can it be checked? (optional)",
        help_text="The address of a page that shows it, such as https://example.org/judgment.",
        required=False,
        validators=at_most(SOURCE_LENGTH),
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        error_messages={"invalid": "Write a whole address, such as https://example.org/page."},
    )
    contact = forms.CharField(
        label="How can we reach you? (optional)",
        help_text="For a question of ours, nothing else. Editors alone see it; it goes when the report is closed.",
        required=False,
        validators=at_most(CONTACT_LENGTH),
        widget=forms.TextInput(attrs={"autocomplete": "email", "dir": "auto"}),
    )
    website = forms.CharField(label="Leave this empty", required=False)
    """Hidden: only programs fill it in."""


@takes_forms
def report(request: HttpRequest) -> HttpResponse:
    """Show the form, or take what was sent; nothing that was typed is lost where it cannot be taken."""
    asked = request.POST if request.method == "POST" else request.GET
    subject = about(asked.get("about", ""), asked.get("fact", ""))
    form = ReportForm(request.POST if request.method == "POST" else None)
    problem, status = "", 200
    if form.is_bound:
        try:
            check(request, asked.get("opened", ""))
            if form.is_valid():
                new = ErrorReport(page=subject.page, unit_ref=subject.unit_ref, fact=subject.fact)
                return taken(request, form, new)
            status = 400
        except Refused as refused:
            problem, status = str(refused), 429 if isinstance(refused, TooMany) else 400
    context = {"form": form, "about": subject, "problem": problem, "opened": opened_now()}
    return unkept(render(request, "reports/report.html", context, status=status))


def taken(request: HttpRequest, form: ReportForm, new: ErrorReport) -> HttpResponse:
    """Store the report and lead to the thanks; what a program has sent is thanked for and not stored."""
    if form.cleaned_data["website"]:
        return redirect("report-thanks")
    new.what, new.source, new.contact = (form.cleaned_data[name] for name in ("what", "source", "contact"))
    number = take(request, new).pk
    return redirect(f"{reverse('report-thanks')}?number={SIGNER.sign(str(number))}")


def thanks(request: HttpRequest) -> HttpResponse:
    """Thank for a report and say its number; only who has sent it knows the address."""
    number = request.GET.get("number", "")
    try:
        return unkept(render(request, "reports/thanks.html", {"number": SIGNER.unsign(number) if number else ""}))
    except BadSignature as error:
        raise Http404 from error


def unkept(answer: HttpResponse) -> HttpResponse:
    """Keep the answer out of every cache: it holds what somebody typed."""
    answer.headers["Cache-Control"] = "no-store"
    return answer


urlpatterns = [
    path("report/", report, name="report"),
    path("report/thanks/", thanks, name="report-thanks"),
]
