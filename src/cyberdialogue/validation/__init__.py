"""Validation: rules over records and datasets, and the findings they give.

A rule of your own is a function with a docstring; a profile takes it to `cyberdialogue.validate`:

>>> from cyberdialogue.validation import Finding, rule
>>> @rule("our.deadline", of=Pledge, severity="warning")
... def deadline(pledge):
...     '''Every pledge in our project has a deadline, since we follow up on each.'''
...     if pledge.due is None:
...         yield Finding("no deadline", at="due", hint="say so in 'not_stated', if the source has none")
>>> pledge = Pledge(id="pledge:p", text="help", action="assist", not_stated=["roster"])
>>> print(validate(Dataset(pledges=[pledge]), profile=Profile(rules=[deadline])))
warning our.deadline at /pledges/0/due of pledge:p: no deadline (say so in 'not_stated', if the source has none)
1 warning

The rules of the library are in ``rules``, one file a family, and what they ask of a dataset is in ``facts``, one idea a
file. What several families say in the same words is in ``remarks``.
"""

from __future__ import annotations

from cyberdialogue.validation.rule import Finding, Placed, Rule, rule
from cyberdialogue.validation.world import World

__all__ = ["Finding", "Placed", "Rule", "World", "rule"]
