"""The queue: what needs a person, most useful first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for a person."""
    return render(request, "workbench/queue.html", {})
