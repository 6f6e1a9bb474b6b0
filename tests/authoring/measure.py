"""How well `draft` reads: its proposals against articles that were annotated by hand, sentence by sentence.

Run as `python -m tests.authoring.measure FOLDER`, over every NAME.txt with NAME.toml in it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomli

from quiz.authoring.propose.engine import propose
from quiz.authoring.propose.values import Proposal, Proposals
from quiz.authoring.propose.words import PREPOSITIONS, TITLES
from quiz.bank.files import line_ends_lf
from quiz.text.sentences import split_sentences

NONE = "none"


@dataclass
class Score:
    """Counts over all sentences. `right` of those proposed as a status, `met` of those annotated as it."""

    sentences: int = 0
    exact: int = 0
    proposed: dict[str, int] = field(default_factory=dict)
    right: dict[str, int] = field(default_factory=dict)
    annotated: dict[str, int] = field(default_factory=dict)
    met: dict[str, int] = field(default_factory=dict)
    spoken: int = 0
    speakers: int = 0
    errors: list[str] = field(default_factory=list)

    def precision(self, status: str) -> float:
        return self.right.get(status, 0) / max(1, self.proposed.get(status, 0))

    def recall(self, status: str) -> float:
        return self.met.get(status, 0) / max(1, self.annotated.get(status, 0))


def measure(folder: Path) -> Score:
    score = Score()
    for path in sorted(folder.glob("*.txt")):
        text = line_ends_lf(path.read_text(encoding="utf-8-sig"))
        notes = tomli.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))["sentences"]
        compare(score, path.stem, text, notes)
    return score


def compare(score: Score, name: str, text: str, notes: Sequence[dict[str, Any]]) -> None:
    proposals = propose(text)
    sentences = split_sentences(text)
    assert [note["number"] for note in notes] == [sentence.number for sentence in sentences], name
    for sentence, note in zip(sentences, notes, strict=True):
        best = strongest(proposals, sentence.start)
        status = best.status.value if best else NONE
        fair = {note["status"], *note.get("also", ())}
        count(score, status, note["status"], fair)
        wrong = "" if status in fair else f"{note['status']} read as {status}"
        if best is not None and status in fair and note["status"] == status and status == "attributed":
            score.spoken += 1
            names = voices(proposals, best)
            if any(same(ours, theirs, best, proposals) for ours in names for theirs in note["speakers"]):
                score.speakers += 1
            else:
                wrong = f"speaker {note['speakers']} read as {names}"
        if wrong:
            rule = f" ({best.rule} {best.confidence})" if best else ""
            score.errors.append(f"{name} {sentence.number}: {wrong}{rule}: {text[sentence.start : sentence.end]}")


def count(score: Score, status: str, annotated: str, fair: set[str]) -> None:
    score.sentences += 1
    score.exact += status in fair
    score.proposed[status] = score.proposed.get(status, 0) + 1
    score.right[status] = score.right.get(status, 0) + (status in fair)
    score.annotated[annotated] = score.annotated.get(annotated, 0) + 1
    score.met[annotated] = score.met.get(annotated, 0) + (status in fair)


def strongest(proposals: Proposals, start: int) -> Proposal | None:
    """The surest proposal whose first quote is the sentence; of equally sure ones the first."""
    own = [claim for claim in proposals.claims if claim.quotes[0].start == start]
    return max(own, key=lambda claim: claim.confidence, default=None)


def voices(proposals: Proposals, claim: Proposal) -> list[str]:
    names = {source.id: source.name for source in proposals.sources}
    return [names[name] for name in (*claim.said_by, *claim.denied_by)]


def same(ours: str, theirs: str, claim: Proposal, proposals: Proposals) -> bool:
    """One name after titles and articles are taken off; of a described group the noun with what stands before it."""
    if theirs == "unnamed":
        flags = {source.id: source.unnamed for source in proposals.sources}
        return any(flags[name] for name in claim.said_by)
    left, right = list(essence(ours)), list(essence(theirs))
    described = not any(word[:1].isupper() for word in theirs.split()[:2])
    return left == right or (described and headed(left) == headed(right))


def essence(name: str) -> Iterator[str]:
    for word in name.replace("’", "'").lower().split():
        if word not in ("a", "an", "the", "its", "his", "her", "their") and word.rstrip(".") not in TITLES:
            yield word.removesuffix("'s")


def headed(words: Sequence[str]) -> list[str]:
    """The words up to the first preposition or participle."""
    stop = next((at for at, word in enumerate(words) if at and (word in PREPOSITIONS or word.endswith("ed"))), None)
    return list(words[:stop])


def told(score: Score) -> Iterator[str]:
    """The figures, then each error, a line each."""
    yield f"sentences {score.sentences}, a right status (or a fair one) in {score.exact / max(1, score.sentences):.3f}"
    for status in ("attributed", "denied", "unresolved", "confirmed"):
        of = f"{score.right.get(status, 0)} of {score.proposed.get(status, 0)}"
        met = f"{score.met.get(status, 0)} of {score.annotated.get(status, 0)}"
        yield f"{status}: precision {score.precision(status):.3f} ({of}), recall {score.recall(status):.3f} ({met})"
    share = score.speakers / max(1, score.spoken)
    yield f"right speaker: {share:.3f} ({score.speakers} of {score.spoken} rightly attributed)"
    yield f"errors: {len(score.errors)}"
    yield from score.errors


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: python -m tests.authoring.measure FOLDER")
    print("\n".join(told(measure(Path(sys.argv[1])))))
