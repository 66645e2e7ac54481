"""What was typed into a form whose session has ended: carried through logging in, and shown again.

It travels in the page alone, signed, and nothing of it is stored. Nothing is done with it either,
until the person presses the button under it: they may be another by then, or think otherwise.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from cenotaph.web.serve.settings import SESSION_SECONDS
from cenotaph.web.translation import gettext as _

_SALT = "cenotaph.kept"
# Secrets are typed again, and so is what belongs to the old session.
_NOT_KEPT = ("csrfmiddlewaretoken", "password", "old", "new", "code", "login", "next", "kept")
# A note of a long call; what is more is a file's words, which are still in the file.
_MOST = 400_000
# What a person typed or pasted, among the fields that only say where it belongs.
_TYPED = """
title source address url published_at text words count group speaker said_by date place reason from
outcome
""".split()


def ask_to_log_in(request: HttpRequest) -> HttpResponse:
    """The log-in page for who has no session, with what they sent in it."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path(), reverse("log-in"))
    kept = _kept(request)
    if kept is None:
        # most forms have no page at their own address
        return redirect_to_login(reverse("queue"), reverse("log-in"))
    message = _("You were logged out. Log in, and what you typed is here again.")
    values = {"next": reverse("queue"), "kept": kept, "message": message}
    return render(request, "workbench/log_in.html", values, status=401)


def show_again(request: HttpRequest, kept: str, status: int = 200) -> HttpResponse | None:
    """What was sent, with a button that sends it; None where nothing was kept, or too long ago."""
    try:
        path, fields = signing.loads(kept, salt=_SALT, max_age=SESSION_SECONDS)
    except signing.BadSignature:
        return None
    values: dict[str, Any] = {"path": path, "fields": fields, "typed": list(_typed(fields))}
    return render(request, "workbench/kept.html", values, status=status)


def sent_from_an_old_page(request: HttpRequest) -> HttpResponse | None:
    """The same for a form of our own that holds the token of a session before; else None.

    The browser says that a page of this server sent it. Where it does not, another might have.
    """
    ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    kept = _kept(request) if ours and request.path.startswith(reverse("queue")) else None
    if kept is None:
        return None
    if not request.user.is_authenticated:
        return ask_to_log_in(request)
    return show_again(request, kept, status=403)


def _kept(request: HttpRequest) -> str | None:
    """The form as one signed word; None where it holds nothing, a file, or too much."""
    fields = [[name, value] for name, value in _fields(request.POST) if name not in _NOT_KEPT]
    if not fields or request.FILES or sum(len(value) for _name, value in fields) > _MOST:
        return None
    return signing.dumps([request.path, fields], salt=_SALT, compress=True)


def _fields(given: QueryDict) -> Iterable[tuple[str, str]]:
    return ((name, value) for name, values in given.lists() for value in values)


def _typed(fields: Iterable[tuple[str, str]]) -> Iterable[str]:
    named: Mapping[str, str] = {name: value for name, value in fields if value.strip()}
    return (value for name, value in named.items() if name in _TYPED or "." in name)
