"""Inside `resolve_time`: the rules that read English phrases of time."""
