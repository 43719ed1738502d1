"""Validation: rules over records and datasets, and the findings they give."""
