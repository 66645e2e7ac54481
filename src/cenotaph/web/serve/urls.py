"""Every address of the server: the public pages at the root, `workbench/`, `api/`."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from cenotaph.web import views
from cenotaph.web.api import guide
from cenotaph.web.serve import corrections, live, search
from cenotaph.web.urls import urlpatterns as public

urlpatterns = [
    *i18n_patterns(
        path("", views.home),
        path("incidents.html", search.incidents),
        path("corrections", corrections.corrections, name="corrections"),
        path("corrections/about/<slug:incident>", corrections.correct, name="correct"),
        path("corrections/<str:receipt>", corrections.correction, name="correction"),
        path("api/", guide.guide, name="api-guide"),
        prefix_default_language=False,
    ),
    *public,
    path("incidents.atom", search.feed, name="search-feed"),
    path("downloads/<str:name>", live.download, name="download"),
    path("api/", include("cenotaph.web.api.urls")),
    path("workbench/", include("cenotaph.web.workbench.urls")),
]
handler404 = "cenotaph.web.serve.trouble.not_found"
handler400 = "cenotaph.web.serve.trouble.unusable"
handler403 = "cenotaph.web.serve.trouble.refused"
handler500 = "cenotaph.web.serve.trouble.failed"
