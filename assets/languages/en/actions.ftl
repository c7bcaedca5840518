# Names of actions, in menus, on buttons and in the palette; .help is the sentence of the tooltip.
# An … at the end says that a dialog opens.

## File

action-open = Open
    .help = Open the folder, or transfer the file.
action-transfer = Transfer to the other pane
    .help = Move the selection of the active pane to the other side.
action-add-to-queue = Add to the queue
    .help = Put the selection of the active pane into the queue for the other side, held until it is let go.
action-upload-files = Upload files…
    .help = Choose files of this computer and upload them.
action-upload-folders = Upload folders…
    .help = Choose folders of this computer and upload them.
action-download-to = Download to…
    .help = Choose a folder of this computer and download what is chosen on the server.
action-manual-transfer = Transfer by path…
    .help = Name a file and where it goes, and transfer it.
action-quick-look = Quick look
    .help = Look at a text or picture without transferring it.
action-view = View
    .help = Open a copy of it, which nobody can change, with the program for its sort.
action-edit = Edit
    .help = Open it with its editor; what is saved there goes back to the server by itself.
action-open-with-default = Open with its program
    .help = Open with the program that the desktop has for it.
action-reveal = Show in the file manager
    .help = Show it in the file manager of the desktop.
action-terminal = Open a terminal here
    .help = Open a terminal in this folder.
action-new-folder = New folder
    .help = Make a folder.
action-new-folder-enter = New folder and enter
    .help = Make a folder and go into it.
action-new-file = New file
    .help = Make an empty file.
action-rename = Rename
    .help = Rename in place.
action-rename-many = Rename many…
    .help = Rename many at once, with a preview.
action-duplicate = Duplicate
    .help = Make a copy beside it.
action-delete = Delete…
    .help = Delete, after a question.
action-permissions = Permissions…
    .help = Set who may do what.
action-measure = Calculate size
    .help = Count what is in folders.
action-properties = Properties…
    .help = All that is known of it, and its checksum.

## Edit

action-undo = Undo
    .help = Take back what was done by hand last.
action-copy = Copy
    .help = Copy what is selected, to be pasted in another folder, tab or program.
action-cut = Cut
    .help = Copy what is selected, and take it away here when it is pasted.
action-paste = Paste
    .help = Bring what was copied here: on this computer, to the server, from it, or within it.
action-select-all = Select all
    .help = Select everything.
action-invert-selection = Invert selection
    .help = Select what is not, and nothing else.
action-select-none = Select nothing
    .help = Select nothing.
action-select-pattern = Select by pattern…
    .help = Select or unselect names by a pattern.
action-copy-names = Copy names
    .help = Copy the names of what is selected.
action-copy-paths = Copy paths
    .help = Copy the whole paths of what is selected.
action-select-differing = Select what differs
    .help = Select in both panes what the other has not, or has of another size or older.
action-copy-urls = Copy addresses
    .help = Copy the addresses of what is selected on the server, without any password.

## Go

action-back = Go back
    .help = Show the folder before this one.
action-forward = Go forward
    .help = Show the folder that was left by going back.
action-up = Go up
    .help = Show the folder above.
action-refresh = Refresh
    .help = Read the folder again.
action-switch-pane = Switch pane
    .help = Give the keyboard to the other pane.
# The same pane shows the other of the two then; without a server, both panes show this computer.
action-switch-side = This computer or server in this pane
    .help = Show this computer in place of the server in the active pane, or the server in place of this computer.
action-bookmarks = Bookmarks…
    .help = Go to folders that were kept, and keep those that are shown.
action-link-folders = Go together
    .help = Both panes go into folders and out of them together.
action-edit-path = Type a path
    .help = Type a path.
action-address = Type an address
    .help = Type an address.

## View

action-filter = Filter
    .help = Show only names with some text in them.
action-find = Find…
    .help = Search whole trees, here and on the server.
action-compare-panes = Compare panes
    .help = Mark in both panes what the other has not, or has newer, older or of another size.
action-only-differences = Only differences
    .help = While panes are compared, hide what is the same.
action-align-rows = Rows side by side
    .help = While panes are compared, the same name stands at the same height in both, and they scroll together.
action-read-contents = Compare panes by contents
    .help = While panes are compared, hold the contents of files of the same size against each other: by a checksum of the server, else every byte is brought here.
action-compare = Compare with all folders below…
    .help = Hold both folders and all below them against each other, by size, time or contents; the list is in the dock.
action-synchronise = Synchronise…
    .help = Make one folder like the other, with all below them; everything is shown before it is done.
action-select-missing = Select what the other pane lacks
    .help = While panes are compared: select in the active pane what the other one has not.
action-select-newer = Select what is newer
    .help = While panes are compared: select in the active pane what was changed later than in the other one.
action-panes-are-not-compared = The panes are not compared
action-compare-panes-first = Compare panes switches it on
action-hidden-files = Show hidden files
    .help = Show or hide dot files.
action-tree = Folder tree
    .help = Show or hide the tree of folders beside the active pane.
action-swap-sides = Swap sides
    .help = Put the server at the other side.
action-folders-first = Folders first
    .help = Folders before files, or among them.
action-natural-order = Numbers by their value
    .help = Sort numbers in names by their value, or digit by digit.
action-case-sensitive = Capital letters first
    .help = Sort capital letters before small ones, or without regard to case.
action-show-transfers = Show transfers
    .help = Show what moves and what waits.
action-show-failed = Show what failed
    .help = Show what failed, and why.
action-show-done = Show what is done
    .help = Show what is done.
action-show-edits = Show open files
    .help = Show the files of servers that are open here.
action-show-found = Show what was found
    .help = Show what a search or comparison found.
action-show-log = Show the log
    .help = Show commands and replies.
action-show-chart = Show the wire chart
    .help = Show commands, replies and data connections along the time.
action-theme-dark = Dark theme
    .help = Dark colours.
action-theme-light = Light theme
    .help = Light colours.
action-theme-system = Theme of the system
    .help = Colours as the system has them.
action-zoom-in = Larger
    .help = Make everything larger.
action-zoom-out = Smaller
    .help = Make everything smaller.
action-zoom-reset = Normal size
    .help = Show everything at its own size.

## Server

action-sites = Sites…
    .help = Saved sites: connect, change, make, take over from other programs.
action-new-site = New site…
    .help = Fill in a site: where it is, how to log on, how files move.
action-save-site = Save as a site…
    .help = Save the server of this tab as a site.
action-import-sites = Import sites…
    .help = Take sites over from another program.
action-disconnect = Disconnect
    .help = End or begin the connection of the tab.
action-reconnect = Connect again
    .help = End the connection of the tab, and connect again.
action-encoding = Encoding of names…
    .help = Say in which encoding the server's names are.
action-empty-bin = Empty the bin of the server…
    .help = Delete the bin of the server and all that is in it, after a question.
action-server-memory = What is known of this server
    .help = What was learnt of the server.
action-trust-store = Whom you trust
    .help = Certificates and servers that are trusted by hand.
action-practice = Practice server
    .help = Start the practice server and connect to it.

## Queue

action-pause-all = Pause or continue transfers
    .help = Stop or continue all transfers.
action-queue-hold = Hold or continue
    .help = Hold what is selected in the queue, or let it go.
action-queue-top = To the top of the queue
    .help = Begin with what is selected in the queue.
action-queue-up = Up in the queue
    .help = Move what is selected one row up.
action-queue-down = Down in the queue
    .help = Move what is selected one row down.
action-queue-bottom = To the end of the queue
    .help = End with what is selected in the queue.
action-queue-remove = Remove from the list
    .help = Take what is selected out of the list; what moves is cancelled.
action-queue-select-all = Select the whole list
    .help = Select everything in the list.
action-queue-retry = Retry what is selected
    .help = Try what is selected again.
action-queue-copy = Copy the list as text
    .help = Copy the list as text, with tabs between the columns.
action-type-automatic = Transfer type: automatic
    .help = Files that are text by their names go as ASCII, all others byte for byte.
action-type-binary = Transfer type: binary
    .help = All files go byte for byte.
action-type-ascii = Transfer type: ASCII
    .help = All files go as text: line ends become those of the other side. Everything else is damaged by that.
action-retry-failed = Retry all failed
    .help = Try all failed items again.
action-clear-failed = Clear failed
    .help = Forget all failed items.
action-clear-done = Clear done
    .help = Forget what is done.
action-clear-log = Clear log
    .help = Forget the log.

## Tabs

action-new-tab = New tab
    .help = Open another tab.
action-duplicate-tab = Duplicate tab
    .help = Open another tab with the same server and folders.
action-close-tab = Close tab
    .help = Close this tab.
action-reopen-tab = Reopen closed tab
    .help = Open the tab again that was closed last.
action-next-tab = Next tab
    .help = Show the next tab.
action-previous-tab = Previous tab
    .help = Show the tab before.
action-tab-left = Move tab to the left
    .help = Move this tab to the left.
action-tab-right = Move tab to the right
    .help = Move this tab to the right.
action-tab-1 = Show tab 1
    .help = Show the first tab.
action-tab-2 = Show tab 2
    .help = Show the second tab.
action-tab-3 = Show tab 3
    .help = Show the third tab.
action-tab-4 = Show tab 4
    .help = Show the fourth tab.
action-tab-5 = Show tab 5
    .help = Show the fifth tab.
action-tab-6 = Show tab 6
    .help = Show the sixth tab.
action-tab-7 = Show tab 7
    .help = Show the seventh tab.
action-tab-8 = Show tab 8
    .help = Show the eighth tab.
action-tab-9 = Show the last tab
    .help = Show the last tab.

## Portolan

action-palette = Search commands
    .help = Find an action, a site or a folder by its name.
action-settings = Settings…
    .help = Choose how everything works and looks.
action-edit-shortcuts = Shortcuts…
    .help = Choose the keys of actions.
action-menu = Menu
    .help = Show all actions, by kind.
action-about = About Portolan
    .help = What this program is, and what a report of a problem needs.
action-quit = Quit
    .help = Close the window.

## Keys, as menus show them: what stands on a keyboard for this language

action-key-ctrl = Ctrl
action-key-alt = Alt
action-key-shift = Shift
action-key-delete = Del

## Menus

action-menu-file = File
action-menu-edit = Edit
action-menu-go = Go
action-menu-view = View
action-menu-server = Server
action-menu-transfers = Transfers
action-menu-tabs = Tabs
action-menu-portolan = Portolan

## Why an action is not possible now, and what to do

action-no-folder-is-shown-here = No folder is shown here yet
action-nothing-is-selected = Nothing is selected
action-select-files-or-folders-first = Select files or folders first.
action-nothing-to-download-is-selected = Nothing to download is selected
action-select-files-or-folders-of = Select files or folders of the server first.
action-this-is-the-top = This is the top
action-nothing-to-transfer-to-yet = Nothing to transfer to yet
action-nothing-to-upload-to-yet = Nothing to upload to yet
action-no-server-yet = No server yet
action-there-is-only-one-tab = There is only one tab
action-no-tab-was-closed = No tab was closed
action-nothing-in-the-list-is = Nothing in the list is selected
action-nothing-failed = Nothing failed
action-nothing-is-done-yet = Nothing is done yet
action-the-log-is-empty = The log is empty
action-this-is-for-folders-of = This is for folders of this computer
action-nothing-of-this-computer-is = Nothing of this computer is selected
action-select-a-file-or-folder = Select a file or folder first.
action-nothing-of-a-server-is = Nothing of a server is selected
action-select-files-or-folders-there = Select files or folders there first.
action-there-is-nothing-to-take = There is nothing to take back
action-no-folder-was-shown-before = No folder was shown before
action-no-folder-was-left-by = No folder was left by going back
action-connect-first = Connect to a server first: type its address above.
