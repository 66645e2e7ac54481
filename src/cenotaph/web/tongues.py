"""The language and direction of a page's own words, for the element that holds them."""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from cenotaph.record.view import ReportView

# Those with letters that run from the right, of the languages in which news is written.
_FROM_THE_RIGHT = frozenset("ar arc ckb dv fa he ps sd syr ug ur yi".split())
_LANGUAGE = re.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")


def tongue(report: ReportView | None) -> SafeString:
    """The attributes of an element that holds a page's own words: their language and direction."""
    code = report.language if report else None
    if code is None or not _LANGUAGE.fullmatch(code):
        return mark_safe('dir="auto"')
    turned = "rtl" if code.partition("-")[0].lower() in _FROM_THE_RIGHT else "ltr"
    return format_html('lang="{}" dir="{}"', code, turned)
