"""The words of a title that tell one incident from another."""

from cenotaph.model.reports import Report
from cenotaph.model.signature import folded_words

# Words that every title of this trade may hold; two pages that share only these share nothing.
# Counted in the titles of local news of shootings and of the project's example pages: each stands
# in more than one title in a hundred, or is the name of a harm or of a speaker.
COMMON = frozenset(
    """
    about accidental accidentally accused after airstrike airstrikes another army arrest arrested
    attack attacks bomb bombing boys breaking charged charges child children city civilians clash
    clashes county court crime dead deadly death deaths died dies drone during eight explosion
    family fatal fatally father fighters fire five following force forces found four from girl
    group gunfire gunman gunmen gunshot have head home hospital hospitalized hurt identified
    identify identifies incident including injured injures injuring injury into investigate
    investigated investigates investigating investigation kill killed killing kills last least
    leaves local male militants military minister ministry monitor monday more mother murder
    near news night nine officer officers official officials over people person police raid
    released report reported reports rises rocket rockets said says scene seven several sheriff
    shelling shoot shooter shooting shootings shoots shot shots sister soldiers south sources
    state strike strikes suspect suspected suspects teen teenager ten than that their three toll
    town troops two under update video victim victims village were west while with woman women
    wounded wounding wounds year years
    monday tuesday wednesday thursday friday saturday sunday
    """.split()
)


def words(report: Report) -> frozenset[str]:
    """The title's words of four letters and more that are not common; of a lead report alone.

    A page's title tells of the incident it leads with, not of those in its background.
    """
    if not report.lead or not report.title:
        return frozenset()
    found = {word for word in folded_words(report.title) if len(word) > 3}
    return frozenset(word for word in found - COMMON if not word.isdigit())
