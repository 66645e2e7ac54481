"""Every address of the public site; each is also the name of the file it is published as.

Those of another language than English begin with its code: `ar/index.html`.
"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from cenotaph.export.feed import CHANGES, INCIDENTS
from cenotaph.web import feeds, views

# feeds and tables are for programs, and the same in every language
urlpatterns = [
    path("downloads/over-time.csv", feeds.over_time, name="over-time"),
    path("incidents/<slug:incident>.csv", feeds.figures, name="figures"),
    path("sources/<slug:source>.atom", feeds.of_source, name="source-feed"),
    path("places/<str:place>.atom", feeds.of_place, name="place-feed"),
    path(f"downloads/{CHANGES}", feeds.changes, name="changes-feed"),
    path(f"downloads/{INCIDENTS}", feeds.incidents, name="incidents-feed"),
]
urlpatterns += i18n_patterns(
    path("index.html", views.home, name="home"),
    path("incidents.html", views.incidents, name="incidents"),
    path("incidents/<slug:incident>.html", views.incident, name="incident"),
    path("incidents/<slug:incident>/claims.html", views.claims, name="claims"),
    path("sources.html", views.sources, name="sources"),
    path("sources/<slug:source>.html", views.source, name="source"),
    path("map.html", views.all_on_a_map, name="map"),
    path("map/<int:level>-<int:row>-<int:column>.html", views.tile, name="tile"),
    path("map/<int:level>-<int:row>-<int:column>-<int:part>.html", views.tile, name="tile-part"),
    path("changes.html", views.changes, name="changes"),
    path("methodology.html", views.methodology, name="methodology"),
    path("downloads.html", views.downloads, name="downloads"),
    path("edition.html", views.edition, name="edition"),
    path("404.html", views.missing, name="missing"),
    prefix_default_language=False,
)
