## file_dialog

file-dialog-upload-folders = Ordner hochladen
file-dialog-upload-files = Dateien hochladen
file-dialog-to = { $what } nach { $target }
file-dialog-count-items = { $count ->
    [one] { $count } Element
   *[other] { $count } Elemente
}
file-dialog-download-to = { $what } herunterladen nach
file-dialog-a-file-of-another-program = Eine Datei eines anderen Programms

## field

file-dialog-go-up = Nach oben
file-dialog-nothing = Nichts
file-dialog-no-folder = Kein Ordner
file-dialog-here-begins-with = { $what } hier beginnt mit „{ $rest }“

## folder

file-dialog-home = Persönlicher Ordner
file-dialog-recent = Zuletzt benutzt
file-dialog-reading-the-folder = Der Ordner wird gelesen
file-dialog-folder = Ordner

## own

file-dialog-the-desktop-offers-no-file = Der Desktop bietet keinen Dateidialog an; dies ist der von Portolan.
file-dialog-upload-this-folder = Diesen Ordner hochladen
file-dialog-download-here = Hierher herunterladen
file-dialog-download-to-2 = Nach „{ $name }“ herunterladen
file-dialog-choose-one-folder = Einen Ordner wählen
file-dialog-verb-files = { $count ->
    [one] { $count } Datei: { $verb }
   *[other] { $count } Dateien: { $verb }
}
file-dialog-verb-folders = { $count ->
    [one] { $count } Ordner: { $verb }
   *[other] { $count } Ordner: { $verb }
}
