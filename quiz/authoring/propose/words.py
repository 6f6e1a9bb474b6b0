"""The small words of English that the rules lean on: what begins a noun phrase, what ends one, what is a clause."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


ARTICLES = words_of("the a an")
POSSESSIVES = words_of("his her its their our my your whose")
NUMBERS = words_of("one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands")
QUANTIFIERS = words_of("some many several most few all both other another each every any no more these those this that")
DETERMINERS = ARTICLES | POSSESSIVES | NUMBERS | QUANTIFIERS

SINGULAR_PRONOUNS = words_of("he she")
PRONOUNS = words_of("he she it they we i you who")
SUBJECT_STARTS = words_of("he she it they we i you there this these those nobody somebody everyone no-one nothing")

BE = words_of("is are was were be been being isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t")
HAVE = words_of("has have had")
MODALS = words_of("would will could can may might should must shall cannot can't won't wouldn't couldn't")
DO = words_of("do does did")
NEGATIONS = words_of(
    "not never no didn't doesn't don't hasn't haven't hadn't isn't wasn't aren't weren't wouldn't won't can't cannot "
    "couldn't neither nor"
)
FINITE = (BE - words_of("be been being")) | HAVE | MODALS | DO | words_of("didn't doesn't don't hasn't haven't hadn't")

# Past forms that are common and end in no "ed"; enough to tell that a clause is one.
PASTS = words_of("""
    went came took made gave left lost won found fell kept began became held saw knew got ran broke brought built bought
    caught chose drew drove ate felt flew forgot froze grew hid hit hurt led lay lent met paid put read rose sang sat
    sent set shook shot shut slept spent spoke stole stood stuck struck swam threw wore bore beat rang sank tore fought
    sold lies lay stands remains seems appears means carries holds runs goes comes takes makes gives needs wants works
""")

TIMES = words_of("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december yesterday today tomorrow earlier later last week month year night morning afternoon
    evening weekend now then once again afterwards afterward recently also still already first just
""")
DAYS = words_of("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow")
MONTHS = words_of("january february march april june july august september october november december")

CALENDAR = DAYS | MONTHS
"""What has a capital letter and is no name."""

PREPOSITIONS = words_of("""
    of for at from in with behind on to by near about into over under after before during against between among through
    across along amid around beside beyond despite down inside outside off onto since throughout toward towards until
    up upon without within as than per via
""")
INSIDE_NAMES = words_of("of for at from in with behind near on by")
"""Prepositions that a noun phrase goes on with."""

SUBORDINATORS = words_of("""
    after because when while if although though since before once until whether where whereas unless whenever as
""")
JOINERS = words_of("and but or yet so nor")
RELATIVES = words_of("who which that whose whom")
STOPS = SUBORDINATORS | JOINERS | RELATIVES | FINITE | words_of("what how why than like just even only not also")
"""Words that no noun phrase goes over."""

TITLES = words_of("""
    mr mrs ms mx miss dr prof professor sir dame lord lady judge justice president minister mayor cllr councillor
    senator sen rep gov governor general gen colonel col captain capt sergeant sgt major maj inspector insp
    superintendent supt chief constable det detective commissioner ambassador secretary archbishop bishop
    father sister brother rev reverend king queen prince princess sheikh imam rabbi coach officer pc dc nurse
    sheriff deputy marshal trooper coroner pastor vicar canon premier chancellor congressman congresswoman
    representative alderman attorney
    lieutenant lt commander cmdr admiral adm corporal cpl private pte hon baroness baron count countess mp msp
""")
FEMALE = words_of("""
    mrs ms miss dame lady baroness countess queen princess sister spokeswoman chairwoman councilwoman mother
    daughter widow wife grandmother aunt woman girl actress businesswoman policewoman heroine hostess niece headmistress
""")
MALE = words_of("""
    mr sir lord baron king prince father brother spokesman chairman councilman son widower husband grandfather
    uncle man boy actor businessman policeman hero host nephew headmaster
""")

PARTICLES = words_of("de van von der den di da la le du al bin ibn ben mac o' ter y")

SILENT = words_of("""
    sign signs label labels banner banners placard placards clock clocks plaque poster posters sticker stickers screen
    thermometer scale scales gauge display scoreboard dial ticker t-shirt shirt graffiti tattoo mug calendar
""")
"""Things with writing on them: what they say is a word that stands there, and nobody's claim."""

DOCUMENTS = words_of("""
    report reports study studies survey surveys paper papers statement statements filing filings letter letters document
    documents figures data records record analysis review inquiry audit poll polls research findings finding account
    accounts minutes memo notice leaflet newsletter magazine newspaper journal book guidebook bulletin briefing estimate
    estimates census inventory log logs email emails indictment complaint lawsuit judgment ruling verdict petition
    submission evidence article editorial column blog website post posts warrant affidavit transcript assessment dossier
    brief note card forecast forecasts model models test tests investigation results statistics
""")
SPEAKERS = words_of("""
    spokesman spokeswoman spokesperson spokespeople official officials minister ministry mayor council councillor
    councillors judge court police officer officers prosecutor prosecutors lawyer lawyers solicitor barrister witness
    witnesses resident residents neighbour neighbours scientist scientists researcher researchers professor expert
    experts analyst analysts economist economists doctor doctors nurse company firm club team union trust charity
    group agency authority department government committee commission board association institute university school
    hospital bank airline operator owner owners manager director chairman chairwoman chair chief boss captain coach
    critics supporters opponents campaigners activists villagers farmers fishermen parents teachers pupils students
    customers passengers shareholders investors engineers engineer inspectors historian historians organisers organizers
    insurers forecasters meteorologists diplomat diplomats envoy ambassador army navy party leader leaders president
    secretary treasurer clerk steward ranger keeper farmer mother father brother sister son daughter wife husband
    friend friends colleague colleagues landlord tenant tenants dealer dealers sources source insiders people person
    man woman tribunal jury inquest federation cooperative museum gallery theatre church parliament regulator watchdog
    office network foundation society league cabinet defence prosecution opposition
""")
"""Nouns of those who speak: with them a verb that may mean something else means speech."""

GROUPS = words_of("""
    council court police company firm club team union trust charity group agency authority department government
    committee commission board association institute university school hospital bank airline army navy party tribunal
    jury inquest federation cooperative museum gallery theatre church parliament regulator watchdog office network
    foundation society league cabinet defence prosecution ministry family couple
""")
"""Speakers who are no single person."""

UNNAMED = words_of("sources source insiders rumours rumour rumors reports people observers")

DENIAL_OBJECTS = words_of("""
    claim claims allegation allegations accusation accusations charge charges suggestion suggestions report reports
    rumour rumours rumor rumors assertion assertions insinuation insinuations idea notion wrongdoing involvement
    liability responsibility knowledge accounts account version story stories link links connection guilt murder theft
    fraud manslaughter assault arson bribery perjury speculation accusers criticism contention characterisation
    characterization complaint complaints misconduct negligence figure figures theory findings estimate estimates
""")
UNTRUE = words_of("""
    untrue false baseless unfounded groundless nonsense fiction fantasy fantasies absurd speculation rubbish wrong
    inaccurate incorrect gossip invention inventions fabrication fabrications fabricated lies ridiculous ludicrous
    misleading laughable preposterous far-fetched exaggerated hearsay slander libel invented propaganda
    rumour rumours myth tosh made-up
""")
WITHHELD = words_of("""
    access bail entry permission visa visas chance opportunity request requests appeal appeals motion motions
    application applications planning goal penalty equaliser victory right rights parole asylum permit permits licence
    leave funding treatment food care service compensation hearing place win point points title
""")
"""What can be denied to somebody: a refusal, and nobody's word against a claim."""
