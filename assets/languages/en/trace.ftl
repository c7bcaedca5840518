## lines

trace-connecting-to = Connecting to { $address }
trace-connected-to = Connected to { $address }
# Put behind a sentence: the TLS session is one of before.
trace-resumed = , resumed
trace-data-connection-by = Data connection { $id } by { $mode }, { $address }
trace-the-server-named-for-data = The server named { $named } for data; { $used } is used
trace-data-connection-under-tls = Data connection { $id } under TLS{ $how }
# Who closed a connection.
trace-the-server = the server
trace-us = us
# Put behind “closed by … after …”.
trace-not-as-it-should = , not as it should
trace-data-connection-closed-by-after = • Data connection { $id } closed by { $by } after { $size }{ $how }
trace-no-answer-in-time = • No answer in time: { $waiting_for }
trace-closed = Closed: { $why }
trace-command-waits = Command { $id } waits
trace-reply = Reply { $code }
trace-data-connection-is-open = Data connection { $id } is open
trace-data-connection = Data connection { $id }: { $size }

## trace_panel

trace-commands-and-replies-appear-here = Commands and replies appear here, with every secret masked.
trace-nothing-was-said-yet = Nothing was said yet
trace-time = Time
trace-session = Session
trace-line = Line
trace-log = Log
trace-copy-line = Copy line
trace-copy-the-whole-log = Copy the whole log
trace-all-sessions = All sessions
# Stands for the name of a site whose connection is closed.
trace-closed-2 = closed
trace-session-2 = Session { $number }, { $name }

## What commands of FTP do, beside them in a list; in small letters

trace-stop-the-transfer = stop the transfer
trace-room-that-a-file-needs = room that a file needs
trace-room-that-is-there = room that is there
trace-go-to-the-folder-above = go to the folder above
trace-say-which-program-this-is = say which program this is
trace-go-to-a-folder = go to a folder
trace-delete-a-file = delete a file
trace-what-the-server-can-do = what the server can do
trace-checksum-of-a-file = checksum of a file
trace-what-the-server-says-of = what the server says of its commands
trace-when-a-file-was-modified = when a file was modified
trace-set-facts-of-a-file = set facts of a file
trace-set-when-a-file-was = set when a file was modified
trace-make-a-folder = make a folder
trace-facts-of-one-file = facts of one file
trace-nothing = nothing
trace-set-an-option = set an option
trace-which-folder-this-is = which folder this is
trace-delete-an-empty-folder = delete an empty folder
trace-rename-from = rename from
trace-rename-to = rename to
trace-set-permissions = set permissions
trace-commands-of-this-server-only = commands of this server only
trace-permissions-of-new-files = permissions of new files
trace-size-of-a-file = size of a file
trace-state-of-the-server-or = state of the server, or of a file
trace-which-system-it-is = which system it is
trace-crc-32-of-a-file = CRC-32 of a file
trace-md5-of-a-file = MD5 of a file
trace-sha-1-of-a-file = SHA-1 of a file
trace-sha-256-of-a-file = SHA-256 of a file
trace-command-for-the-server = Command for the server
trace-a-command-for-the-server = A command for the server, as FEAT or SITE CHMOD 644 name
trace-send = Send
