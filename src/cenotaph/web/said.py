"""The tags `translate` and `url`, of which each answer is looked up once in each language.

Django looks a text up in every catalogue whenever it is shown, and a page shows two hundred; it
puts an address together anew each time, and a page of the workbench has fifty.
"""

from typing import Any

from django import template
from django.template.base import Node, Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as do_url
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils.html import escape

from cenotaph.web.translation import language
from cenotaph.web.ways import way

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


class Way(Node):  # type: ignore[misc]
    """The address of a page whose name and place in the path are plain words or numbers."""

    def __init__(self, asked: URLNode) -> None:
        self._asked = asked

    def render(self, context: template.Context) -> Any:
        """The address in the language being rendered."""
        values = tuple(one.resolve(context) for one in self._asked.args)
        return escape(way(str(self._asked.view_name.var), values, language()))


def url(parser: Parser, token: Token) -> Node:
    """Django's `url`, kept where it is put together of its values alone."""
    node: URLNode = do_url(parser, token)
    named = node.view_name
    constant = not named.filters and isinstance(named.var, str)
    return Way(node) if constant and not node.kwargs and node.asvar is None else node


register.tag("translate", translate)
register.tag("url", url)
