"""English words of what follows upon a harm: burials, mourning, deaths of wounds, as data."""

#: verbs whose time and place are those of a rite, and not of the harm
BURYING = (
    r"(?:buried|buries|bury|burying)(?!\s+(?:under|beneath|alive|(?:in|by)\s+(?:the\s+)?(?:rubble"
    r"|debris|ruins|road|ground)))|laid\s+to\s+rest|interred|mourn(?:s|ed)?|repatriated"
    r"|(?:paid|pays?|paying)\s+(?:\w+\s+){0,2}?(?:homage|tributes?|respects)"
)
#: what is buried to kill
BURIED_ARMS = (
    r"\b(?:bombs?|mines?|landmines?|devices?|ieds?|explosives?|charges?)\s+(?:\w+\s+){0,2}\Z"
)
#: rites by name; a funeral that is attacked is a scene of harm
RITES = (
    r"funerals?|burials?(?!\s+(?:sites?|grounds?|places?|pits?))|tributes?\s+(?:at|to|in)|homage"
    r"|coffins?|condolences|vigils?|memorial\s+(?:service|ceremony)|national\s+mourning"
    r"|(?:days?|week)\s+of\s+mourning"
)
#: deaths of wounds, whose day is not that of the harm
LATER_DEATHS = (
    r"succumb(?:s|ed)?(?:\s+to\s+(?:\w+\s+){0,2}?(?:wounds?|injuries))?|(?:died|dies|dead)\s+(?:\w+\s+){0,2}?(?:of|from)\s+(?:(?:his|her|their|the"
    r"|serious|severe|critical|gunshot|shrapnel|bullet|head)\s+){0,3}(?:wounds?|injuries)"
    r"|died\s+(?:\w+\s+){0,3}?(?:in|at)\s+(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,2}?hospitals?"
    r"|(?:pronounced|declared)\s+dead(?!\s+(?:at|on)\s+(?:the\s+)?(?:scene|spot|site))"
    r"|where\s+(?:(?:s?he|they|one|two|three|the\s+\w+)\s+)(?:\w+\s+){0,2}?(?:died|succumbed)"
    r"|later\s+died|died\s+(?:\w+\s+){0,2}later"
)
#: verbs of bringing the hurt and the dead somewhere, whose place is not that of the harm
_TO = (
    r"(?:taken|rushed|airlifted|flown|transported|transferred|evacuated|brought|moved|referred"
    r"|admitted)\s+(?:[\w-]+\s+){0,4}?(?:to|in|at)\b"
)
BRINGING = (
    rf"{_TO}(?=\s+(?:[\w.’'-]+\s+){{0,5}}?(?:hospitals?|clinics?|health|medical|infirmary|morgue"
    r"|mortuary|cent(?:er|re)))"
    r"|(?:he|she|him|her|body|bodies|remains|wounded|injured|victims?|patients?)\s+"
    rf"(?:[\w-]+\s+){{0,4}}?{_TO}"
)
#: words of a harm or an attack, whose time and place a sentence may tell beside those of a rite
HARMS = (
    r"kill(?:ed|s|ing|ings)?|die[ds]?|dying|deaths?|dead|fallen|fell|slain|murder(?:ed|s)?"
    r"|massacred?s?|attack(?:ed|s)?|raid(?:ed|s)?|strikes?|struck|airstrikes?|shell(?:ed|ing)"
    r"|bomb(?:ed|ing|ings|er|s)?|blasts?|explosions?|exploded|clash(?:es|ed)?|ambush(?:ed|es)?"
    r"|shot|shootings?|fighting|battle|battles|assault(?:s|ed)?|wounded|injured|victims?|gunmen"
    r"|wounds?|found|stabbed|gunned|gunfire|sustained|suffered|inflicted|combat"
    r"|(?<!was )(?<!were )received"
    r"|lost\s+(?:their|his|her)\s+li(?:ves|fe)|perished|opened\s+fire|abducted|kidnapped|hit"
)
