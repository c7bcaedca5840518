## done

queue-files-appear-here-once-the = Files appear here once the server has confirmed them.
queue-nothing-done-yet = Nothing done yet
queue-file = File
queue-destination = Destination
queue-speed = Speed
# Head of a column: a time.
queue-when = When
queue-checked = Checked
queue-done = Done
queue-left-as-it-was = Left as it was
queue-confirmed-size-compared = Confirmed, size compared
queue-confirmed-by-the-server = Confirmed by the server
queue-confirmed-as-text = Confirmed by the server, sent as ASCII text
queue-confirmed-compared = Confirmed, { $algorithm } compared
queue-confirmed-read-back-and-compared = Confirmed, read back and compared
queue-time-refused = Time not kept: the server refused it
queue-time-not-supported = Time not kept: the server has no command for it
queue-time-not-told = Time not kept: the server does not tell it
queue-permissions-refused = Permissions not kept: the server refused them
queue-permissions-not-supported = Permissions not kept: the server has no command for them

## failed

queue-nothing-failed = Nothing failed
queue-why = Why
queue-failed = Failed
queue-details = Details
# The key.
queue-enter = Enter

## head

queue-transfers = Transfers
queue-log = Log
queue-throughput-s = Throughput: { $size }/s
# Files that wait or move.
queue-left = { $count } left
# While folders are still being counted.
queue-left-so-far = { $count } left so far
queue-no-limit = No limit
# The same limit for uploads and downloads.
queue-each = { $rate } each
queue-speed-limit = Speed limit
queue-uploads = Uploads
queue-downloads = Downloads
queue-sessions-for-transfers-with-one = Sessions for transfers with one site
queue-count-sessions = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
queue-continue = Continue
queue-pause = Pause

## menu

# Priorities.
queue-highest = Highest
queue-high = High
queue-normal = Normal
queue-low = Low
queue-lowest = Lowest
# Behind the state of a transfer.
queue-highest-priority = highest priority
queue-high-priority = high priority
queue-low-priority = low priority
queue-lowest-priority = lowest priority
queue-hold-after-the-files-that = Hold after the files that move
queue-priority = Priority
queue-as-its-job = As its job
queue-this-whole-copy = This whole copy
queue-this-whole-upload = This whole upload
queue-this-whole-download = This whole download
queue-this-site = This site
queue-as-usual = As usual
queue-as-its-site = As its site
queue-cancel-this-whole-copy = Cancel this whole copy
queue-server-to-server = Server to server
queue-cancel-this-whole-upload = Cancel this whole upload
queue-cancel-this-whole-download = Cancel this whole download
queue-hold = Hold

## transfers

queue-drag-files-from-one-pane = Drag files from one pane to the other, or press F5.
queue-nothing-to-transfer = Nothing to transfer
queue-count-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
queue-before = Before { $name }
queue-to-the-end-of-the = To the end of the queue
queue-progress = Progress
queue-amount = Amount
# Head of a column: the time that is left.
queue-left-2 = Left
queue-state = State
# A row of transfers for who hears and does not see it: its state, share, amount, target.
queue-to = { $words }{ $share }, { $amount } to { $destination }
queue-so-far-2 = { $count } so far
queue-newer-here = , newer here
queue-newer-there = , newer there
# A transfer whose target exists; $newer is nothing or “, newer here”.
queue-asks-exists = Asks: exists{ $newer }
queue-retrying-in = Retrying in { $after }
queue-reading-the-folder = Reading the folder

## lists: filter, groups, columns

# Head of a column: upload or download.
queue-direction = Direction
# Head of a column: how often a transfer was begun.
queue-attempts = Attempts
queue-no-groups = No groups
# What was asked for at once stands together.
queue-by-job = By job
queue-by-server = By server
queue-group-rows = Group the list
queue-filter-list = Filter the list
# The field's name.
queue-filter = Filter of the list
queue-filter-hint = Name, path, server, state
# The name of a choice: which transfers are shown.
queue-filter-state = Show
queue-close-filter = Close the filter
queue-all-states = All states
queue-only-moving = Moving
queue-only-waiting = Waiting
queue-only-held = On hold
queue-only-asking = Asking
queue-all-checks = Every check
queue-only-size = Size compared
queue-only-checksum = Checksum compared
queue-only-read-back = Read back
queue-only-confirmed = Confirmed only
queue-only-text = As ASCII text
queue-only-skipped = Left as it was
queue-both-ways = Both ways
# Rows that are shown, of all rows: “12 of 4,000”.
queue-shown-of = { $shown } of { $whole }
queue-all-shown = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
# Another order of a list is being worked out.
queue-sorting = Sorting the list
# A row that is done or was removed a moment ago.
queue-left-the-list = Done or removed
# Headings of groups; $name is what they are called.
queue-fold = Fold { $name }
queue-unfold = Unfold { $name }
queue-fold-all = Fold all groups
queue-unfold-all = Unfold all groups
queue-select-group = Select its rows
queue-hold-group = Hold { $name }
queue-continue-group = Continue { $name }
queue-first-group = Begin with { $name }
queue-priority-of-group = Priority of { $name }
queue-remove-group = Remove { $name }
queue-remove-all = Remove all of it
queue-retry-group = Retry { $name }
queue-moving = { $count ->
    [one] { $count } moving
   *[other] { $count } moving
}
queue-nothing-matches = Nothing in the list matches the filter
queue-waits-over = Waiting: the server still counts sessions that are over
queue-waits-allowed = { $count ->
    [one] Waiting: the server allows { $count } session
   *[other] Waiting: the server allows { $count } sessions
}
queue-waits-found = { $count ->
    [one] Waiting: the server takes { $count } session now ({ $why }); one more is tried later
   *[other] Waiting: the server takes { $count } sessions now ({ $why }); one more is tried later
}
queue-waits-others = { $what }; in use by { $names } too
