"""`make pictures`: draws every picture of docs/pictures anew. Look at what changed before it is kept."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tests.pictures.scenes import PICTURES, shoot

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"


def main() -> int:
    """Draw them all and take away what no scene draws any more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for left_over in {*FOLDER.glob("*.svg")} - {FOLDER / f"{name}.svg" for name in PICTURES}:
        left_over.unlink()
    for name in PICTURES:
        path = FOLDER / f"{name}.svg"
        path.write_text(asyncio.run(shoot(name)), encoding="utf-8")
        print(f"docs/pictures/{path.name}: {path.stat().st_size // 1024 + 1} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
