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
queue-confirmed-compared = Confirmed, { $algorithm } compared
queue-confirmed-read-back-and-compared = Confirmed, read back and compared

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
queue-this-whole-upload = This whole upload
queue-this-whole-download = This whole download
queue-this-site = This site
queue-as-usual = As usual
queue-as-its-site = As its site
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
