## What is looked for

hunts-find = Find
hunts-name = Name
hunts-regex = Regular expression
hunts-match-case = Capitals count
hunts-all-kinds = Files and folders
hunts-files = Files
hunts-folders = Folders
hunts-larger = Larger than
hunts-smaller = Smaller than
hunts-newer = Changed after
hunts-older = Changed before
hunts-preset = Filter with a name
hunts-no-preset = None: what is chosen below
hunts-hidden = Hidden
hunts-any = Any
hunts-hidden-only = Only hidden ones
hunts-hidden-not = No hidden ones
hunts-permissions = Permissions
hunts-owner = Owner on the server
hunts-group = Group on the server
hunts-world-writable = Everybody may write
hunts-group-writable = The group may write
hunts-read-only = The owner may not write
hunts-executable = Can be run
hunts-not-for-all = Not readable by everybody
hunts-begin = Find
hunts-bad-size = A size is a number with B, KB, MB or GB
hunts-bad-day = A day is written as 2026-11-20

## How two folders are compared

hunts-compare = Compare folders
hunts-by-size = By size
hunts-by-time = By size and time, as exactly as the server tells it
hunts-by-content = By size and contents: by checksum, else every byte is brought here
hunts-recursive = With all folders in them
hunts-compare-now = Compare

## What was found

hunts-found = Found
hunts-nothing-yet = Nothing was looked for yet
hunts-nothing-yet-help = Find searches whole trees here and on the server; Compare folders shows how the two panes differ.
hunts-where = Where
hunts-difference = Difference
hunts-stop = Stop
hunts-clear = Clear
hunts-only-differences = Only differences
hunts-select-for-upload = Select newer and missing: upload
hunts-select-for-download = Select newer and missing: download
hunts-go = Show in its folder
hunts-edit = Edit
hunts-copy-paths = Copy paths
hunts-delete-here = Delete on this computer
hunts-delete-there = Delete on the server
hunts-count = { $count ->
    [one] { $count } found
   *[other] { $count } found
}
hunts-differ = { $count ->
    [one] { $count } difference
   *[other] { $count } differences
}
hunts-folders-read = { $count ->
    [one] { $count } folder read
   *[other] { $count } folders read
}
hunts-not-read = { $count ->
    [one] { $count } folder could not be read
   *[other] { $count } folders could not be read
}
hunts-too-many = more was found than is kept
hunts-stopped = stopped

## Differences

hunts-same = Same
hunts-only-here = Only here
hunts-only-there = Only on the server
hunts-newer-here = Newer here
hunts-newer-there = Newer on the server
hunts-other-size = Another size
hunts-other-contents = Other contents
hunts-other-kind = Another kind
hunts-unknown = Not known
