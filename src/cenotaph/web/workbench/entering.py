"""Logging in and out, one-time codes, and joining by an invitation."""

from typing import Any

from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from cenotaph.web.people import codes, invitations, throttle
from cenotaph.web.people.models import Person
from cenotaph.web.people.sessions import BEGUN, BROWSER
from cenotaph.web.settings import FIRST
from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import language
from cenotaph.web.workbench.keeping import show_again

# Who has given the password and not yet the code; the session holds it for these seconds.
_HALF_IN = "half_in"
_HALF_SECONDS = 300


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """The password, asked for first; the answer is the same whether the account exists or not."""
    after = _after(request)
    if request.method == "GET":
        if request.user.is_authenticated:
            return redirect(after)
        return render(request, "workbench/log_in.html", {"next": after})
    named, place = request.POST.get("login", ""), request.META.get("REMOTE_ADDR", "")
    if throttle.must_wait(named, place):
        return _not_in(request, after, _("Too many attempts. Wait half an hour."), 429)
    person = authenticate(request, username=named, password=request.POST.get("password", ""))
    if person is None:
        throttle.failed(named, place)
        return _not_in(request, after, _("User name and password do not match."), 401)
    if not person.uses_codes:
        return _in(request, person, after)
    request.session.cycle_key()
    request.session[_HALF_IN] = person.pk
    request.session.set_expiry(_HALF_SECONDS)
    if _kept(request):
        # what was typed goes on in the page, and no redirect carries that much
        return render(request, "workbench/code.html", {"next": after, "kept": _kept(request)})
    return redirect(_with_next(reverse("code"), after))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The one-time code, asked of who has given the password."""
    after = _after(request)
    person = Person.objects.filter(pk=request.session.get(_HALF_IN), is_active=True).first()
    if person is None:
        return redirect(_with_next(reverse("log-in"), after))
    if request.method == "GET":
        return render(request, "workbench/code.html", {"next": after})
    place = request.META.get("REMOTE_ADDR", "")
    if throttle.must_wait(person.login, place):
        message, status = _("Too many attempts. Wait half an hour."), 429
    elif codes.take(person, request.POST.get("code", "")):
        return _in(request, person, after)
    else:
        throttle.failed(person.login, place)
        message, status = _("This code is not right, or it was used already."), 401
    values = {"next": after, "message": message, "kept": _kept(request)}
    return render(request, "workbench/code.html", values, status=status)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """The session ends."""
    logout(request)
    return redirect(_address(reverse("log-in"), {}))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """An account made by an invitation; the link says no more than that it may be used."""
    invitation = invitations.standing(token)
    if invitation is None:
        return render(request, "workbench/join.html", {"invitation": None}, status=410)
    values: dict[str, Any] = {"invitation": invitation}
    if request.method == "GET":
        return render(request, "workbench/join.html", values)
    given = {name: request.POST.get(name, "").strip() for name in ("login", "name")}
    password = request.POST.get("password", "")
    try:
        validate_password(password, user=Person(**given))
        person = invitations.join(token, **given, password=password)
    except ValidationError as error:
        values |= {"given": given, "problems": error.messages}
        return render(request, "workbench/join.html", values, status=400)
    if person is None:
        return render(request, "workbench/join.html", {"invitation": None}, status=410)
    # who read the invitation in a language reads the workbench in it
    person.language = language()
    person.save(update_fields=["language"])
    return _in(request, person, reverse("queue"))


def _in(request: HttpRequest, person: Person, after: str) -> HttpResponse:
    throttle.succeeded(person.login)
    request.session.pop(_HALF_IN, None)
    # the key of a session changes with who holds it: one that was planted is worth nothing
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    request.session.set_expiry(0)
    request.session[BEGUN] = timezone.now().isoformat()
    request.session[BROWSER] = request.META.get("HTTP_USER_AGENT", "")
    return show_again(request, _kept(request)) or redirect(after)


def _kept(request: HttpRequest) -> str:
    return str(request.POST.get("kept", ""))


def _not_in(request: HttpRequest, after: str, message: str, status: int) -> HttpResponse:
    named = request.POST.get("login", "")
    values = {"next": after, "message": message, "login": named, "kept": _kept(request)}
    return render(request, "workbench/log_in.html", values, status=status)


def _after(request: HttpRequest) -> str:
    """Where to go once logged in: a page of the workbench and never another server's."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if safe and asked.startswith("/workbench/") else reverse("queue")


def _with_next(address: str, after: str) -> str:
    return _address(address, {"next": after})


def _address(address: str, asked: dict[str, str]) -> str:
    """The address with what is asked, and in the language being rendered."""
    told = asked if language() == FIRST else {**asked, "language": language()}
    return f"{address}?{urlencode(told)}" if told else address
