"""The words of a page that a person selected, or copied into a form."""

from django.http import HttpRequest

from cenotaph.model.pages import Page
from cenotaph.model.values import Span
from cenotaph.record.entering import find_words


def words_in(request: HttpRequest, page: Page) -> Span:
    """Where the words stand, by their place where the browser told it, else by themselves.

    Raises InputError where they stand nowhere on the page, or more than once.
    """
    start, end = request.POST.get("start", ""), request.POST.get("end", "")
    if start.isdecimal() and end.isdecimal():
        return Span(int(start), int(end))
    return find_words(page, request.POST.get("words", ""))
