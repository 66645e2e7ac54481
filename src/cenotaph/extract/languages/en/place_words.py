"""English words that stand beside names of places, and words that are no places, as data."""

import re
from collections.abc import Mapping
from typing import Final

#: what stands before or after a name and makes it one of a small place
SMALL: Final = (
    "village|town|city|hometown|home town|community|hamlet|settlement|township|municipality|"
    "commune|locality|port|"
    "port city|capital|provincial capital|stronghold|enclave|oasis|suburb|kibbutz|moshav|canton|"
    "parish|ghetto|favela|colony"
)
#: the same for a part of a town or a single spot
PART: Final = (
    "neighbou?rhood|quarter|district|subdistrict|sub-district|suburb|ward|borough|camp|"
    "refugee camp|displacement camp|IDP camp|housing complex|market|crossing|checkpoint|junction|"
    "roundabout|bridge|airport|air ?base|airfield|military base|base|hospital|school|mosque|"
    "church|prison|dam|station|university|barracks|beach|complex|clinic|hotel|compound|outpost|"
    "harbou?r|pier|jetty|cemetery|stadium|square|factory|power plant|plant|warehouse|refinery|"
    "oil ?field|gas ?field|mine|farm|ranch|estate|monastery|convent|shrine|temple|synagogue|"
    "seminary|madrasa|kindergarten|orphanage|courthouse|mall|bakery|terminal|slum|township|"
    "detachment|garrison|military post|army post|army base|penitentiary|jail"
)
#: the same for something wider
WIDE: Final = (
    "province|governorate|oblast|region|state|department|county|prefecture|district|division|"
    "territory|zone|woreda|cercle|raion|chiefdom|emirate|republic|peninsula|valley|island|"
    "islands|basin|plain|strip|local government area|LGA|municipality|sector|cantons?|"
    "constituency|département|commune|regency|upazila|tehsil|taluka|wilayah?|comarca|payam|obl\\.?|"
    "sub-county|prov\\.?|dist\\.?"
)
#: land without a town's edges
LAND: Final = (
    "countryside|desert|badia|steppe|mountains?|forest|hills?|plains?|front ?lines?|axis|"
    "outskirts|suburbs|hinterland|highlands|lowlands|marshes|rural areas?|border area|"
    "border region|area|areas|heights|jungle|highway|road|slopes|foothills|volcano"
)
SIDES: Final = (
    "north|south|east|west|north-?east|north-?west|south-?east|south-?west|"
    "north-north-?east|south-south-?west"
)
SIDED: Final = (
    "northern|southern|eastern|western|north-?eastern|north-?western|south-?eastern|"
    "south-?western|central|north|south|east|west|north-?east|north-?west|south-?east|"
    "south-?west|upper|lower|greater|rural|downtown|mid"
)
#: words between a preposition and the noun or the name: "in the rebel-held northern city of X"
DESCRIBING: Final = (
    r"(?:the|an?|its|their|nearby|neighbou?ring|small|remote|rural|besieged|occupied|disputed|"
    r"flashpoint|restive|volatile|troubled|embattled|besieged|strategic|ancient|historic|holy|"
    r"largest|second|third|coastal|border|desert|mountainous|main|provincial|country's|capital|"
    r"densely|populated|populous|crowded|overcrowded|mostly|mainly|predominantly|busy|"
    r"conflict-hit|divided|ruined|battered|war-torn|war-ravaged|oil-rich|mineral-rich|cocaine-producing|gold-mining|"
    r"now|largely|so-called|entire|whole|two|three|several|historical|farming|mining|"
    r"[a-z]+-(?:held|controlled|occupied|majority|administered|dominated|affected|run|backed|"
    r"stricken|torn|populated)|"
    rf"{SIDED})"
)
#: degrees clockwise from north
BEARINGS: Final[Mapping[str, float]] = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0,
    "southwest": 225.0, "west": 270.0, "northwest": 315.0, "northnortheast": 22.5,
    "southsouthwest": 202.5,
}  # fmt: skip
KM_OF_UNIT: Final[Mapping[str, float]] = {"k": 1.0, "m": 1.609}

#: words that end a name where capitals tell nothing, and stand outside it where they do
STOPS: Final = frozenset(
    """
    a about above according across after again against ago all along also although am amid among
    an and another any are around as at away be because been before behind being below beside
    between beyond both but by can could day days dead despite did do does down due during each
    early eight eleven even every few fifteen fifty five following for forces former forty four
    from get gets had has have he her here hers him his how hundred hundreds i if in inside into
    is it its just kill killed killing kills last late later least less many may might month more
    morning most much near nearly new-found next night nine no nor not now of off on once one only
    onto or other others our out outside over overnight own past people per says said saying say
    scores second seven several she should since six sixty so some still such ten than that the
    their them then there these they third thirty this those though thousands three through
    throughout till to today together tomorrow tonight too total toward towards twelve twenty two
    under until up upon us very via was we were what when where whether which while who whom whose
    why will with within without would year years yesterday yet you your dozens dozen including
    meanwhile however earlier elsewhere reports report reported breaking update live video watch
    monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december mon tue tues wed thu thurs fri sat sun jan feb
    mar apr jun jul aug sep sept oct nov dec mr mrs ms dr gen col lt maj sgt capt brig rev sheikh
    president minister general colonel captain major lieutenant sergeant brigadier prime king
    prince spokesman spokesperson spokeswoman commander governor mayor senator pope judge officer
    deputy chief secretary ambassador god allah islam ramadan eid christmas easter
    """.split()
)
#: where all is in capitals, nouns behind a name that make it a place
NOUNS_IN_CAPITALS: Final = frozenset(
    """
    camp village town suburb suburbs station base volcano hill hills barracks neighborhood
    neighbourhood hamlet district province department airport settlement township river valley
    mountain mountains farm ranch quarter community municipality canton colony peninsula island
    garrison fort
    """.split()
)
#: words between such a name and its noun: the KIRAN ARMY CAMP
OF_A_NOUN: Final = frozenset(
    "army refugee military police railway train bus displaced air naval guerrilla rebel power"
    " fishing mining border".split()
)
#: faiths and peoples that end a name: "Baghdad Shi'ite districts"
PEOPLES: Final = frozenset(
    """
    shi'ite shi’ite shiite shiites shia sunni sunnis muslim muslims christian christians jewish
    hindu arab arabs kurdish kurds druze alawite yazidi coptic catholic catholics protestant
    protestants
    """.split()
)
#: what may follow a name inside one run without making it something else: "Baghdad Airport"
AFTER_NAME: Final = frozenset(
    """
    airport airbase airfield base camp city town village province governorate oblast region state
    department county district prefecture division municipality territory zone neighborhood
    neighbourhood quarter area countryside suburb suburbs border highway road bridge market
    hospital prison university school international center centre central port harbor harbour
    crossing valley mountains mountain desert forest river lake island islands peninsula front
    police sheriff fire metropolitan township parish borough station stadium cathedral church
    mosque hotel square park mall plaza downtown north south east west northern southern eastern
    western raion obl emirate lga local government area strip military air
    """.split()
)
#: a run that ends so is a street, which the record does not place
STREETS: Final = frozenset(
    """
    street streets avenue avenues road boulevard drive lane way st ave rd blvd dr ln court place
    terrace parkway highway route interstate block
    """.split()
)
#: a run that holds one of these is a body of people, not a place
BODIES: Final = frozenset(
    """
    ministry observatory council committee army forces force agency brigade brigades battalion
    regiment movement party union organization organisation association federation network
    command front coalition police department court congress parliament senate commission
    company corporation times post news press tribune herald gazette television radio tv
    institute foundation society crescent cross rights watch international group militia cartel
    gang corps guard guards guardsmen navy squad unit fund bank league office bureau service
    """.split()
)
#: English words that are also towns somewhere: a name only where the page's country has it, or a
#: noun of place stands beside it; taken from the lower-case words of the measuring corpora
TRAPS: Final = frozenset(
    """
    most police mine mines bath reading nice mobile man men same march may son us story friend
    front week male street key dan pay hope loss change red post list tape job share real bed
    random price rate save nine church lead guy ask rest plans gas worth mission strong downtown
    federal force hour model course town reach walk cash tells level buy cell cut content turn
    shell record moon success fell patrol exchange human effort date oil pop da park song wall
    summer sedan border research lung riding hunting leader normal jury celebration band grant
    sales economy base mile fall popular opportunity deep ways dad veteran chance steps mind box
    carry para haven alley none van happy sale blue wake sweet main peace green parent voters
    label progress lack hole keys gray comfort discovery pray row enter caller trip holiday
    principal net energy farmers stock bright headquarters war plate victory grand pool basic boom
    brand quarter plus college uma ten bottom hall smile surprise battle metal rob cool lock bank
    tour rose woods grandson spring miss section rise pole central purchase sell royal nut carbon
    northwest northeast star rule spray wave bigger tool bag maximum ride busy train vice bang
    loving bury chamber advance sing paper century vote cloud sisters ring vest friendly transit
    anger pure cuts toll factor aim dollar hunt limit bear lay plenty ideal port mark lab zone
    brick lawn art walls welcome massacre magazine dry university northern southern eastern
    western north south east west airport deer zero terminal ball rain race liter switch
    friendship cargo tree roles hat hammer circle grass coma snow trooper belt cold lucky delay
    jar desk powers fleet freedom honey soy dock experiment yoga hell burst dogs barrage concrete
    metro grave union spike rock drama poll orange tale mama rice hood shape rio harvest sack
    onset dual chair garden bet ravine drain mall junior ear bone culture hub contest hero grim
    elbow council angel purse faith mansion tag angle tube tap gross earth rib superior globe
    conservation hometown drone pack lane logo kit sector guide butterfly best fortune plot boil
    conversion landing independence heel wedding hail paint grill ton drum gold grain corn plaza
    slaughter sole legacy rapid roulette pig chat foster coal hunter plain angles arena fate
    champion cast pace mountain tank lie lakes meter export min peer hay tub cascade gut parks
    sunrise junction varsity steep hill joy tone trail wrist ranger sister haul unity temple
    heist hurricane bolt pin hook ban best black border camp center centre chapel close commerce
    cross crime district drive east-west ford fort freeman gate grove heights home house hub
    justice king lake lewis liberty long mills moore oak ocean page palm pearl point prince queen
    rush sandy shot silver sky speaker stone story sugar sun union victoria village vista white
    winter wood young attack bomb fire gun hit killing strike bar bay ben bill bob chin dale dean
    delta don est ford frank george grace harris henry hugo jackson james joe john jordan kelly
    lac lance lee lima madison mars marshall mary max mason mercy mon mons nord ole of paul peter
    ray rex rich robin roman romeo ross roy sal sam san santa scott shan sharon sierra smith
    stanley steel sud susan taylor tom tony troy tyler urban vega victor ward wayne webster will
    wilson ann bari bara sake lakes van bara deal media trial order call center control care hard
    cases agency lives plan sad bus cars target school hotel room major camp defense defence
    combat battles clashes fighting ambush custody hospital self arms exile surgery court action
    addition general particular public private spite fact front all order retaliation response
    total combat charge prison jail detention critical stable serious condition
    car time com bullet leg came lot going made see ran seen come side possession guns never law
    put make name set used driver store well sent rifle mass drug minor give males phone run line
    gone taking ever miles look big bad die start okay send shut met goes sort hair receiving sides
    gonna eye non means dawn barber shared beer tall cop brain washer add convoy loose flee twin
    lone tore wing hamlet mad wash tent settle fully uses seem forth glad hot tire tires burns hills
    lorry checkpoint claymore compound dug tavern style panic grab bush tea branch skip
    """.split()
)
#: capitalised words that are peoples, faiths, bodies, languages and things, never a place
NO_NAMES: Final = frozenset(
    """
    land andean amazonian caucasian balkan saharan sahelian
    shi'ite shi’ite shiite shiites shia shi'a sunni sunnis muslim muslims christian christians
    jew
    jews jewish hindu hindus arab arabs kurd kurds kurdish druze alawite alawites yazidi yazidis
    coptic copt copts
    sikh sikhs buddhist buddhists catholic protestant islamist islamists jihadist jihadists maoist
    maoists marxist communist hutu tutsi fulani hausa tuareg dogon dinka nuer oromo amhara tigrayan
    pashtun baloch baluch rohingya hazara tamil naga latino latinos hispanic african africans asian
    european europeans western arabic english french spanish russian hebrew persian urdu pashto
    parliament congress facebook twitter telegram instagram tiktok youtube whatsapp signal google
    internet covid covid-19 operation ieds ied capital embassy parliamentary constitution bible
    quran koran friday's monday's jesus christ lord corrections
    united nations un eu european-union west east strip state
    """.split()
)
#: adjectives of a rule's name that are no name of their own
NOT_A_PLACE: Final = re.compile(
    r"(?:[\w’'-]+-(?:based|backed|led|run|born|made|style|language|trained|supplied|held|"
    r"controlled|occupied|linked|aligned|allied|affiliated|majority|wide|era))\Z",
    re.I,
)
#: what stands behind an adjective made of a name: "in the Adamawan market town of Mubi"
ADJECTIVE_OF_A_TOWN: Final = re.compile(
    r"\s(?:(?:[a-z-]+\s){1,2}(?:village|hamlet|suburb|district|settlement|community|province"
    r"|neighbou?rhood)|(?:[a-z-]+\s){0,2}(?:port|city|town|enclave|resort|island))"
    r"\sof\s(?:the\s)?[A-ZÀ-Þ]"
)
#: what is named after far towns: behind "Makka", "Madina and Benadir"
NAMED_AFTER_TOWNS: Final = re.compile(
    r"(?:\s+(?:and|or|&)\s+[A-Z][\w’'-]+)?\s+(?:streets?|road|avenue|hospitals?|clinics?|hotels?"
    r"|restaurants?|cafes?|cinema|mosques?|schools?|universit(?:y|ies)|college|junction|roundabout"
    r"|bridge|square|gate|markets?|mall|pharmacy|course|cent(?:re|er)|quarter|colony|block)\b"
)
