"""Who may ask what: hosts, origins, tokens, forms, and what browsers are told to refuse."""
