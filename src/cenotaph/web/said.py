"""The tag `translate` for constant words: each is looked up once in each language.

Django looks a text up in every catalogue whenever it is shown; a page shows two hundred.
"""

from typing import Any

from django import template
from django.template.base import Node, Parser, Token
from django.templatetags.i18n import TranslateNode, do_translate

from cenotaph.web.translation import language

register = template.Library()


class Said(Node):  # type: ignore[misc]
    """The words of a `translate` that names nothing of its page, kept by language."""

    def __init__(self, asked: TranslateNode) -> None:
        self._asked = asked
        self._said: dict[str, str] = {}

    def render(self, context: template.Context) -> Any:
        """The words in the language being rendered."""
        here = language()
        said = self._said.get(here)
        if said is None:
            said = self._said[here] = self._asked.render(context)
        return said


def translate(parser: Parser, token: Token) -> Node:
    """Django's `translate`, kept where it is always the same."""
    node: TranslateNode = do_translate(parser, token)
    asked = node.filter_expression
    constant = not asked.filters and isinstance(getattr(asked.var, "literal", None), str)
    return Said(node) if constant and node.asvar is None else node


register.tag("translate", translate)
