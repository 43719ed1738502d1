"""Reports: all problems of some data, in order, grouped by their cause, for people and for programs."""

from __future__ import annotations

from cyberdialogue.report.grouping import Group
from cyberdialogue.report.order import in_order
from cyberdialogue.report.report import Form, Report

__all__ = ["Form", "Group", "Report", "in_order"]
