"""Opaque ids of the log in the words of the private database, where it still has them."""

import re
from collections.abc import Mapping

from django.http import HttpRequest

from cenotaph.web.people.models import Person
from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import isolated

_ACTOR = re.compile(r"person:[0-9a-f]{16}")


def names() -> Mapping[str, str]:
    """The name of everyone who has an account, by their id in the log."""
    return dict(Person.objects.values_list("actor", "name"))


def names_for(request: HttpRequest) -> Mapping[str, str]:
    """The same, asked once for a page that names many."""
    if not hasattr(request, "names"):
        request.names = names()
    known: Mapping[str, str] = request.names
    return known


def name_of(actor: str, known: Mapping[str, str]) -> str:
    """Who that is: a colleague's name, a policy's, or that nobody knows any more."""
    kind, _sign, rest = actor.partition(":")
    if kind == "person":
        return known.get(actor) or _("someone who has no account here (%(actor)s)") % {
            "actor": actor
        }
    if kind == "policy":
        return _("the policy “%(name)s”") % {"name": rest}
    return _("the program")


def with_names(words: str) -> str:
    """The words with every person's id replaced by their name."""
    known = names()
    return _ACTOR.sub(lambda found: name_of(found[0], known), words)


def moment(at: str) -> str:
    """The minute of an entry, with the clock it is by: colleagues sit in other zones."""
    return isolated(f"{at[:10]} {at[11:16]} UTC")
