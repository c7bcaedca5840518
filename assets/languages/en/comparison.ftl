## Two panes against each other, in the panes themselves

comparison-column = Compared
comparison-by-size = By size
comparison-by-time = By size and time
comparison-by-content = By contents
comparison-reading = Contents: { $files } of { $of } · { $size }
comparison-read = { $count ->
    [one] Read { $count } file · { $size }
   *[other] Read { $count } files · { $size }
}
comparison-not-read = { $count ->
    [one] { $count } not read
   *[other] { $count } not read
}
comparison-contents-between = Contents are compared between this computer and a server
comparison-only-there = Only on server
comparison-newer = Newer
comparison-older = Older
comparison-folder = On both sides
comparison-waits = Both folders have to be read first
comparison-end = End the comparison
comparison-of-each = { $count } { $what }
comparison-select-these = Select these
comparison-select-newer-and-missing = Select newer and missing
comparison-not-here = { $name } is not here
comparison-missing-here = Not here
comparison-missing-there = Not on server
comparison-the-top = This is the top
comparison-nothing-differs = Nothing differs
comparison-nothing-differs-help = What is the same is hidden. Only differences, above the panes, shows it.
