"""English function words and common verbs: what bounds a noun phrase and joins clauses, as data."""

from collections.abc import Mapping

DETERMINERS: frozenset[str] = frozenset(
    "the a an this that these those each every any another all both".split()
)
INDEFINITE: frozenset[str] = frozenset({"a", "an", "one", "another"})
ORDINALS: Mapping[str, int] = {
    word: number
    for number, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 2
    )
}
POSSESSIVES: frozenset[str] = frozenset("his her their its my our your whose".split())
PRONOUNS: frozenset[str] = frozenset(
    "he she they it we i you him them us himself herself themselves itself who whom which"
    " someone somebody everyone nobody everybody anyone anybody".split()
)
PREPOSITIONS: frozenset[str] = frozenset(
    "of in at on by from to with near into onto during between against for under over"
    " through across around along inside outside within without toward towards behind"
    " beside besides beyond above below amid among amongst via per about off up down out"
    " after before since until till as like despite throughout upon over- aboard atop beneath"
    " underneath".split()
)
CONJUNCTIONS: frozenset[str] = frozenset({"and", "or", "&", "plus", "+"})
SUBORDINATORS: frozenset[str] = frozenset(
    "when while because if that although though whereas once where how why unless but so"
    " whether after before as since until".split()
)
RELATIVES: frozenset[str] = frozenset({"who", "which", "whom", "whose"})
BE: frozenset[str] = frozenset(
    "is are was were be been being am isn't aren't wasn't weren't get gets got getting"
    " gotten".split()
)
HAVE: frozenset[str] = frozenset("has have had having hasn't haven't hadn't".split())
DO: frozenset[str] = frozenset({"do", "does", "did", "doesn't", "didn't", "don't"})
MODALS: frozenset[str] = frozenset(
    "will would could can should shall may might must won't wouldn't couldn't can't cannot".split()
)
NEGATIONS: frozenset[str] = frozenset(
    "not never n't nor neither didn't wasn't weren't isn't aren't hasn't haven't hadn't"
    " don't doesn't won't wouldn't couldn't can't cannot".split()
)
ADVERBS: frozenset[str] = frozenset(
    "likely unlikely also later still then now already only just even again thus too so far "
    "ago soon yet"
    " instead alone together almost nearly since both all back away apart initially"
    " subsequently meanwhile reportedly allegedly apparently fatally seriously critically"
    " slightly lightly severely badly mortally instantly immediately previously currently"
    " simultaneously deliberately accidentally brutally mistakenly dead-on overnight"
    " further least once twice there here today yesterday tonight tomorrow".split()
)
#: words in -ly that are no adverbs
LY_WORDS: frozenset[str] = frozenset(
    "family assembly italy july ally rally reply supply elderly daily weekly monthly early "
    "holy ugly"
    " friendly costly lonely anomaly monopoly homely lovely lively bully"
    " jelly belly kelly billy sally molly holly emily beverly kimberly".split()
)
TIMES: frozenset[str] = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march"
    " april june july august september october november december mon tue tues wed thu"
    " thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec today yesterday"
    " tonight tomorrow a.m. p.m. morning afternoon evening night midnight noon dawn dusk "
    "weekend".split()
)
#: verbs that end a noun phrase; harm and report verbs have lists of their own
VERBS: frozenset[str] = frozenset(
    "attack attacked attacking hit hits hitting struck strike strikes target targeted"
    " targeting fire fired firing open opened opening launch launched launching carry"
    " carried carrying storm stormed storming raid raided raiding ambush ambushed"
    " ambushing explode exploded exploding explodes detonate detonated detonating blew"
    " blow blown blast clash clashed clashing fight fought fighting take took taken taking"
    " bring brought bringing leave left leaving leaves cause caused causing causes result"
    " resulted resulting results suffer suffered suffering sustain sustained inflict"
    " inflicted inflicting include included includes including rise rose risen rising"
    " rises reach reached reaching reaches climb climbed climbing climbs stand stood"
    " stands standing jump jumped increase increased increasing grow grew grown go went"
    " gone going come came coming make made making become became remain remained flee fled"
    " fleeing run ran running begin began begun try tried trying seek sought hold held"
    " holding keep kept find found finding recover recovered recovering discover"
    " discovered retrieve retrieved pull pulled pulling dig dug identify identified rush"
    " rushed transport transported transfer transferred admit admitted treat treated"
    " evacuate evacuated bury buried lose lost losing loses claim claimed claiming claims"
    " occur occurred happen happened happening erupt erupted break broke destroy destroyed"
    " destroying damage damaged damaging burn burned burnt burning set sets ram rammed"
    " ramming throw threw thrown plant planted shell shelled shelling bomb bombed bombing"
    " drop dropped fell fall fallen falling force forced forcing capture captured seize"
    " seized seizing rescue rescued free freed release released continue continued"
    " continuing escape escaped follow followed following spoke speak speaks spoken presumed "
    "bear bears accuse accused"
    " accusing blame blamed blaming believe believed fear feared expect expected know"
    " known think thought consider considered see saw seen show showed shows shown use"
    " used using give gave given arrive arrived return returned live lived living work"
    " worked working travel travelled traveled travelling traveling drive drove driving"
    " walk walked walking ride riding wear wearing wore involve involved involving appear"
    " appeared seem seemed need needed want wanted enter entered entering leading led lead"
    " leads belong belonging receive received face faced faces trying put puts putting"
    " brings total totaled totalled totaling amount amounted exceed exceeded surpass"
    " surpassed surpasses passed pass passes hits tops topped top died spark sparks"
    " sparked rock rocked rocks rip ripped ripping tear tore slam slammed crash crashed"
    " intercepted responded stepped retaliated killed-off mourn mourned mourns suffers "
    "sustains conceded concedes admits insist insists insisted agreed agree mentioned "
    "dismissed "
    "dismisses disputed disputes refuted rejects suspect suspects fear fears gives revised "
    "revises lowered lowers corrected reduced updated upped planted gather"
    " gathered prepare prepared call called pronounced declared rejected vowed threatened"
    " raised raising raises bringing brought cost costs costing intervened intervene suggested"
    " suggests suggest range vary varied varies ensued accounted consisted ranged hacked hacking"
    " hack clubbed bludgeoned tortured named driven pushed chased".split()
)
#: of VERBS, those that are nouns behind a determiner, a figure or another word: "the attack"
NOUNABLE: frozenset[str] = frozenset(
    "total top attack strike strikes raid raids fire blast clash clashes fight bomb bombs shelling"
    " ambush fall drive rise increase work return hit hits ride call results result force"
    " walk shell crash escape capture break strike bombing burning living fighting use"
    " target cause leave report".split()
)
#: words that are written with a capital and start no name
NOT_NAMES: frozenset[str] = frozenset(
    "the a an in on at by from of and or but as after before when while he she it they we"
    " i this that these those there here his her its their our police officials according"
    " meanwhile however also no not at least more than some several many monday tuesday"
    " wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december".split()
)
