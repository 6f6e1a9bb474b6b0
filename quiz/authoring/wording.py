"""What the commands for authors say: notes and headings."""

from __future__ import annotations

EMPTY = "The article has no text, so there is nothing to propose."
NOT_ENGLISH = "The article does not read like English news: the rules know no other language, and nothing is proposed."
NOTHING_FOUND = "Nothing was found that the rules could propose a claim from."
UNPROVED = "{count} of the sentences could not be quoted as they stand, and were passed over."

DRAFT_HEAD = """\
# Proposals made by rules. Read each one against its sentence: they are drafts, and no round asks a draft.
# Sources belong above the claims. A status of the claims here must be one of the bank's: {statuses}."""
DRAFT_CLAIM = "# {confidence} sure, by the rule {rule}"
