"""What may be asked in a query, and the search it stands for."""

from typing import Annotated

from ninja import Schema
from pydantic import Field

from cenotaph.errors import InputError
from cenotaph.model.vocabulary import Certainty, Means, Measure, PolicyName
from cenotaph.record.search import Cursor, Near, Search, cursor_in

MOST = 100

# PostgreSQL takes no NUL in a text, and no name holds a control character.
Words = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f]*$")]
Figure = Annotated[int, Field(ge=0, le=1_000_000_000)]


class Policy(Schema):
    """Under which policy tolls are wanted."""

    policy: PolicyName = Field("range", description="The policy that tolls are made under.")


class Filters(Policy):
    """Which incidents are wanted; all that is given must hold."""

    text: Words | None = Field(
        None, description="Words of places, parties, sources and means, or their beginnings."
    )
    since: Words | None = Field(None, description="From this day, month or year on: 2023-01-14.")
    until: Words | None = Field(None, description="Up to this day, month or year.")
    place: Words | None = Field(None, description="A place's name, or how it begins.")
    near: Words | None = Field(
        None, description="A circle: latitude, longitude, kilometres, as 35.9,39.0,25."
    )
    country: Words | None = Field(None, description="A country as ISO 3166 writes it: SY.")
    actor: Words | None = Field(None, description="The id of a party or side.")
    means: Means | None = Field(None, description="How people were harmed.")
    source: Words | None = Field(None, description="The id of a source that speaks there.")
    grade: Words | None = Field(None, description="The grade of a toll under the policy.")
    killed_min: Figure | None = Field(None, description="The lowest figure is at least this.")
    killed_max: Figure | None = Field(None, description="The highest figure is at most this.")

    def search(self) -> Search:
        """The search among released incidents that these ask for."""
        return Search(
            text=self.text,
            since=self.since,
            until=self.until,
            place=self.place,
            near=None if self.near is None else _circle(self.near),
            country=self.country,
            actor=self.actor,
            means=self.means,
            source=self.source,
            grade=self.grade,
            policy=self.policy,
            killed_at_least=self.killed_min,
            killed_at_most=self.killed_max,
        )


class Paged(Schema):
    """How many at a time, and where the list goes on."""

    limit: int = Field(50, ge=1, le=MOST, description="How many at most.")
    after: Words | None = Field(None, description="Where the list goes on: from `next`.")


class Listing(Paged, Filters):
    """Which incidents, how many at a time, and where the list goes on."""

    def cursor(self) -> Cursor | None:
        """Where the list goes on; raises InputError for what no list gave."""
        return None if self.after is None else cursor_in(self.after)


class Claims(Listing):
    """Which claims of which incidents."""

    # an incident's claims lie in its whole view, which takes some milliseconds to make
    limit: int = Field(20, ge=1, le=25, description="Of how many incidents at a time.")
    measure: Measure | None = Field(None, description="What is counted.")
    speaker: Words | None = Field(None, description="The id of a source in the attribution.")
    certainty: Certainty | None = Field(None, description="How sure the words are.")


class Since(Paged):
    """From which entry of the log on, how many at a time, and where the list goes on."""

    since: Words = Field("0", description="The number of an entry, or the id of an edition.")


def _circle(text: str) -> Near:
    try:
        lat, lon, km = (float(part) for part in text.split(","))
    except ValueError:
        raise _no_circle(text) from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 < km <= 20_040):
        raise _no_circle(text)
    return Near(lat=lat, lon=lon, km=km)


def _no_circle(text: str) -> InputError:
    return InputError(
        f"“{text}” is no circle on the ground.",
        hint="Write latitude, longitude and kilometres: near=35.9,39.0,25.",
    )
