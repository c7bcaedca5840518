## bookmarks

work-bookmarks = Lesezeichen
work-keep-these-folders-as = Diese Ordner merken als
work-name-of-the-bookmark = Name des Lesezeichens
work-keep = Merken
work-this-computer = Dieser Computer: { $folder }
work-server = Server: { $folder }
work-only-for = Nur für { $name }
work-everywhere = Überall
work-keep-the-folders-that-are = Merken Sie sich die gezeigten Ordner und kommen Sie mit einem Klick zurück.
work-no-bookmarks-yet = Noch keine Lesezeichen
work-forget = Vergessen: { $name }

## look

work-it-is-a-folder-enter = Es ist ein Ordner: Die Eingabetaste öffnet ihn.
work-it-has-no-contents-to = Es hat keinen Inhalt zum Ansehen.
work-nothing-to-look-at = Nichts zum Ansehen
work-a-picture-is-shown-up = Ein Bild wird bis { $size } gezeigt. Laden Sie es herunter, um es zu sehen.
work-this-picture-is-too-large = Dieses Bild ist zu groß für die Schnellansicht
work-this-file-is-empty = Diese Datei ist leer
work-picture = Bild { $name }
work-text = Text
work-contents = Inhalt
work-pixels = { $width } × { $height } Pixel
work-not-a-picture = Kein Bild
work-encoding = Kodierung
work-the-first-of = Die ersten { $shown } von { $size }
work-the-first = Die ersten { $shown }
work-bringing-the-file = Die Datei wird geholt

## text

work-bytes = Bytes

## picture

work-the-picture-broke-its-decoder = das Bild hat seinen Decoder zu Fall gebracht

## manual

work-type-the-path-on-this = Den Pfad auf diesem Computer eingeben
work-type-the-path-on-the = Den Pfad auf dem Server eingeben
work-name-the-file-that-goes = Die Datei nennen, die übertragen wird
work-name-the-target = Das Ziel nennen
work-transfer-by-path = Nach Pfad übertragen
work-path-on-this-computer = Pfad auf diesem Computer
work-path-on-the-server = Pfad auf dem Server
work-goes-as-to = Kommt als „{ $name }“ nach { $folder }
work-goes-as-text = Als Text: Zeilenenden werden die der anderen Seite.
work-goes-byte-for-byte = Byte für Byte.
work-type-binary = Binär (TYPE I)
work-type-ascii = ASCII (TYPE A)
work-a-target-that-ends-with = { $missing }. Ein Ziel mit / am Ende ist ein Ordner.
work-transfer = Übertragen

## pattern

work-select-by-pattern = Nach Muster auswählen
work-names-like = Namen wie
work-stands-for-any-letters-for = * steht für beliebige Zeichen, ? für eines; mehrere Muster trennt ein Semikolon: *.html; *.css
work-files-and-folders = Dateien und Ordner
work-files = Dateien
work-folders = Ordner
work-match-case = Groß- und Kleinschreibung beachten
work-unselect = Abwählen
work-select = Auswählen

## permissions

work-who-owner = Besitzer
work-who-group = Gruppe
work-who-others = Andere
work-may-read = Lesen
work-may-write = Schreiben
work-may-execute = Ausführen
work-who-may = { $who }: { $may }
work-set-user-id = Benutzer-ID setzen
work-set-group-id = Gruppen-ID setzen
work-sticky = Sticky

work-permissions-of = Berechtigungen von { $what }
work-some-bits-stay-as-they = Einige Bits bleiben, wie sie sind
work-set-permissions = Berechtigungen setzen
work-as-a-number = Als Zahl
work-permissions-as-a-number = Berechtigungen als Zahl
work-three-or-four-digits-from = Drei oder vier Ziffern von 0 bis 7, etwa 644; x anstelle einer Ziffer lässt sie, wie sie ist.
work-what-has-a-line-or = Was einen Strich oder ein x hat, bleibt, wie es ist.
work-also-everything-in-the-folders = Auch alles in den Ordnern
work-files-only = Nur Dateien
work-folders-only = Nur Ordner
work-who-may-read-a-folder = Wer einen Ordner lesen darf, darf ihn auch betreten

## properties

work-properties-of = Eigenschaften von { $what }
work-type = Art
work-in = In
work-leads-to = Führt zu
work-by-the-clock-of-the = , nach der Uhr des Servers
work-permissions = Berechtigungen
work-owner = Besitzer
work-group = Gruppe
work-size-of-the-files = Größe der Dateien
work-types = Arten
work-what-is-inside-is-not = Der Inhalt ist noch nicht gezählt
work-so-far = bisher
work-calculate = Berechnen
work-at-least = mindestens{ " " }
work-in-2 = { $least }{ $bytes } in { $files }, { $folders }
work-count-files = { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
}
work-count-folders = { $count ->
    [one] { $count } Ordner
   *[other] { $count } Ordner
}
work-the-checksum-is-on-its = Die Prüfsumme ist unterwegs
work-the-checksum-is-not-known = Die Prüfsumme ist noch nicht bekannt
work-checksum = Prüfsumme
work-count-bytes = { $count ->
    [one] { $count } Byte
   *[other] { $count } Bytes
}

## rename_many

work-rename-items = { $count ->
    [one] { $count } Element umbenennen
   *[other] { $count } Elemente umbenennen
}
work-count-names-cannot-be = { $count ->
    [one] { $count } Name ist nicht möglich
   *[other] { $count } Namen sind nicht möglich
}
work-nothing-changes-yet = Noch ändert sich nichts
work-count-names-change = { $count ->
    [one] { $count } Name ändert sich
   *[other] { $count } Namen ändern sich
}
work-find = Suchen
work-replace-with = Ersetzen durch
work-regular-expression = Regulärer Ausdruck
work-numbers = Nummern
work-from = von
work-numbers-begin-at = Nummern beginnen bei
work-by = in Schritten von
work-numbers-rise-by = Nummern steigen um
work-extension = Endung
work-as-it-is = wie sie ist
work-letters-of-the-extension = Buchstaben der Endung
work-letters = Buchstaben
work-letters-of-the-name = Buchstaben des Namens
work-name-now = Name jetzt
work-new-name = Neuer Name
work-preview = Vorschau

## plan

work-as-they-are = Wie sie sind
work-all-small = alles klein
work-all-capitals = ALLES GROSS
work-each-word = Jedes Wort
work-first-letter = Erster Buchstabe
work-this-name-is-not-text = Dieser Name ist kein Text
work-not-a-name-of-a = Kein Name einer Datei
work-two-would-have-this-name = Zwei hätten diesen Namen
work-this-name-is-taken = Dieser Name ist vergeben
work-it-is-too-large = es ist zu groß
