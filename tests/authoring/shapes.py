"""Articles of any shape, and what `check` says of the proposals for one."""

from __future__ import annotations

from pathlib import Path

from quiz.authoring.propose.engine import propose
from quiz.authoring.propose.forms import as_toml
from quiz.bank.faults import Severity
from quiz.bank.read import read_bank

HEAD = """\
format = 1
id = "drafted"
title = "Drafted"
licence = "CC0-1.0"
statuses = ["confirmed", "attributed", "denied", "unresolved"]

[article]
file = "article.txt"
title = "An article"
"""


def errors(folder: Path, text: str) -> list[str]:
    """The errors of a bank with everything that is proposed for an article; those of the article's file left out."""
    (folder / "article.txt").write_bytes(text.encode())
    path = folder / "bank.toml"
    path.write_text(f"{HEAD}\n{as_toml(propose(text))}\n", encoding="utf-8")
    faults = [fault for fault in read_bank(path, thorough=True).faults if fault.severity is Severity.ERROR]
    return [f"{fault.code}: {fault.message}" for fault in faults if fault.path == path]


_SAID = "The mayor, Ida Marr, said that the bridge was open. "
_LONG = " ".join(f"The council said that lorry {n} had crossed the bridge on day {n}." for n in range(1600))

SHAPES: dict[str, str] = {
    "empty": "",
    "blanks": " \n\t \n\n ",
    "one word": "Bridge",
    "one word with a stop": "Said.",
    "one letter": "a",
    "no full stop": "The mayor said that the bridge was open and the road was wet",
    "no full stop, 3,000 words": "the council said that " * 750,
    "20,000 words": _LONG,
    "20,000 words without a stop": "word " * 20_000,
    "the same sentence three times": _SAID * 3,
    "the same sentence in two paragraphs": f"{_SAID}\n\n{_SAID}\n\nRain fell.",
    "the same with other quotation marks": 'He said "it is open" today.\n\nHe said “it is open” today.',
    "a list": "Found so far:\n- a boot, police said\n- a hat\n- nothing that the mayor denied\n",
    "a numbered list": "1. The mayor said it was open.\n2. The clerk denied that.\n3. It rained.\n",
    "headings": "# What happened\n\nThe bridge fell, police said.\n\n## What next\n\nNobody knows.",
    "Russian": "Мэр сказал, что мост открыт. Совет это отрицает. Река поднялась на метр за ночь.",
    "Chinese": "市长说桥已经开放。议会否认了这一点。河水一夜之间上涨了一米。",
    "Arabic": "قال رئيس البلدية إن الجسر مفتوح. نفى المجلس ذلك؟ ارتفع النهر.",
    "Hindi": "महापौर ने कहा कि पुल खुला है। परिषद ने इससे इनकार किया।",
    "Greek": "Ο δήμαρχος είπε ότι η γέφυρα είναι ανοιχτή. Το συμβούλιο το διέψευσε.",
    "German": "Der Bürgermeister sagte, die Brücke sei offen. Der Rat bestritt das. Es regnete.",
    "English with Chinese": "The mayor said that 桥 was open. The council said that 桥 was shut. 市长说。",
    "nested quotes": "“He told me, ‘The bridge is “open”,’” said Ida Marr. “I said, ‘No.’”",
    "single quotes": "‘The bridge is open,’ the mayor said. ‘It’s the workers’ day,’ she added.",
    "straight quotes": '"The bridge is open," the mayor said. "It is safe."',
    "low and high quotes": "„Die Brücke“ is open, the mayor said. «It is safe», she said.",
    "an open quote": "“The bridge is open, the mayor said.\n\nRain fell on Monday.",
    "a quote over paragraphs": "“The bridge is open,” said Marr. “It is safe.\n\n“We tested it,” she added.",
    "a stray quote": 'The board is 6" wide, the joiner said. It is not "new.',
    "only quotation marks": '“” ‘’ "" \'',
    "a quote with nothing in it": "“” said the mayor. “…” she said.",
    "soft hyphens": "The may\u00ador said that the foot\u00adbridge was open. The clerk de\u00adnied it was shut.",
    "a soft hyphen at a line end": "The mayor said that the foot\u00ad\nbridge was open. It rained.",
    "zero-width characters": "The\u200b mayor\u200d said\u2060 that the bridge was open. \ufeffIt rained.",
    "no-break spaces": "The\u00a0mayor said\u00a0that it\u202fwas open. It\u00a0rained.",
    "line ends in sentences": "The mayor\nsaid that\nthe bridge was\nopen. It\nrained.",
    "tabs": "The mayor\tsaid that the bridge\twas open.\tIt rained.",
    "control characters": "The mayor said \x07 that the bridge was open. The clerk said that it rained.",
    "bidi override": "The mayor said \u202ethat the bridge was open\u202c. The clerk said that it rained.",
    "direction marks": "The mayor\u200e said\u200f that the bridge\u061c was open. It rained.",
    "line separators": "The mayor said\u2028that it was open. It rained.\u2029The clerk denied it was shut.",
    "combining marks": "The maire\u0301 said that the bridge was open. E\u0301va Ne\u0301meth denied that.",
    "a mark that begins a sentence": "It was shut. \u0301The mayor said that it was open. It rained.",
    "emoji": "The mayor said that 👩‍👩‍👧 were on the bridge. 🏴󠁧󠁢󠁥󠁮󠁧󠁿 flags flew. 👍🏽",
    "backslashes": "The mayor said that C:\\new\\table was \\u0041 open. He said \"\"\" and ''' too.",
    "TOML inside": 'The mayor said [[claims]] id = "x" was open. # a comment said so.',
    "abbreviations": "Mr. Ash Jr. of St. Ives Inc. said at 3 p.m. that it was open. Dr. No denied it.",
    "all capitals": "THE MAYOR SAID THAT THE BRIDGE WAS OPEN. THE COUNCIL DENIED THAT IT WAS SHUT.",
    "all small": "the mayor said that the bridge was open. the council denied that it was shut.",
    "only stops": "... !!! ??? …",
    "dots between": "The mayor said … that it was open … . . . It rained.",
    "a table": "Bridge | Day | Said\nWend | Monday | open\nLode | Tuesday | shut",
    "an address": "See https://example.org/said?who=mayor&x=1 said the mayor at mayor@example.org.",
    "dashes": "The bridge—the mayor said—was open -- or so -- he said - it was.",
    "brackets": "(The mayor said that it was open.) [The clerk denied it.] {It rained.}",
    "a dotted capital": "İda Marr said that İstanbul was open. ǅ said that it rained. ŉ said so too.",
    "a name that is the reserved word": "Article said that the bridge was open. The article said that it rained.",
    "a speaker of 80 words": f"The {'very ' * 80}old mayor said that the bridge was open. It rained.",
    "nothing but verbs": "Said said said said said. Denied denied denied denied.",
    "a half of a pair": "The mayor said that \U0001f3f4\U000e0067 was open. It rained.",
}
"""Written shapes by their names."""
