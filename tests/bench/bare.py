"""The bare Textual app that everything is measured against: one Static, nothing else."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("bare and painted")


if __name__ == "__main__":
    Bare().run()
