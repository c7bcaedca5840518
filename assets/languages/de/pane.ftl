## chosen

pane-count-items = { $count ->
    [one] { $count } Element
   *[other] { $count } Elemente
}

## columns

pane-folders-first = Ordner zuerst
pane-numbers-by-their-value = Zahlen nach ihrem Wert
pane-capital-letters-first = Großbuchstaben zuerst
pane-columns-as-they-were-at = Spalten wie zu Anfang

## draw

pane-folder = Ordner
pane-link = Verknüpfung
pane-special-file = Spezialdatei
pane-file = { $ending }-Datei
pane-file-2 = Datei

## drop

pane-move = Verschieben
pane-to = { $verb }: { $what } nach { $to }
pane-upload-to = { $items } nach { $path } hochladen
pane-connect-to-a-server-first = Zuerst mit einem Server verbinden

## errands

pane-stop = Anhalten
pane-working = Arbeitet
pane-to-the-trash = In den Papierkorb: { $what }
pane-deleting = Löscht { $what }
pane-counting = Zählt { $what }
pane-setting-permissions-of = Setzt Berechtigungen von { $what }
pane-renaming = Benennt { $what } um
pane-duplicating = Dupliziert { $what }
pane-looking-at = Sieht { $what } an
pane-checking = Prüft { $what }
pane-making = Legt { $what } an
pane-taking-back = Nimmt zurück: { $what }
pane-of = { $done } von { $of }
pane-count-files = { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
}
pane-count-folders = { $count ->
    [one] { $count } Ordner
   *[other] { $count } Ordner
}
pane-failed = { $count } fehlgeschlagen

## footer

pane-names-look-wrong = Namen sehen falsch aus?
pane-not-understood = { $count ->
    [one] { $count } Zeile nicht verstanden
   *[other] { $count } Zeilen nicht verstanden
}
pane-reading = Wird gelesen
pane-not-read = Nicht gelesen
pane-listing = Liste { $took } · { $command }
pane-listed-minutes-ago = Vor { $count } min gelistet
pane-listed-hours-ago = Vor { $count } h gelistet
pane-listed-days-ago = { $count ->
    [one] Vor { $count } Tag gelistet
   *[other] Vor { $count } Tagen gelistet
}
pane-list-anew = Listet den Ordner neu
pane-free = { $size } frei

## head

pane-the-server = Der Server
pane-reading-the-folder = Der Ordner wird gelesen
pane-go-up = Nach oben
pane-refresh = Aktualisieren
pane-filter = Filter
pane-show-only-names-with = Nur Namen zeigen mit …

## menu

pane-enter = Hineingehen
pane-to-2 = { $verb } nach { $place }

## pane

pane-local-files = Lokale Dateien
pane-remote-files = Dateien auf dem Server

## places

pane-places-on-this-computer = Orte auf diesem Computer
pane-places-on-the-server = Orte auf dem Server
pane-home = Persönlicher Ordner
pane-start-folder = Startordner, { $folder }
pane-home-2 = Persönlicher Ordner, { $folder }
pane-go-to-a-bookmark = Zu einem Lesezeichen gehen
pane-it-is-on-its-way = Ist unterwegs
pane-no-folders-here = Keine Ordner hier
pane-there-are-none-in-it = Darin sind keine

## rename

pane-new-name = Neuer Name

## selection

pane-of-selected = { $chosen } von { $all } ausgewählt · { $what }
pane-not-shown = { $count } nicht gezeigt

## state

pane-reading-2 = { $place } wird gelesen
pane-waiting-for-your-answer = Wartet auf Ihre Antwort
pane-trying-again-in = Neuer Versuch in { $after }: { $why }
pane-retry = Erneut versuchen
pane-details = Einzelheiten
pane-the-connection-to-is-closed = Die Verbindung zu { $name } ist geschlossen.
pane-connect = Verbinden
pane-this-folder-is-empty = Dieser Ordner ist leer
pane-drop-files-here-to-put = Dateien hier ablegen, um sie hineinzulegen.
pane-no-name-fits-the-filter = Kein Name passt zum Filter
pane-escape-in-the-filter-field = Esc im Filterfeld zeigt wieder alles.
pane-only-hidden-files-here = Hier sind nur verborgene Dateien
pane-their-names-begin-with-a = Ihre Namen beginnen mit einem Punkt; das Auge oben zeigt sie.
pane-this-listing-is-not-complete = Diese Liste ist nicht vollständig

## show

pane-local-folder-tree = Baum der lokalen Ordner
pane-remote-folder-tree = Baum der Ordner auf dem Server
pane-width-of-the-folder-tree = Breite des Ordnerbaums

## Heads of columns, beside name, size and modified of common.ftl

pane-permissions = Rechte
pane-type = Art
pane-owner = Besitzer
pane-group = Gruppe

## extent

pane-could-not-be-read-again = Konnte nicht neu gelesen werden; das war zuvor hier
pane-entries-so-far = { $count } Einträge bisher
pane-these-are-the-first-entries = Das sind die ersten { $count } Einträge; es gibt mehr
pane-load-more = Mehr laden
pane-the-reading-was-stopped-there = Das Lesen wurde angehalten; es kann mehr geben
pane-read-again = Neu lesen
pane-the-reading-was-stopped-this = Das Lesen wurde angehalten; das war zuvor hier

## drop

pane-add-to-the-queue-for = { $what } für { $to } in die Warteschlange
pane-no-folder-beside-title = Auf dieser Seite gibt es diesen Ordner nicht
pane-no-folder-beside = Beide Bereiche gehen gemeinsam: Der andere zeigt { $other }, und hier gibt es { $place } nicht.
pane-make-the-folder = Ordner anlegen
pane-go-apart = Getrennt weitergehen
