"""English words of how somebody is hurt: brought to a hospital, struck by a bullet, as data."""

#: words of bringing people to a hospital, where some die
BROUGHT: frozenset[str] = frozenset(
    "taken rushed transported airlifted brought admitted flown transferred".split()
)
HOSPITALS: frozenset[str] = frozenset(
    "hospital hospitals center centre clinic infirmary ward unit".split()
)
#: verbs of what bullets do, what strikes so, and where it strikes
STRIKING: frozenset[str] = frozenset("hit hits hitting struck strikes striking".split())
MISSILES: frozenset[str] = frozenset(
    "bullet bullets gunfire shots round rounds shrapnel fragments pellet pellets".split()
)
BODY: frozenset[str] = frozenset(
    "leg legs arm arms head chest back neck face shoulder stomach abdomen hand foot thigh torso"
    " hip knee ankle buttocks side groin jaw eye hands feet times".split()
)
#: how an attacker's own death is told: by "himself", a gun, a life of one's own
SELVES: frozenset[str] = frozenset({"himself", "herself"})
TURNING: frozenset[str] = frozenset("turned turning turns fired firing used using".split())
GUNS: frozenset[str] = frozenset(
    "gun guns weapon weapons rifle shotgun pistol handgun revolver firearm knife".split()
)
ENDING: frozenset[str] = frozenset("took taking takes taken ended ending ends".split())
COMMITTING: frozenset[str] = frozenset({"committed", "committing", "commits"})
THEIRS: frozenset[str] = frozenset({"his", "her"})
THEN: frozenset[str] = frozenset({"then", "later", "afterwards", "afterward"})
