## What is looked for

hunts-find = Suchen
hunts-name = Name
hunts-regex = Regulärer Ausdruck
hunts-match-case = Großbuchstaben zählen
hunts-all-kinds = Dateien und Ordner
hunts-files = Dateien
hunts-folders = Ordner
hunts-larger = Größer als
hunts-smaller = Kleiner als
hunts-newer = Geändert nach
hunts-older = Geändert vor
hunts-preset = Benannter Filter
hunts-no-preset = Keiner: was unten gewählt ist
hunts-hidden = Versteckt
hunts-any = Beliebig
hunts-hidden-only = Nur versteckte
hunts-hidden-not = Keine versteckten
hunts-permissions = Rechte
hunts-owner = Besitzer auf dem Server
hunts-group = Gruppe auf dem Server
hunts-world-writable = Jeder darf schreiben
hunts-group-writable = Die Gruppe darf schreiben
hunts-read-only = Der Eigentümer darf nicht schreiben
hunts-executable = Ausführbar
hunts-not-for-all = Nicht für alle lesbar
hunts-begin = Suchen
hunts-bad-size = Eine Größe ist eine Zahl mit B, KB, MB oder GB
hunts-bad-day = Ein Tag wird als 2026-11-20 geschrieben

## How two folders are compared

hunts-compare = Ordner vergleichen
hunts-by-size = Nach Größe
hunts-by-time = Nach Größe und Zeit, so genau der Server sie nennt
hunts-by-content = Nach Größe und Inhalt: per Prüfsumme, sonst wird jedes Byte geholt
hunts-recursive = Mit allen Ordnern darin
hunts-compare-now = Vergleichen

## What was found

hunts-found = Gefunden
hunts-nothing-yet = Noch wurde nichts gesucht
hunts-nothing-yet-help = Suchen durchsucht ganze Ordnerbäume hier und auf dem Server; Ordner vergleichen zeigt, worin sich die Seiten unterscheiden.
hunts-where = Ort
hunts-difference = Unterschied
hunts-stop = Anhalten
hunts-clear = Leeren
hunts-only-differences = Nur Unterschiede
hunts-select-for-upload = Neueres und Fehlendes wählen: hochladen
hunts-select-for-download = Neueres und Fehlendes wählen: herunterladen
hunts-go = Im Ordner zeigen
hunts-edit = Bearbeiten
hunts-copy-paths = Pfade kopieren
hunts-delete-here = Auf diesem Computer löschen
hunts-delete-there = Auf dem Server löschen
hunts-count = { $count ->
    [one] { $count } gefunden
   *[other] { $count } gefunden
}
hunts-differ = { $count ->
    [one] { $count } Unterschied
   *[other] { $count } Unterschiede
}
hunts-folders-read = { $count ->
    [one] { $count } Ordner gelesen
   *[other] { $count } Ordner gelesen
}
hunts-not-read = { $count ->
    [one] { $count } Ordner war nicht lesbar
   *[other] { $count } Ordner waren nicht lesbar
}
hunts-too-many = mehr gefunden, als behalten wird
hunts-stopped = angehalten

## Differences

hunts-same = Gleich
hunts-only-here = Nur hier
hunts-only-there = Nur auf dem Server
hunts-newer-here = Hier neuer
hunts-newer-there = Auf dem Server neuer
hunts-other-size = Andere Größe
hunts-other-contents = Anderer Inhalt
hunts-other-kind = Andere Art
hunts-unknown = Nicht bekannt
