"""English nouns for people, with what each tells of status, sex, age and occupation, as data."""

from collections.abc import Mapping
from dataclasses import dataclass

from cenotaph.model.vocabulary import Age, Sex, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What a noun tells of the people it names; `label` marks what only an enemy calls them."""

    status: Status = "unknown"
    sex: Sex | None = None
    age: Age | None = None
    occupation: str | None = None
    label: bool = False
    plural: bool = False
    relative: bool = False
    #: how many one of it stands for: a couple is two
    number: int = 1


def _nouns(words: str, **fields: object) -> dict[str, Noun]:
    """Entries for `words`, each 'singular/plural' or a plural-only '/plural'."""
    table: dict[str, Noun] = {}
    for word in words.split():
        singular, _, plural = word.partition("/")
        if singular:
            table[singular] = Noun(**fields)  # type: ignore[arg-type]
        if plural:
            table[plural] = Noun(plural=True, **fields)  # type: ignore[arg-type]
    return table


NOUNS: Mapping[str, Noun] = {
    **_nouns(
        "person/people human/humans individual/individuals /persons victim/victims soul/souls"
        " other/others adult/adults"
        " survivor/survivors suspect/suspects youth/youths"
        " member/members employee/employees worker/workers citizen/citizens national/nationals"
        " foreigner/foreigners inmate/inmates leader/leaders occupant/occupants"
        " /personnel assailant/assailants attacker/attackers"
        " bomber/bombers perpetrator/perpetrators element/elements"
        " /folks gang/gangs robber/robbers smuggler/smugglers thief/thieves criminal/criminals"
        " volunteer/volunteers follower/followers activist/activists supporter/supporters "
        "guard/guards bodyguard/bodyguards escort/escorts"
        " /staff /crew sailor/sailors prostitute/prostitutes trader/traders"
        " local/locals rider/riders watchman/watchmen parliamentarian/parliamentarians "
        "tribesman/tribesmen "
        "rioter/rioters looter/looters kidnapper/kidnappers hijacker/hijackers "
        "gangster/gangsters intruder/intruders murderer/murderers defector/defectors "
        "deserter/deserters informant/informants informer/informers collaborator/collaborators "
        "spy/spies agent/agents recruit/recruits trainee/trainees operative/operatives "
        "sympathizer/sympathizers sympathiser/sympathisers survivor/survivors girl-friend/ "
        "newlywed/newlyweds stranger/strangers arab/arabs kurd/kurds muslim/muslims "
        "christian/christians hindu/hindus sikh/sikhs jew/jews yazidi/yazidis shiite/shiites "
        "sunni/sunnis tutsi/tutsis hutu/hutus rohingya/rohingya somali/somalis third/ fourth/"
    ),
    **_nouns("pair/pairs couple/couples duo/duos", number=2),
    **_nouns("trio/trios", number=3),
    **_nouns("man/men boyfriend/boyfriends gentleman/gentlemen male/males", sex="male"),
    **_nouns("woman/women lady/ladies girlfriend/girlfriends female/females", sex="female"),
    **_nouns(
        "husband/husbands dad/dads father/fathers brother/brothers uncle/uncles nephew/nephews"
        " grandfather/grandfathers son/sons grandson/grandsons stepson/stepsons"
        " stepfather/stepfathers"
        " stepbrother/stepbrothers half-brother/half-brothers groom/grooms bridegroom/bridegrooms"
        " widower/widowers granddad/granddads grandpa/grandpas"
        " brother-in-law/brothers-in-law father-in-law/fathers-in-law son-in-law/sons-in-law"
        " fiance/fiances ex-husband/ex-husbands ex-boyfriend/ex-boyfriends",
        sex="male",
        relative=True,
    ),
    **_nouns(
        "wife/wives mom/moms mum/mums mother/mothers sister/sisters aunt/aunts niece/nieces "
        "widow/widows bride/brides bridesmaid/bridesmaids"
        " grandmother/grandmothers daughter/daughters granddaughter/granddaughters fiancee/"
        " stepdaughter/stepdaughters stepmother/stepmothers stepsister/stepsisters"
        " half-sister/half-sisters grandma/grandmas mother-in-law/mothers-in-law"
        " sister-in-law/sisters-in-law daughter-in-law/daughters-in-law ex-wife/ex-wives"
        " ex-girlfriend/ex-girlfriends",
        sex="female",
        relative=True,
    ),
    **_nouns(
        "relative/relatives parent/parents cousin/cousins sibling/siblings partner/partners"
        " friend/friends colleague/colleagues"
        " grandchild/grandchildren twin/twins spouse/spouses in-law/in-laws"
        " companion/companions roommate/roommates",
        relative=True,
    ),
    **_nouns(
        "child/children juvenile/juveniles preteen/preteens tot/tots kid/kids infant/infants "
        "baby/babies toddler/toddlers minor/minors"
        " teenager/teenagers teen/teens newborn/newborns schoolchild/schoolchildren"
        " pupil/pupils adolescent/adolescents orphan/orphans",
        status="civilian",
        age="child",
    ),
    **_nouns("boy/boys schoolboy/schoolboys", status="civilian", sex="male", age="child"),
    **_nouns("girl/girls schoolgirl/schoolgirls", status="civilian", sex="female", age="child"),
    **_nouns("pensioner/pensioners", status="civilian", age="elderly"),
    **_nouns(
        "civilian/civilians resident/residents villager/villagers bystander/bystanders"
        " passerby/passersby passer-by/passers-by shopper/shoppers worshipper/worshippers"
        " worshiper/worshipers protester/protesters protestor/protestors demonstrator/demonstrators"
        " passenger/passengers farmer/farmers student/students teacher/teachers "
        "commuter/commuters traveller/travellers traveler/travelers"
        " tourist/tourists pilgrim/pilgrims mourner/mourners herder/herders shepherd/shepherds"
        " fisherman/fishermen miner/miners laborer/laborers labourer/labourers trucker/truckers"
        " vendor/vendors merchant/merchants shopkeeper/shopkeepers businessman/businessmen"
        " motorist/motorists pedestrian/pedestrians refugee/refugees migrant/migrants"
        " guest/guests customer/customers patient/patients patron/patrons settler/settlers"
        " inhabitant/inhabitants housewife/housewives lawyer/lawyers judge/judges"
        " politician/politicians mayor/mayors councillor/councillors councilor/councilors"
        " lawmaker/lawmakers senator/senators minister/ministers governor/governors"
        " official/officials candidate/candidates diplomat/diplomats ambassador/ambassadors"
        " harvester/harvesters engineer/engineers schoolteacher/schoolteachers homeowner/homeowners"
        " professor/professors peasant/peasants voter/voters spectator/spectators evacuee/evacuees"
        " nomad/nomads pastoralist/pastoralists trader/traders fan/fans marcher/marchers"
        " "
        "storekeeper/storekeepers employer/employers baker/bakers barber/barbers "
        "tailor/tailors guide/guides mechanic/mechanics painter/painters "
        "storeowner/storeowners shop-owner/shop-owners bus-driver/bus-drivers "
        "conductor/conductors resident/residents occupant/occupants principal/principals "
        "headmaster/headmasters scholar/scholars musician/musicians singer/singers poet/poets "
        "writer/writers author/authors actor/actors contractor/contractors "
        "accountant/accountants secretary/secretaries manager/managers organizer/organizers "
        "organiser/organisers campaigner/campaigners landowner/landowners rancher/ranchers "
        "beekeeper/beekeepers gardener/gardeners cleaner/cleaners builder/builders "
        "carpenter/carpenters plumber/plumbers butcher/butchers grocer/grocers "
        "trucker/truckers biker/bikers cyclist/cyclists motorcyclist/motorcyclists "
        "jogger/joggers hiker/hikers camper/campers partygoer/partygoers clubgoer/clubgoers "
        "reveler/revelers reveller/revellers concertgoer/concertgoers co-worker/co-workers "
        "coworker/coworkers bartender/bartenders bouncer/bouncers tenant/tenants "
        "landlord/landlords dealer/dealers banker/bankers broker/brokers attorney/attorneys "
        "prosecutor/prosecutors magistrate/magistrates deputy-mayor/ candidate/candidates "
        "legislator/legislators deputy/deputies catechist/catechists teacher-/ labor-leader/ "
        "settler/settlers kibbutznik/kibbutzniks pensioner/pensioners widow/widows infant-/ "
        "townspeople/townspeople townsfolk/townsfolk islander/islanders returnee/returnees "
        "displaced/displaced delegate/delegates negotiator/negotiators mediator/mediators "
        "onlooker/onlookers truck-driver/truck-drivers woodcutter/woodcutters hunter/hunters"
        " logger/loggers cashier/cashiers clerk/clerks waiter/waiters cook/cooks janitor/janitors"
        " electrician/electricians nurse-maid/ truffle-hunter/truffle-hunters cab-driver/"
        " unionist/unionists trade-unionist/trade-unionists elder/elders chief/chiefs"
        " driver/drivers crewman/crewmen neighbour/neighbours neighbor/neighbors"
        " herdsman/herdsmen tapper/tappers stockbreeder/stockbreeders villager/villagers"
        " barmaid/barmaids porter/porters pharmacist/pharmacists lecturer/lecturers"
        " churchgoer/churchgoers goldminer/goldminers prospector/prospectors",
        status="civilian",
    ),
    **_nouns(
        "journalist/journalists reporter/reporters cameraman/cameramen photographer/photographers"
        " medic/medics paramedic/paramedics doctor/doctors physician/physicians nurse/nurses"
        " midwife/midwives surgeon/surgeons rescuer/rescuers priest/priests nun/nuns monk/monks"
        " imam/imams cleric/clerics pastor/pastors bishop/bishops missionary/missionaries"
        " preacher/preachers detainee/detainees prisoner/prisoners hostage/hostages"
        " captive/captives jesuit/jesuits humanitarian/humanitarians"
        " firefighter/firefighters aid-worker/aid-workers abductee/abductees archbishop/"
        " correspondent/correspondents broadcaster/broadcasters",
        status="protected",
    ),
    **_nouns(
        "soldier/soldiers serviceperson/servicepeople trooper/troopers /troops "
        "serviceman/servicemen servicewoman/servicewomen"
        " conscript/conscripts sergeant/sergeants lieutenant/lieutenants captain/captains"
        " major/majors colonel/colonels general/generals corporal/corporals brigadier/brigadiers"
        " paratrooper/paratroopers marine/marines airman/airmen cadet/cadets pilot/pilots"
        " reservist/reservists infantryman/infantrymen guardsman/guardsmen commando/commandos"
        " /servicemembers private/privates ranger/rangers sniper/snipers"
        " jawan/jawans artilleryman/artillerymen midshipman/midshipmen peacekeeper/peacekeepers",
        status="armed_forces",
    ),
    **_nouns(
        "policeman/policemen constable/constables detective/detectives"
        " /police deputy/deputies sheriff/sheriffs inspector/inspectors cop/cops "
        "patrolman/patrolmen"
        " police-officer/police-officers gendarme/gendarmes superintendent/superintendents",
        status="police",
    ),
    **_nouns("policewoman/policewomen", status="police", sex="female"),
    **_nouns("officer/officers commander/commanders", status="unknown"),
    **_nouns(
        "fighter/fighters combatant/combatants gunner/gunners warrior/warriors"
        " auxiliary/auxiliaries",
        status="combatant",
    ),
    **_nouns(
        "militant/militants rebel/rebels insurgent/insurgents gunman/gunmen guerrilla/guerrillas"
        " guerilla/guerillas jihadist/jihadists jihadi/jihadis militiaman/militiamen"
        " extremist/extremists islamist/islamists mercenary/mercenaries paramilitary/paramilitaries"
        " separatist/separatists fedayee/fedayeen mujahid/mujahideen bandit/bandits"
        " cadre/cadres contra/contras maoist/maoists naxalite/naxalites naxal/naxals"
        " vigilante/vigilantes attacker/attackers",
        status="armed_group",
    ),
    **_nouns(
        "terrorist/terrorists subversive/subversives saboteur/saboteurs occupier/occupiers"
        " khawarij/khawarij infiltrator/infiltrators miscreant/miscreants outlaw/outlaws"
        " enemy/enemies invader/invaders",
        status="unknown",
        label=True,
    ),
    "family": Noun(status="unknown"),
    "families": Noun(plural=True),
    "household": Noun(),
    "households": Noun(plural=True),
}

#: two words that are one noun for people: the first word decides what the second leaves open
COMPOUNDS: Mapping[tuple[str, str], Noun] = {
    ("police", "officer"): Noun(status="police"),
    ("police", "officers"): Noun(status="police", plural=True),
    ("police", "personnel"): Noun(status="police", plural=True),
    ("police", "chief"): Noun(status="police"),
    ("police", "commander"): Noun(status="police"),
    ("police", "cadets"): Noun(status="police", plural=True),
    ("police", "recruits"): Noun(status="police", plural=True),
    ("aid", "worker"): Noun(status="protected", occupation="aid worker"),
    ("aid", "workers"): Noun(status="protected", occupation="aid worker", plural=True),
    ("health", "worker"): Noun(status="protected", occupation="health worker"),
    ("health", "workers"): Noun(status="protected", occupation="health worker", plural=True),
    ("medical", "workers"): Noun(status="protected", occupation="health worker", plural=True),
    ("medical", "staff"): Noun(status="protected", occupation="health worker", plural=True),
    ("humanitarian", "worker"): Noun(status="protected", occupation="aid worker"),
    ("humanitarian", "workers"): Noun(status="protected", occupation="aid worker", plural=True),
    ("media", "worker"): Noun(status="protected", occupation="journalist"),
    ("media", "workers"): Noun(status="protected", occupation="journalist", plural=True),
    ("rescue", "workers"): Noun(status="protected", occupation="rescue worker", plural=True),
    ("army", "officer"): Noun(status="armed_forces"),
    ("army", "officers"): Noun(status="armed_forces", plural=True),
    ("army", "personnel"): Noun(status="armed_forces", plural=True),
    ("army", "commander"): Noun(status="armed_forces"),
    ("military", "personnel"): Noun(status="armed_forces", plural=True),
    ("military", "officer"): Noun(status="armed_forces"),
    ("military", "officers"): Noun(status="armed_forces", plural=True),
    ("military", "commander"): Noun(status="armed_forces"),
    ("service", "members"): Noun(status="armed_forces", plural=True),
    ("service", "member"): Noun(status="armed_forces"),
    ("security", "personnel"): Noun(status="combatant", plural=True),
    ("security", "officers"): Noun(status="combatant", plural=True),
    ("security", "forces"): Noun(status="combatant", plural=True),
    ("border", "guards"): Noun(status="police", plural=True),
    ("night", "watchman"): Noun(status="civilian", occupation="guard"),
    ("night", "watchmen"): Noun(status="civilian", occupation="guard", plural=True),
    ("camp", "guards"): Noun(status="civilian", occupation="guard", plural=True),
    ("village", "guards"): Noun(status="armed_group", plural=True),
    ("village", "guard"): Noun(status="armed_group"),
    ("social", "leader"): Noun(status="civilian"),
    ("social", "leaders"): Noun(status="civilian", plural=True),
    ("community", "leader"): Noun(status="civilian"),
    ("community", "leaders"): Noun(status="civilian", plural=True),
    ("council", "member"): Noun(status="civilian"),
    ("council", "members"): Noun(status="civilian", plural=True),
    ("displaced", "people"): Noun(status="civilian", plural=True),
    ("displaced", "persons"): Noun(status="civilian", plural=True),
    ("road", "workers"): Noun(status="civilian", plural=True),
    ("farm", "workers"): Noun(status="civilian", plural=True),
    ("landless", "workers"): Noun(status="civilian", plural=True),
    ("ward", "head"): Noun(status="civilian"),
    ("village", "head"): Noun(status="civilian"),
    ("district", "head"): Noun(status="civilian"),
    ("traditional", "ruler"): Noun(status="civilian"),
    ("rescue", "volunteer"): Noun(status="protected", occupation="rescue worker"),
    ("rescue", "volunteers"): Noun(status="protected", occupation="rescue worker", plural=True),
    ("rescue", "worker"): Noun(status="protected", occupation="rescue worker"),
    ("civil", "guard"): Noun(status="police"),
    ("civil", "guards"): Noun(status="police", plural=True),
    ("volunteer", "fighters"): Noun(status="armed_group", plural=True),
    ("security", "guard"): Noun(status="civilian", occupation="guard"),
    ("security", "guards"): Noun(status="civilian", occupation="guard", plural=True),
    ("bus", "driver"): Noun(status="civilian", occupation="driver"),
    ("taxi", "driver"): Noun(status="civilian", occupation="driver"),
    ("truck", "driver"): Noun(status="civilian", occupation="driver"),
    ("truck", "drivers"): Noun(status="civilian", occupation="driver", plural=True),
    ("suicide", "bomber"): Noun(status="armed_group"),
    ("suicide", "bombers"): Noun(status="armed_group", plural=True),
    ("militia", "members"): Noun(status="armed_group", plural=True),
    ("militia", "member"): Noun(status="armed_group"),
    ("gang", "members"): Noun(status="armed_group", plural=True),
    ("gang", "member"): Noun(status="armed_group"),
}

#: words inside a noun phrase that tell the status when its head leaves it open
STATUS_WORDS: Mapping[str, Status] = {
    "civilian": "civilian", "unarmed": "civilian", "police": "police", "army": "armed_forces",
    "military": "armed_forces", "militia": "armed_group", "rebel": "armed_group",
    "guerrilla": "armed_group", "militant": "armed_group", "insurgent": "armed_group",
    "jihadist": "armed_group", "paramilitary": "armed_group", "separatist": "armed_group",
    "pro-government": "combatant", "pro-regime": "combatant", "gendarmerie": "armed_forces",
    "navy": "armed_forces", "troop": "armed_forces", "regime": "combatant",
    "medical": "protected", "humanitarian": "protected", "aid": "protected",
    "indigenous": "civilian", "village": "civilian", "truffle": "civilian", "school": "civilian",
}  # fmt: skip
#: heads that say only that they are someone's own: whose, other words tell
OWN: frozenset[str] = frozenset(
    "men members fighters comrades troops peacekeepers soldiers personnel cadres people women"
    " commanders own combatants militants".split()
)
#: heads whose "of" phrase tells their status: "a member of the Civil Guard"
MEMBERS: frozenset[str] = frozenset(
    "member members officer officers men man personnel employee employees commander"
    " commanders volunteer volunteers guards".split()
)
#: words of what members belong to
MEMBER_OF: Mapping[str, Status] = {
    **dict.fromkeys(("regiment", "brigade", "battalion", "army", "navy"), "armed_forces"),
    **dict.fromkeys(("police", "constabulary", "gendarmerie"), "police"),
    **dict.fromkeys(
        (
            "parliament", "council", "congress", "assembly", "senate", "community", "minority",
            "tribe", "cooperative", "union", "congregation", "village", "association",
        ),
        "civilian",
    ),
    **dict.fromkeys(("militia", "gang", "cartel"), "armed_group"),
}  # fmt: skip
SEX_WORDS: Mapping[str, Sex] = {
    "male": "male", "female": "female", "pregnant": "female", "elderly-woman": "female",
}  # fmt: skip
AGE_WORDS: Mapping[str, Age] = {
    "young": "adult", "elderly": "elderly", "old": "elderly", "teenage": "child", "minor": "child",
    "underage": "child", "adult": "adult", "infant": "child", "baby": "child",
}  # fmt: skip
#: "young" tells no age by itself; only these words do
AGE_TOLD: frozenset[str] = frozenset({"elderly", "teenage", "minor", "underage", "adult", "infant"})

#: heads that are counted beside deaths and are not people
THINGS: frozenset[str] = frozenset(
    {
        "cow", "cows", "cattle", "sheep", "goat", "goats", "camel", "camels", "horse", "horses",
        "dog", "dogs", "cat", "cats", "animal", "animals", "livestock", "bird", "birds", "fish",
        "donkey", "donkeys", "pig", "pigs", "chicken", "chickens", "elephant", "elephants",
        "vehicle", "vehicles", "car", "cars", "truck", "trucks", "tank", "tanks", "bus", "buses",
        "motorcycle", "motorcycles", "house", "houses", "home", "homes", "building", "buildings",
        "shop", "shops", "tents", "hut", "huts", "village", "villages", "town", "towns", "school",
        "schools", "hospital", "hospitals", "mosque", "mosques", "church", "churches", "drone",
        "drones", "missile", "missiles", "rocket", "rockets", "shell", "shells", "bomb", "bombs",
        "helicopter", "helicopters", "aircraft", "plane", "planes", "jet", "jets", "boat", "boats",
        "ship", "ships", "weapon", "weapons", "rifle", "rifles", "gun", "guns", "mine", "mines",
        "position", "positions", "base", "bases", "hideout", "hideouts", "depot", "depots",
        "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours",
        "minute", "minutes", "percent", "dollars", "euros", "km", "miles", "kilometers",
        "kilometres", "metres", "meters", "incident", "incidents", "attack", "attacks", "case",
        "cases", "time", "times", "place", "places", "province", "provinces", "country",
        "countries", "city", "cities", "district", "districts", "area", "areas", "bill", "bills",
        "market", "power", "electricity", "tree", "trees", "job", "jobs", "site", "sites",
        "target", "targets", "rounds", "shots", "bullet", "bullets", "fire", "fires", "battle",
        "explosion", "explosions", "blast", "blasts", "charges", "count", "counts", "degree",
        "game", "games", "round", "penalty", "goal", "goals", "point", "points", "vote", "votes",
        "apartments", "apartment", "checkpoint", "checkpoints", "outpost", "outposts", "station",
        "stations", "bank", "banks", "office", "offices", "generator", "pylons", "bridge",
        "bridges", "wells", "plants", "percentage", "share", "rate", "camp", "camps", "ambulance",
        "ambulances", "carabao", "carabaos", "buffalo", "hen", "hens", "badger", "badgers",
        "poultry",
        "mortars", "mortar", "launchers", "launcher", "pistols", "pistol", "cartridges", "grenades",
        "grenade", "magazines", "steps", "kilos", "packages",
        "documents", "phones", "bikes", "motorbikes",
        "convoy", "convoys", "barracks", "bunker", "bunkers",
    }
)  # fmt: skip

#: names of relief bodies whose staff are protected
AID: frozenset[str] = frozenset(
    "peacekeeper peacekeepers unicef unrwa unhcr wfp msf oxfam helmets crescent un u.n".split()
)
#: words that carry the figure of an "of" phrase on: "a group of 5 people", "members of the army"
COLLECTIVES: frozenset[str] = frozenset(
    "group team member members family families convoy crowd party total number dozens"
    " pair trio majority handful couple estimate crew patrol unit squad relatives victims"
    " officers one ones son daughter wife body bodies remains batch contingent column"
    " leader commander head chief deaths lives list students employees children men women"
    " people soldiers elements fighters supporters residents percent percentage mother"
    " father brother sister citizens nationals".split()
)
#: of COLLECTIVES, the people nouns whose "of" phrase still counts: "a family of five"
GATHERED: frozenset[str] = frozenset(
    "family families members member crew relatives victims elements employees students".split()
)
#: verbs that only describe before a noun for people: "eleven alleged members"
LABELLING: frozenset[str] = frozenset(
    {"alleged", "suspected", "presumed", "reported", "claimed", "believed"}
)
