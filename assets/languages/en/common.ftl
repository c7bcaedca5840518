## Words that many places share

common-not-connected = Not connected
common-this-computer = This computer
common-sha-256 = SHA-256
common-delete = Delete
common-cancel = Cancel
common-copy = Copy
common-close = Close
common-replace = Replace
common-skip = Skip
common-open = Open
common-new-folder = New folder
common-password = Password
common-server = Server
common-path = Path
common-name = Name
common-size = Size
common-modified = Modified
common-download = Download
common-upload = Upload
common-rename = Rename
common-ask = Ask
common-save = Save
common-transfer-type = Transfer type
common-type-automatic = Automatic
common-type-binary = Binary
common-type-ascii = ASCII
