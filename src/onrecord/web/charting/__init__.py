"""Charts in pages: what each is drawn from, the process that draws, and the script that browsers draw with."""
