"""The same sessions as the screens, in lines of text."""
