"""Inside `When`: the grammar of EDTF, the days an expression can mean, its mistakes and its words."""
