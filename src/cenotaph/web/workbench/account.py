"""One's own account: language, password, one-time codes, sessions."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cenotaph.web.people import codes
from cenotaph.web.people.models import Person, PersonSession
from cenotaph.web.settings import LANGUAGES
from cenotaph.web.translation import gettext as _

_NEW_SECRET = "new_code_secret"


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """What the person may change of their own."""
    return _page(request, 200)


@sensitive_post_parameters()
@require_POST
def password(request: HttpRequest) -> HttpResponse:
    """A new password ends every other session of the person."""
    person: Person = request.user
    new = request.POST.get("new", "")
    problems: list[str] = []
    if not person.check_password(request.POST.get("old", "")):
        problems = [_("The password you have now is another.")]
    else:
        try:
            validate_password(new, user=person)
        except ValidationError as error:
            problems = list(error.messages)
    if problems:
        return _page(request, 400, problems)
    person.set_password(new)
    person.save(update_fields=["password"])
    update_session_auth_hash(request, person)
    person.sessions.exclude(session_key=request.session.session_key).delete()
    messages.success(request, _("The password is changed. Your other sessions have ended."))
    return redirect("account")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """The workbench is shown to the person in this language from now on."""
    person: Person = request.user
    chosen = request.POST.get("language", "")
    if chosen in LANGUAGES:
        Person.objects.filter(pk=person.pk).update(language=chosen)
    return redirect("account")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def set_up_codes(request: HttpRequest) -> HttpResponse:
    """One-time codes begin once the person has shown that their authenticator gives them."""
    person: Person = request.user
    if person.uses_codes:
        return redirect("account")
    secret = request.session.setdefault(_NEW_SECRET, codes.new_secret())
    status = 200
    if request.method == "POST":
        step = codes.step_of(secret, request.POST.get("code", ""))
        if step is not None:
            Person.objects.filter(pk=person.pk).update(code_secret=secret, code_step=step)
            del request.session[_NEW_SECRET]
            messages.success(request, _("Logging in now takes a code."))
            return redirect("account")
        status = 400
    return render(request, "workbench/codes.html", {"secret": secret}, status=status)


@require_safe
def code_drawing(request: HttpRequest) -> HttpResponse:
    """The secret that is being set up, as a drawing for a phone's camera."""
    secret = request.session.get(_NEW_SECRET)
    if secret is None:
        return HttpResponse(status=404)
    drawn = codes.drawing_of(codes.address_of(secret, request.user.login))
    return HttpResponse(drawn, content_type="image/svg+xml")


@sensitive_post_parameters()
@require_POST
def drop_codes(request: HttpRequest) -> HttpResponse:
    """One-time codes end with one last code: a session left open cannot end them."""
    person: Person = request.user
    if not codes.take(person, request.POST.get("code", "")):
        return _page(request, 400, [_("This code is not right, or it was used already.")])
    Person.objects.filter(pk=person.pk).update(code_secret="", code_step=0)
    messages.success(request, _("Logging in takes no code any more."))
    return redirect("account")


@require_POST
def end_session(request: HttpRequest, session: str) -> HttpResponse:
    """One of the person's own sessions ends; `session` is the name it has on their page."""
    ended = [row for row in _sessions(request) if row.public_name == session]
    for row in ended:
        row.delete()
        messages.success(request, _("The session has ended."))
    return redirect("account")


def _sessions(request: HttpRequest) -> list[PersonSession]:
    rows = request.user.sessions.filter(expire_date__gt=timezone.now())
    return list(rows.order_by("begun_at", "session_key"))


def _page(request: HttpRequest, status: int, problems: list[str] | None = None) -> HttpResponse:
    values = {
        "languages": LANGUAGES.items(),
        "sessions": _sessions(request),
        "here": request.session.session_key,
        "problems": problems or [],
    }
    return render(request, "workbench/account.html", values, status=status)
