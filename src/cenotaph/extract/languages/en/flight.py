"""English words of flight: verbs of driving people out, and what they are driven from."""

#: verbs of driving people from where they live, and the places they are driven from
DRIVING: frozenset[str] = frozenset("driven drove forced chased pushed uprooted displaced".split())
LEAVING: frozenset[str] = frozenset("left leave leaving abandoned evacuated vacated".split())
DWELLINGS: frozenset[str] = frozenset(
    "home homes house houses village villages hamlet hamlets town towns area areas camp camps"
    " country region district neighbourhood neighborhood city".split()
)
