"""Proposing sources and claims from English news text by rules alone: no model, no network.

`engine.propose` is the way in; each other module holds one kind of rule.
"""
