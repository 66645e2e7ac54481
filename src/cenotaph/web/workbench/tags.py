"""Template tags of the workbench alone."""

from collections.abc import Iterator

from django import template
from django.urls import reverse

from cenotaph.web.people.models import Person
from cenotaph.web.translation import gettext as _

register = template.Library()


@register.filter
def menu(person: Person) -> Iterator[tuple[str, str, str]]:
    """The pages this person's role opens: address, name of the route, words."""
    entries = (
        ("queue", _("Queue"), "recorder"),
        ("people", _("People"), "administrator"),
    )
    for name, words, least in entries:
        if person.may(least):
            yield reverse(name), name, words
