"""factquiz: not "is it true?" but "who says so?"; a quiz on how a news article treats each claim."""

from __future__ import annotations

# A constant, because asking importlib.metadata for it costs more than the whole of `--version` otherwise does.
__version__ = "0.1.0"
