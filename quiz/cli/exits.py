"""The exit codes of every command (docs/commands.md, For all commands)."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended. They are the program's own exits, never a death by signal."""

    GOOD = 0
    FAULTS = 1
    WRONG_USE = 2
    OWN_FAULT = 70
    HANGUP = 129
    INTERRUPTED = 130
    TERMINATED = 143
