## The queue: what is done with it, and what happens at its end

action-older-done = Show older ones
    .help = Show more of what was done, of before the list.
action-export-queue = Export the queue…
    .help = Write what is left to do to a file, to take along or to keep.
action-import-queue = Import a queue…
    .help = Add what is in such a file; it is held until it is let go.
action-export-failures = Export what failed…
    .help = Write what failed to a table (CSV), with the reasons.
action-filters = Filters with names…
    .help = Choose and change the filters with a name, for panes and for folders that are transferred.
action-toggle-filters = Filters on
    .help = Switch the set of filters that was on last on or off.
action-the-queue-is-empty = The queue is empty
action-all-that-is-remembered = Everything that is remembered is shown
file-dialog-write-to = Write { $name } to
file-dialog-a-file-of-filters = FileZilla’s filters.xml
file-dialog-a-file-with-a-queue = A file with a queue
app-some-filters-were-not-taken = Some filters were not taken over
app-the-filters-are-as-they = The filters are as they were
app-filters-are-off = Filters are off
prompts-portolan-closes-in = Portolan closes in { $seconds } s
prompts-the-computer-sleeps-in = The computer goes to sleep in { $seconds } s
prompts-the-computer-is-shut-down-in = The computer is shut down in { $seconds } s
prompts-nothing-is-left-to-do = Nothing is left to do.
prompts-failed-files-stay = { $count ->
    [one] { $count } file failed; the queue keeps it with its reason.
   *[other] { $count } files failed; the queue keeps them with their reasons.
}
prompts-stop-it = Stop it
prompts-run-this-at-the-end = Run this when the queue ends?
prompts-it-is-run-as-it-stands = It is run as it stands here, a line for each word, by no shell and with all that you may do on this computer. Any other command is asked about again.
prompts-remove-it = Remove it
prompts-let-it-run = Let it run
prompts-not-now = Not now

## settings and dock

settings-page-at-the-end = When the queue ends
settings-then-nothing = Nothing more
settings-then-close = Close Portolan
settings-then-sleep = Let the computer sleep
settings-then-shut-down = Shut the computer down
settings-remember-what-is-done = Remember what is done
    .help = So many files stay in the list of what is done, also after the program has ended; 0 = none.
settings-show-a-notification = Show a notification
    .help = When what was to do took longer than 10 s.
settings-play-a-sound = Play a sound
settings-run-a-command = Run a command
    .help = A program and what it is told, by no shell; quotes keep words together. It is asked once whether it may run.
settings-and-then = And then
    .help = After 30 s in which it can be stopped. The dock has the same for one time.
settings-keep-the-computer-awake = Keep the computer awake while files move
    .help = It does not fall asleep by itself until then.
settings-something-is-missing-behind = Something is missing behind the last \
settings-the-name-of-a-program = The name of a program is needed first
settings-the-closing-quote-is-missing = The closing { $quote } is missing
queue-closes = Closes
queue-sleeps = Sleeps
queue-shuts-down = Shuts down
queue-this-time-only = This time only
queue-always = Always
queue-run-a-command = Run a command…
queue-a-command-runs = A command runs…
queue-the-computer-may-fall-asleep = The computer may fall asleep before: { $why }
queue-waits-for-room-on-the-server = Waits for room on the server
queue-waits-for-room-on-the-disk = Waits for room on the disk
queue-paused = Paused
queue-the-site-is-held = The site is held
queue-begins = Begins { $when }
pane-hidden-by-filters = { $count } hidden by filters

## work: details of a transfer, and when it begins

queue-begin-at = Begin at…
detail-the-whole-error = The whole error
detail-server = Server
detail-comes-from = Comes from
detail-goes-to = Goes to
detail-state = State
detail-attempts = Attempts
detail-session = Session
detail-no-tls = No TLS, or not on record any more
detail-encryption = Encryption
detail-data-connection = Data connection
detail-said-on-this-session = Said on this session last
begin-at-when-shall-it-begin = When shall it begin?
begin-at-when-shall-everything-begin = When shall everything begin?
begin-at-a-time-is-needed = A time like 22:30 or 2026-12-01 08:00 is needed
begin-at-time = Time
begin-at-it-is-held-until = It is held until then: { $when }
begin-at-a-time-of-the-day = A time of the day is the next one; or a day and a time, like 2026-12-01 08:00.
begin-at-begin-now = Begin now
begin-at-begin-then = Begin then
