"""The words that the sentence rules know: English abbreviations by how they behave, and words that begin sentences.

All in small letters, abbreviations without their stops.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Before a name or another word: the full stop never ends a sentence.
LEADING = _set("""
    mr mrs ms mx dr drs prof gen gov sen reps sens lt col sgt capt cpl pvt cmdr comdr adm maj brig rev hon pres supt
    insp sra messrs mme mlle msgr vs viz cf approx ca eg ie aka esp incl excl resp
""")

# Before a number only: "No. 5", but "He said no. Then he left."
BEFORE_NUMBER = _set("no nos n° art arts p pp fig figs sec secs vol vols ch chap para paras s c ed eds op")

# May stand at the end of a sentence: the next word decides.
TRAILING = _set("""
    inc corp ltd co cos bros jr sr al st ave blvd rd sq dept est assn univ govt dist hwy ft mt rep v
""")

MONTHS = _set("jan feb mar apr jun jul aug sep sept oct nov dec")

# After "p.m.": still the same time of day.
AFTER_TIME = MONTHS | _set("""
    et est edt ct cst cdt mst mdt pt pst pdt gmt utc bst cet cest eet eest msk ist jst kst hkt eastern central mountain
    pacific greenwich local monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december
""")

# A capital letter on these comes from the beginning of a sentence, not from a name.
STARTERS = _set("""
    a about according after although among an and another any anyone are as asked at because before both but by can
    could critics despite did do does during each earlier either every everyone few for four from had has have he
    her here his how however i if in instead is it its later like many meanwhile moreover most much my neither never
    nevertheless nobody none nor not nothing now of officials on once one only or other others our over perhaps
    reporters she should since so some someone soon still such than that the their then there these they this those
    though three through thus to today tomorrow two unlike until we were what when where whether which while who why
    with within without witnesses would yesterday yet you your
""")

# After a question in quotation marks and a name: the sentence goes on.
SPEECH_VERBS = _set("""
    said says asked asks told tells added adds replied replies answered answers wrote writes wondered cried shouted
""")
