"""The quiz itself, by value: no clock, no disk, no screen."""
