"""Regular expressions that are compiled when they are first used: a start pays for those that it needs."""

from __future__ import annotations

import re
from typing import Any, cast


class _LazyPattern:
    """Stands for a compiled pattern; after the first use of a method, that method is the pattern's own."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """As re.compile, but later. `source` is not looked at before its first use."""
    return cast("re.Pattern[str]", _LazyPattern(source, flags))
