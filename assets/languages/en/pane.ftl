## chosen

pane-count-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}

## columns

pane-folders-first = Folders first
pane-numbers-by-their-value = Numbers by their value
pane-capital-letters-first = Capital letters first
pane-columns-as-they-were-at = Columns as they were at first

## draw

pane-folder = Folder
pane-link = Link
pane-special-file = Special file
# A kind of file by its ending, as “HTML file”.
pane-file = { $ending } file
pane-file-2 = File

## drop

pane-move = Move
# What a drop would do: $verb is “Move”, “Upload” or “Download”, $what a name or “3 items”, $to a folder.
pane-to = { $verb } { $what } to { $to }
pane-upload-to = Upload { $items } to { $path }
pane-connect-to-a-server-first = Connect to a server first

## errands

pane-stop = Stop
pane-working = Working
# What is being done now; $what is a name in “…”, or “3 items”.
pane-to-the-trash = To the trash: { $what }
pane-deleting = Deleting { $what }
pane-counting = Counting { $what }
pane-setting-permissions-of = Setting permissions of { $what }
pane-renaming = Renaming { $what }
pane-duplicating = Duplicating { $what }
pane-looking-at = Looking at { $what }
pane-checking = Checking { $what }
pane-making = Making { $what }
pane-taking-back = Taking back: { $what }
pane-of = { $done } of { $of }
pane-count-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
pane-count-folders = { $count ->
    [one] { $count } folder
   *[other] { $count } folders
}
# Behind “1,204 files, 3 folders · ”.
pane-failed = { $count } failed

## footer

pane-names-look-wrong = Names look wrong?
# Lines of a listing that the server sent.
pane-not-understood = { $count ->
    [one] { $count } line not understood
   *[other] { $count } lines not understood
}
pane-reading = Reading
pane-not-read = Not read
# How long the listing of a folder took, and by which command of FTP.
pane-listing = Listing { $took } · { $command }
# How old a listing of a server is; a click lists the folder again.
pane-listed-minutes-ago = Listed { $count } min ago
pane-listed-hours-ago = Listed { $count } h ago
pane-listed-days-ago = { $count ->
    [one] Listed { $count } day ago
   *[other] Listed { $count } days ago
}
pane-list-anew = Lists the folder anew
# Room on the disk.
pane-free = { $size } free

## head

pane-the-server = The server
pane-reading-the-folder = Reading the folder
pane-go-up = Go up
pane-refresh = Refresh
pane-filter = Filter
pane-show-only-names-with = Show only names with …

## menu

pane-enter = Enter
# First line of the menu of a row: $verb is “Upload” or “Download”.
pane-to-2 = { $verb } to { $place }

## pane

pane-local-files = Local files
pane-remote-files = Remote files

## places

pane-places-on-this-computer = Places on this computer
pane-places-on-the-server = Places on the server
pane-home = Home
pane-start-folder = Start folder, { $folder }
pane-home-2 = Home, { $folder }
pane-go-to-a-bookmark = Go to a bookmark
pane-it-is-on-its-way = It is on its way
pane-no-folders-here = No folders here
pane-there-are-none-in-it = There are none in it

## rename

pane-new-name = New name

## selection

# $what is a size, a number of folders, or both.
pane-of-selected = { $chosen } of { $all } selected · { $what }
pane-not-shown = { $count } not shown

## state

pane-reading-2 = Reading { $place }
pane-waiting-for-your-answer = Waiting for your answer
pane-trying-again-in = Trying again in { $after }: { $why }
pane-retry = Retry
pane-details = Details
pane-the-connection-to-is-closed = The connection to { $name } is closed.
pane-connect = Connect
pane-this-folder-is-empty = This folder is empty
pane-drop-files-here-to-put = Drop files here to put them in it.
pane-no-name-fits-the-filter = No name fits the filter
pane-escape-in-the-filter-field = Escape in the filter field shows everything again.
pane-only-hidden-files-here = Only hidden files here
pane-their-names-begin-with-a = Their names begin with a dot; the eye above shows them.
pane-this-listing-is-not-complete = This listing is not complete

## show

pane-local-folder-tree = Local folder tree
pane-remote-folder-tree = Remote folder tree
pane-width-of-the-folder-tree = Width of the folder tree

## Heads of columns, beside name, size and modified of common.ftl

pane-permissions = Permissions
pane-type = Type
pane-owner = Owner
pane-group = Group

## extent

pane-could-not-be-read-again = Could not be read again; this is what was here before
pane-entries-so-far = { $count } entries so far
pane-these-are-the-first-entries = These are the first { $count } entries; there are more
pane-load-more = Load more
pane-the-reading-was-stopped-there = The reading was stopped; there may be more
pane-read-again = Read again
pane-the-reading-was-stopped-this = The reading was stopped; this is what was here before

## drop

pane-add-to-the-queue-for = Add { $what } to the queue for { $to }
pane-no-folder-beside-title = This side has no such folder
pane-no-folder-beside = Both panes go together: the other one shows { $other }, and here there is no { $place }.
pane-make-the-folder = Make the folder
pane-go-apart = Go apart
