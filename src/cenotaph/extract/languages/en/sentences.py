"""English abbreviations that end with a period without ending a sentence, as data."""

ABBREVIATIONS: frozenset[str] = frozenset(
    "mr mrs ms dr prof gen col lt maj capt sgt cpl brig adm sen rep gov st jr sr no vs"
    " etc inc ltd co corp dept est approx u.s u.n u.k e.g i.e a.m p.m jan feb mar apr jun"
    " jul aug sep sept oct nov dec mt ft rev hon pres supt det insp spc pfc pvt ave blvd"
    " mon tue wed thu fri sat sun gens cols sens reps govs ky ind tenn tex fla calif ariz"
    " mass conn pa va ga la miss mo kan okla neb nev ore wash wis mich minn ill ala ark"
    " del md me n.y n.j n.c s.c n.d s.d n.h r.i w.va d.c ph.d bros al a.k.a nos pp vol min"
    " max inj incl".split()
)

#: how weekdays and months begin, which a clock time may stand before
DAY_BEGINNINGS: frozenset[str] = frozenset(
    "mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec".split()
)
#: words before a figure that is written with spaces: "more than 12 300"
COUNTING = tuple(
    "of than about some nearly almost around over least to and killed killing dead total estimated"
    " another approximately roughly between".split()
)
#: titles before a name, whose period ends nothing: "said Capt. Amina Bello, an officer"
TITLES: frozenset[str] = frozenset(
    "mr mrs ms dr prof gen gens col cols lt maj capt sgt cpl brig adm sen sens rep reps gov govs"
    " rev hon pres supt det insp spc pfc pvt cmdr cdr comm".split()
)
