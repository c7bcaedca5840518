## file_dialog

file-dialog-upload-folders = Upload folders
file-dialog-upload-files = Upload files
# $what is “Upload files” or “Upload folders”, $target a folder.
file-dialog-to = { $what } to { $target }
file-dialog-count-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
# Title of a dialog that chooses a folder; $what is a name or “3 items”.
file-dialog-download-to = Download { $what } to
file-dialog-a-file-of-another-program = A file of another program

## field

file-dialog-go-up = Go up
file-dialog-nothing = Nothing
file-dialog-no-folder = No folder
# $what is “Nothing” or “No folder”.
file-dialog-here-begins-with = { $what } here begins with “{ $rest }”

## folder

file-dialog-home = Home
file-dialog-recent = Recent
file-dialog-reading-the-folder = Reading the folder
file-dialog-folder = Folder

## own

file-dialog-the-desktop-offers-no-file = The desktop offers no file dialog; this is Portolan’s own.
file-dialog-upload-this-folder = Upload this folder
file-dialog-download-here = Download here
file-dialog-download-to-2 = Download to “{ $name }”
file-dialog-choose-one-folder = Choose one folder
# $verb is “Upload” or “Download”, of the button below the list.
file-dialog-verb-files = { $count ->
    [one] { $verb } { $count } file
   *[other] { $verb } { $count } files
}
file-dialog-verb-folders = { $count ->
    [one] { $verb } { $count } folder
   *[other] { $verb } { $count } folders
}
