"""The verbs of saying and believing, by what has to follow for them to be speech."""

from __future__ import annotations

from typing import NamedTuple


class Verb(NamedTuple):
    """One form of a verb.

    `takes` holds letters: a anything, c a clause or a quotation, q a quotation only, n a thing, o "of" or "about",
    t "to" with a verb, w a question word. `form`: b base, s third person, d past, g with -ing.
    """

    lemma: str
    takes: str
    form: str


_REGULAR = {
    "c": """
        answer argue assert assume boast caution comment concede conclude confess contend counter explain imply insist
        joke lament maintain observe point reckon remark repeat speculate stress suggest testify vow worry complain
        protest emphasise emphasize reiterate hint warn signal indicate note complain add agree state muse
        quip claim declare guess clarify specify theorise theorize calculate rule doubt accept
    """,
    "cn": """
        acknowledge allege announce confirm disclose estimate fear mention predict recall report reveal suspect describe
    """,
    "q": "reply respond retort continue whisper shout smile laugh shrug sigh nod exclaim murmur mutter grin snap "
    "chuckle sniff offer volunteer venture enthuse marvel reflect concur object grumble growl groan recount relate "
    "interrupt interject sob scoff wail moan demand urge advise counsel rage fume boom plead",
    "qx": "call brand label dub term",
}
_MORE = {
    "complain": "o",
    "boast": "o",
    "warn": "o",
    "worry": "o",
    "confess": "t",
    "vow": "t",
    "claim": "t",
    "announce": "w",
    "explain": "w",
    "reveal": "w",
    "recall": "gw",
    "report": "g",
    "reply": "c",
    "respond": "c",
    "suspect": "g",
    "describe": "w",
    "offer": "",
}
_IRREGULAR = """
    say:a:say says said saying
    tell:a:tell tells told telling
    think:c:think thinks thought thinking
    believe:c:believe believes believed believing
    write:c:write writes wrote writing
    admit:cngo:admit admits admitted admitting
    promise:cnt:promise promises promised promising
    pledge:cnt:pledge pledges pledged pledging
    forecast:cn:forecast forecasts forecast forecasting
    swear:c:swear swears swore swearing
    find:d:find finds found finding
    show:d:show shows showed showing
    hold:d:hold holds held holding
    hear:h:hear hears heard hearing
    understand:d:understand understands understood understanding
    expect:e:expect expects expected expecting
    assure:c:assure assures assured assuring
    inform:c:inform informs informed informing
    remind:c:remind reminds reminded reminding
    go:on:go goes went going
    begin:q:begin begins began beginning
    cry:q:cry cries cried crying
    accuse:x:accuse accuses accused accusing
    blame:x:blame blames blamed blaming
    attribute:x:attribute attributes attributed attributing
    ascribe:x:ascribe ascribes ascribed ascribing
    rumour:c:rumour rumours rumoured rumouring
    cite:x:cite cites cited citing
    put:p:put puts put putting
    speak:o:speak speaks spoke speaking
    quote:x:quote quotes quoted quoting
    tweet:c:tweet tweets tweeted tweeting
    post:q:post posts posted posting
    make:m:make makes made making
"""


def _inflected(lemma: str) -> tuple[str, str, str, str]:
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith(("s", "sh", "ch", "x")):
        return lemma, lemma + "es", lemma + "ed", lemma + "ing"
    stem = lemma + lemma[-1] if lemma in ("quip", "grin", "snap", "nod") else lemma
    return lemma, lemma + "s", stem + "ed", stem + "ing"


def _table() -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}
    for takes, lemmas in _REGULAR.items():
        for lemma in lemmas.split():
            for form, word in zip("bsdg", _inflected(lemma), strict=True):
                verbs[word] = Verb(lemma, takes + _MORE.get(lemma, ""), form)
    for line in _IRREGULAR.split("\n"):
        lemma, _, rest = line.strip().partition(":")
        takes, _, forms = rest.partition(":")
        for form, word in zip("bsdg", forms.split(), strict=False):
            # A past form that is like the base is read as past: the base needs a plural before it.
            verbs[word] = Verb(lemma, takes, form)
    return verbs


VERBS: dict[str, Verb] = _table()
"""Every form by its word in small letters."""

REPORTED = frozenset(
    [
        "said",
        "thought",
        "believed",
        "understood",
        "reported",
        "alleged",
        "rumoured",
        "rumored",
        "claimed",
        "feared",
        "estimated",
    ]
)
"""Participles of reports that name nobody: "is said to", "it is understood that"."""
