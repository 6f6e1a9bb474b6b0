"""The screens, drawn with Textual; only a screen speaks to a session or to the record."""
