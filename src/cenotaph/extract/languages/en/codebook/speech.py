"""Codebook: who says so, and what role the speaker has."""

from cenotaph.extract.languages.en.codebook.rule import CodebookRule

FRAMES: tuple[CodebookRule, ...] = (
    CodebookRule(
        name="speech.leading",
        says="A speaker with a report verb before what is said is its speaker.",
        matches=(
            "The governor of Zabul said seven policemen were killed at a checkpoint.",
            "Amnesty International reported that 24 civilians were killed in Lattakia.",
        ),
        misses=(
            "Seven policemen were killed at a checkpoint, the governor of Zabul said.",
            "The governor of Zabul visited a checkpoint where seven policemen were killed.",
        ),
    ),
    CodebookRule(
        name="speech.trailing",
        says="A speaker with a report verb behind what is said is its speaker.",
        matches=(
            "Seven policemen were killed at a checkpoint, the governor of Zabul said.",
            "“Two boys were wounded in Gorlivka,” said the head of the town hospital.",
        ),
        misses=(
            "The governor of Zabul said seven policemen were killed at a checkpoint.",
            "Two boys were wounded in Gorlivka, and the town hospital was hit.",
        ),
    ),
    CodebookRule(
        name="speech.according",
        says="Whoever follows 'according to' is the speaker.",
        matches=(
            "According to the UN mission, 33 villagers were killed in Kouma.",
            "Eight soldiers were wounded in Panjgur, according to a military spokesman.",
        ),
        misses=(
            "The UN mission said 33 villagers were killed in Kouma.",
            "Eight soldiers were wounded in Panjgur, and all went according to a plan.",
        ),
    ),
    CodebookRule(
        name="speech.as",
        says="Whoever follows 'as per' is the speaker.",
        matches=(
            "As per the hospital, six people were killed in Gedaref.",
            "Four constables were injured in Bijapur, as per the police.",
        ),
        misses=(
            "The hospital said six people were killed in Gedaref.",
            "Four constables were injured in Bijapur as the police advanced.",
        ),
    ),
    CodebookRule(
        name="speech.citing",
        says="Whoever follows 'citing', with no speaker before, is the speaker.",
        matches=(
            "Citing medical sources, five people were killed in Homs.",
            "Nineteen fighters were killed near Kobani, citing a Kurdish commander.",
        ),
        misses=(
            "The monitor said five people were killed in Homs.",
            "Nineteen fighters were killed near Kobani, a cited danger spot.",
        ),
    ),
    CodebookRule(
        name="speech.quoting",
        says="Whoever follows 'quoting', with no speaker before, is the speaker.",
        matches=(
            "Quoting a hospital director, nine people were killed in Ibb.",
            "Thirteen soldiers were killed in Bosso, quoting a military source.",
        ),
        misses=(
            "A hospital director said nine people were killed in Ibb.",
            "Thirteen soldiers were killed in Bosso as the radio played music.",
        ),
    ),
    CodebookRule(
        name="speech.head",
        says="A speaker before a colon at the head of a post or headline is its speaker.",
        matches=(
            "SOHR: 15 people killed in clashes near Ain Issa.",
            "Police: two officers wounded in Memphis shooting\n\nThe shooting happened at noon.",
        ),
        misses=(
            "SOHR said 15 people were killed in clashes near Ain Issa.",
            "Memphis: two officers wounded in shooting\n\nThe shooting happened at noon.",
        ),
    ),
    CodebookRule(
        name="speech.tail",
        says="A speaker behind a closing dash is the speaker of the headline or post.",
        matches=(
            "Five killed in Gaza strike — medics\n\nThe strike hit a house.",
            "Eleven soldiers killed in Borno ambush — army",
        ),
        misses=(
            "Five killed in Gaza strike — a dark night\n\nThe strike hit a house.",
            "The army said 11 soldiers were killed in a Borno ambush.",
        ),
    ),
    CodebookRule(
        name="speech.figure",
        says="Whose account, count or figure it is, is its speaker.",
        matches=(
            "Shells hit Torez. The Donetsk morgue's figure was higher: 14 people killed.",
            "Three dead and nine injured was the figure of the town hospital in Ibb.",
        ),
        misses=(
            "Shells hit Torez. The figure was higher: 14 people killed.",
            "By the army's count of that day, all was calm; three people died in Ibb.",
        ),
    ),
    CodebookRule(
        name="speech.paragraph",
        says="A sentence that goes on in its speaker's paragraph has that speaker.",
        matches=(
            "The ministry said shells hit a school in Torez. Four pupils were killed.",
            "According to the monitor, jets bombed Kafr Hamra. Nine people were wounded.",
        ),
        misses=(
            "Shells hit a school in Torez. Four pupils were killed.",
            "The ministry said four pupils were killed when shells hit a school in Torez.",
        ),
    ),
    CodebookRule(
        name="speech.page",
        says="A figure without a speaker is in the page's own voice, and its origin is unknown.",
        matches=(
            "Shells killed four pupils in Torez on Thursday.",
            "Three monks were wounded in Pathein.",
        ),
        misses=(
            "Shells killed four pupils in Torez on Thursday, the mayor said.",
            "Monks said three of their number were wounded in Pathein.",
        ),
    ),
    CodebookRule(
        name="speech.headline-sum",
        says=(
            "A headline whose figure is the sum of the body's parts, all of one origin,"
            " has that origin."
        ),
        matches=(
            "Clashes in Marib leave 30 dead\n\nSOHR said 21 rebels were killed in Marib."
            " SOHR said nine soldiers were also killed.",
            "Jonglei raid leaves 12 dead\n\nPolice said seven herders were killed."
            " Police said five farmers were killed.",
        ),
        misses=(
            "Clashes in Marib leave 31 dead\n\nSOHR said 21 rebels were killed in Marib."
            " SOHR said nine soldiers were also killed.",
            "Jonglei raid leaves 12 dead\n\nPolice said seven herders were killed."
            " A monitor said five farmers were killed.",
        ),
    ),
)

ROLES: tuple[CodebookRule, ...] = (
    CodebookRule(
        name="role=outlet",
        says="A newspaper, agency, broadcaster or reporter that the page relays is an outlet.",
        matches=(
            "Reuters reported that eight people were killed in Garowe.",
            "Three people were killed in Apure, a local newspaper reported.",
        ),
        misses=(
            "The mayor reported that eight people were killed in Garowe.",
            "Three newspaper sellers were killed in Apure, the mayor said.",
        ),
    ),
    CodebookRule(
        name="role=official",
        says="A civil authority is an official: government, ministry, governor, mayor, prosecutor.",
        matches=(
            "The governor said nine people were killed in Nimroz.",
            "Two people were injured in Odesa, a local official said.",
        ),
        misses=(
            "A witness said the governor and nine people were killed in Nimroz.",
            "Two people were injured in Odesa, a nurse said.",
        ),
    ),
    CodebookRule(
        name="role=military",
        says="An army, navy, air force, commander or defence ministry is military.",
        matches=(
            "The army said it had killed 40 rebels near Sake.",
            "Five marines were wounded off Mokha, a military spokesman said.",
        ),
        misses=(
            "Police said the army had killed 40 rebels near Sake.",
            "Five marines were wounded off Mokha, a fisherman said.",
        ),
    ),
    CodebookRule(
        name="role=medical",
        says=(
            "A doctor, nurse, hospital, morgue or coroner is medical; a health ministry is"
            " an official."
        ),
        matches=(
            "Doctors at the hospital said 14 people were wounded in Ghazni.",
            "Two people were killed in Jenin, a surgeon at the clinic said.",
        ),
        misses=(
            "The mayor said 14 doctors were wounded in Ghazni.",
            "Police said three people were killed at the hospital in Jenin.",
        ),
    ),
    CodebookRule(
        name="role=rescue",
        says="Rescuers, firefighters, civil defence, Red Cross and Red Crescent are rescue.",
        matches=(
            "The White Helmets said seven people were killed in Ariha.",
            "Rescuers said two children were killed in the strike on Zhytomyr.",
        ),
        misses=(
            "The mayor said seven rescuers were killed in Ariha.",
            "Neighbours said two children were killed in the strike on Zhytomyr.",
        ),
    ),
    CodebookRule(
        name="role=police",
        says="Police, a sheriff, a detective or an inspector is police.",
        matches=(
            "Police said a man was stabbed to death in Durban.",
            "Two teenagers were shot and killed in Macon, the sheriff said.",
        ),
        misses=(
            "Witnesses said two policemen were stabbed to death in Durban.",
            "Two teenagers were shot and killed in Macon, their mother said.",
        ),
    ),
    CodebookRule(
        name="role=armed_party",
        says="An armed group that speaks of its own fighting is an armed party.",
        matches=(
            "The rebels said they had killed 19 soldiers at Tadjourah.",
            "Hezbollah said two of its fighters were killed near Qusayr.",
        ),
        misses=(
            "The mayor said rebels had killed 19 soldiers at Tadjourah.",
            "A monitor said two Hezbollah fighters were killed near Qusayr.",
        ),
    ),
    CodebookRule(
        name="role=monitor",
        says="A rights group, observatory, UN body or network that records harm is a monitor.",
        matches=(
            "The Syrian Observatory for Human Rights said 11 people were killed in Azaz.",
            "A local rights group documented 26 deaths in Paletwa.",
        ),
        misses=(
            "The mayor said 11 people were killed in Azaz.",
            "Gunmen killed 26 members of a rights group in Paletwa.",
        ),
    ),
    CodebookRule(
        name="role=witness",
        says="A person who saw it is a witness: resident, villager, survivor, neighbour.",
        matches=(
            "Witnesses said gunmen killed six people in Gashua.",
            "Ten villagers were killed in Tibane, a resident said.",
        ),
        misses=(
            "Police said gunmen killed six witnesses in Gashua.",
            "Ten residents were killed in Tibane, the governor said.",
        ),
    ),
    CodebookRule(
        name="role=family",
        says="A relative of the harmed who speaks is family.",
        matches=(
            "His family said he was shot dead at a checkpoint in Hebron.",
            "Relatives said two brothers were killed in Reynosa.",
        ),
        misses=(
            "The army said his family was shot dead at a checkpoint in Hebron.",
            "Police said two relatives were killed in Reynosa.",
        ),
    ),
    CodebookRule(
        name="role=unnamed",
        says="A source of which nothing is told is unnamed, and belongs to whoever relays it.",
        matches=(
            "A source said five soldiers were killed in Awka.",
            "Three people were killed in Daraa, sources said.",
        ),
        misses=(
            "A medical source said five soldiers were killed in Awka.",
            "Three people were killed near the river's sources in Daraa, the mayor said.",
        ),
    ),
)

RULES: tuple[CodebookRule, ...] = (*FRAMES, *ROLES)
