from __future__ import annotations

import pytest

from quiz.text.fold import Span
from quiz.text.sentences import Sentence, paragraphs, split_sentences

# Each text is written as its sentences, parted by a bar where a space stands in the article.
ENDS = {
    "full stops": "The bridge is shut.|It opens in May!|Does it?|Nobody knows.",
    "titles": "Mr. Pell met Dr. Arkle and Gen. Sir Ivo Lund.|Lt. Gov. Ames left.",
    "abbreviations inside": "Some streets, e.g. Mill Road, i.e. the old ones, were shut approx. 5 hours.",
    "times": "At 3:00 p.m., said the clerk, it rained.|He left at 5 p.m.|The rest stayed.",
    "time with its day": "They met at 10 a.m. Monday and at 6 p.m. Eastern time.",
    "countries": "The U.S. Senate sat.|She lives in the U.S.|They know.|The U.S. and the U.N. agreed.",
    "numbers": "It paid 3.5 million.|No. 5 said no.|Nobody else did.|See p. 55 and Vol. II of it.",
    "year and count": "It was built in 1924.|Then came 12.|The rest fled.",
    "months": "On Oct. 14 it snowed.|It snowed again in Nov.|Roads were shut.",
    "initials": "J. K. Lund and George W. Pell wrote Plan B.|It failed.",
    "first person": "He knows more than you and I.|Pell agrees.",
    "company": "Lund Inc. sold Pell & Co. at noon.|It was bought by Ames Ltd.|The price is secret.",
    "streets": "The shop on Mill St. is shut.|St. Petersburg is far.|It stood in Mill St.|The shop moved.",
    "ellipses": "And then… nothing.|He paused...|She left.|… So they say.|They left. . . .|It was over.",
    "runs": "What?!|Never!!!|Well.",
    "web": "Write to ida.pell@example.org.|Visit https://example.org/a.b?c=d now.",
    "small letters in names": "Sales fell.|iPhone sales rose.",
    "no stop at the end": "It rained.|And then it",
    "footnotes": "It is said.[2]|Others doubt it.³|Most do not.",
    "cut quotation": "The paper wrote: “It [...] is over.”|[...] The rest is gone.",
    "doubt in brackets": "He said (!) that it was so (?) All laughed.",
}
QUOTATIONS = {
    "the closing mark stays": '“It is over.”|The mayor left.|He said: "It is not."|‘Never.’|Then …',
    "small letters carry on": '“Is it over?” he asked.|"No!" they cried. – she smiled.|"Yes." she said.',
    "a name carries on": "“Is it over?” Ida Pell asked.|“Is it over?”|The mayor said nothing.",
    "two in a row": "“It is over.”|“It is not.”|So they parted.",
    "inside": "“It is over,” he said, “and done.|We won.”|They left.",
    "brackets": "It rained (again.)|(It always does.)|He said so (e.g., on Monday) twice.",
    "guillemets": "Il dit «Oui.»|Elle part.|« Non. »|Fin.",
    "a mark after a space": 'It is over. "',
    "abbreviation before the mark": '“I came at 5 p.m.”|He lied.|"I live in the U.S."|It is so.',
}


@pytest.mark.parametrize("written", [*ENDS.values(), *QUOTATIONS.values()], ids=[*ENDS, *QUOTATIONS])
def test_english_sentences(written: str) -> None:
    text = written.replace("|", " ")
    assert parts(text) == written.split("|")


def parts(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left.\nShe\nstayed.", ["He left.", "She\nstayed."]),
        ("A Heading\n\nIt rained.", ["A Heading", "It rained."]),
        ("# A heading\nIt rained.\n## Another\nIt snowed.", ["# A heading", "It rained.", "## Another", "It snowed."]),
        ("They want:\n- bread\n- roses", ["They want:", "- bread", "- roses"]),
        ("• bread\n• roses", ["• bread", "• roses"]),
        ("1. First bread. Then\nroses.\n2. Last\n3) wine", ["1. First bread.", "Then\nroses.", "2. Last", "3) wine"]),
        ("The war\n- which was long - ended.", ["The war\n- which was long - ended."]),
        ("It ended in\n1945. It was May.", ["It ended in\n1945.", "It was May."]),
        ("The street of the U.S.\nArmy is shut.", ["The street of the U.S.\nArmy is shut."]),
        ("It said so,\n\nand left.", ["It said so,", "and left."]),
        ("One.\n \u200b\t\nTwo.\r\n\r\nThree.", ["One.", "Two.", "Three."]),
        ("***", ["***"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_lines_and_paragraphs(text: str, sentences: list[str]) -> None:
    assert parts(text) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "彼は去った。本当？！はい。",
            ["彼は去った。", "本当？！", "はい。"],
        ),
        (
            "「行く。」と言った。",
            ["「行く。」と言った。"],
        ),
        (
            "他说：“走。”我走了",
            ["他说：“走。”", "我走了"],
        ),
        (
            "यह है। वह है।",
            ["यह है।", "वह है।"],
        ),
        (
            "هل هذا؟ نعم",
            ["هل هذا؟", "نعم"],
        ),
    ],
    ids=["Japanese", "quoted Japanese", "Chinese", "Hindi", "Arabic"],
)
def test_other_scripts(text: str, sentences: list[str]) -> None:
    assert parts(text) == sentences


def test_numbers_run_through_the_whole_text() -> None:
    assert split_sentences("\n One. Two.\n\nThree.\n") == (
        Sentence(1, 2, 6, 0),
        Sentence(2, 7, 11, 0),
        Sentence(3, 13, 19, 1),
    )
    assert paragraphs("\n One. Two.\n\nThree.\n") == (Span(2, 11), Span(13, 19))
