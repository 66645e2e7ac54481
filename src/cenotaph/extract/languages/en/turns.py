"""English words with which a page turns from one incident to another, as data."""

#: what one attack is called, alone or behind words that tell its kind: "roadside bomb"
ATTACKS: frozenset[str] = frozenset(
    "airstrike airstrikes strike strikes missile missiles rocket rockets shell shells mortar"
    " mortars bomb bombs bomber bombers blast blasts explosion explosions attack attacks"
    " bombing bombings mine mines landmine landmines ied ieds raid raids ambush ambushes"
    " shooting shootings clash clashes shelling bombardment incident incidents assault assaults"
    " drone drones device devices grenade grenades round rounds killing killings massacre"
    " gunfight firefight operation operations barrage".split()
)
#: words before such a noun that say it is not the one told before
OTHER = (
    r"(?:another|one other|an additional|a (?:second|third|fourth|fifth|further|similar)"
    r"|(?:the )?(?:second|third|fourth|fifth)|two more|two other|three more|three other|other)"
)
#: words that say so of an incident by themselves: of one wherever they stand, of several at the
#: head of a sentence, since "in separate attacks" sums them up
A_SEPARATE = r"an? (?:separate|different|unrelated)"
SEPARATE = r"(?:separate|different|unrelated)"
#: what may stand between a determiner and the noun: "another Israeli air", "a second car"
BETWEEN = r"(?:[\w’'-]+ ){0,3}?"
#: what follows a noun that is no attack but one who lived through it: "another bomb victim"
PEOPLE = (
    r"victims?|survivors?|suspects?|casualt(?:y|ies)|site|sites|plot|squad|disposal|experts?"
    r"|makers?|crews?|pilots?|operators?|attempts?|wave|planners?|factory"
)
#: what a sentence that sets an incident behind an earlier one can begin with, but for an attack
IT = r"it|this|that|violence|bloodshed|unrest|fighting|deaths?|murders?|slayings?"
#: words at the head of a sentence that leave the place told so far
ELSEWHERE = (
    r"elsewhere|separately|in (?:other|further|related) (?:violence|attacks|incidents|news"
    r"|developments)|in other (?:parts|areas|districts)|also (?:in|near|on|at|outside) "
)
#: words at the head of a sentence that leave what was told, where it names a place of its own
MEANWHILE = r"meanwhile|(?:hours )?(?:earlier|later)(?: (?:on|in) [\w ]{3,20})?,"
#: words of a second strike on those who come to help, or at the same spot: no other incident
SAME_SPOT = (
    r"\b(?:minutes|moments|seconds) (?:later|after|apart)|\bshortly after"
    r"(?:wards)?|\brescuers?\b|\brescue (?:workers?|teams?)|\bfirst responders?|\bparamedics?\b"
    r"|\bambulances?\b|\bcrowds?\b.{0,30}\bgathered|\bsame (?:building|house|home|site|spot"
    r"|place|market|street|location|target|school|hospital|checkpoint|mosque|church|convoy|base)"
)
#: a place or an hour of its own, told without a name
OWN_SETTING = (
    r"\b(?:in|at|near|on|outside) (?:the|a|an|another|the same) (?:[\w’'-]+ ){0,3}?(?:village|town"
    r"|city|district|suburb|province|region|county|area|countryside|neighbou?rhood|road|highway"
    r"|governorate|subdistrict|camp)\b|\b(?:hours|earlier|later)\b"
)
#: words of a headline or a first paragraph that announce several incidents
ANNOUNCING = (
    r"\bround-?up\b|\bin brief\b|\b(?:security|latest|key|daily) (?:developments|incidents|events)"
    r"|\bdaily (?:brief|report|summary|bulletin)\b|\bday in review\b"
    r"|\b(?:separate|various|different) (?:[\w,’'-]+ ){0,4}?(?:attacks|incidents|airstrikes"
    r"|strikes|bombings|blasts|explosions|operations|shootings|raids|clashes|ambushes)\b"
    r"|\b(?:several|multiple|different|various|two|three|four|five|six|seven|eight|nine|ten"
    r"|dozens of) (?:[\w,’'-]+ ){0,2}?(?:areas|villages|settlements|districts|provinces|regions"
    r"|towns|cities)\b"
    r"|\bin (?:[\w-]+ ){0,3}(?:attacks|strikes|bombings|raids) (?:in|across) (?:the )?(?:north"
    r"|south|east|west|centr)[\w-]*\b"
    r"|\bviolence\b[^.]{0,60}\b(?:kills|killed|claims|claimed|leaves|left)\b"
    r"|\b(?:deadliest|worst|bloodiest) (?:attack|incident|strike|bombing|blast)\b"
    r"|\b(?:attacks|violence|strikes|shelling|airstrikes|bombings|raids)\b[^.]{0,40}\b(?:across"
    r"|regions|provinces)\b|\b(?:past|last) (?:24 hours|day|two days)\b"
)
#: an attack or attackers that the words before did not tell of
NEW_ATTACK = (
    r"\b(?:gunm[ae]n|assailants?|attackers|militants|insurgents|suspected|unknown|unidentified"
    r"|bod(?:y|ies)|snipers?)\b"
)
