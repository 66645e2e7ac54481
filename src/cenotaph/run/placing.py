"""Places that a person types into a claim, found in the gazetteer as a page's own are."""

from dataclasses import replace

from cenotaph.extract.rows.places import found_place
from cenotaph.model.claims import Claim
from cenotaph.reference.places import Gazetteer


def placed(claim: Claim, before: Claim, gazetteer: Gazetteer) -> Claim:
    """The claim with the point of each place that was typed, where the gazetteer knows one.

    The countries of what stood there decide among namesakes.
    """
    countries = tuple(dict.fromkeys(one.country for one in before.where if one.country))
    return replace(
        claim,
        where=tuple(
            one
            if one in before.where or one.lat is not None
            else found_place(one.text, gazetteer, countries, None) or one
            for one in claim.where
        ),
    )
