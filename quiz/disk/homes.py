"""Where factquiz keeps what it stores. Asking makes no folder."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """The folder of all that is stored: FACTQUIZ_HOME where set and not empty, else the user's data folder.

    A relative FACTQUIZ_HOME counts from the current folder; a leading `~` is expanded where it can be.
    """
    chosen = os.environ.get("FACTQUIZ_HOME")
    if chosen:
        try:
            return Path(chosen).expanduser()
        except RuntimeError:
            # Nobody knows where that user's home is: the name is taken as it stands.
            return Path(chosen)
    # Imported here, because most starts with FACTQUIZ_HOME set and every `--version` do without it.
    from platformdirs import user_data_path

    return user_data_path("factquiz", appauthor=False)
