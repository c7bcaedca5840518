sync-title = { $here } { $arrow } { $there } abgleichen
sync-mode = Was wie was wird
sync-mirror-there = Auf den Server spiegeln
sync-mirror-here = Auf diesen Computer spiegeln
sync-update-there = Server aktualisieren
sync-update-here = Diesen Computer aktualisieren
sync-both = In beide Richtungen
sync-compare-by = Vergleichen nach
sync-by-time = Vergleich: Größe und Zeit
sync-by-size = Vergleich: Größe
sync-by-content = Vergleich: Inhalt
sync-filters = Filter: { $name }
sync-uploads = { $count ->
    [one] { $count } Upload · { $size }
   *[other] { $count } Uploads · { $size }
}
sync-downloads = { $count ->
    [one] { $count } Download · { $size }
   *[other] { $count } Downloads · { $size }
}
sync-deletions = { $count ->
    [one] { $count } Löschung
   *[other] { $count } Löschungen
}
sync-comparing = Vergleiche…
sync-comparing-so-far = Vergleiche… { $folders } Ordner gelesen
sync-compared = { $folders } Ordner gelesen, { $same } gleich und nicht gezeigt
sync-unread = { $count ->
    [one] { $count } Ordner konnte nicht gelesen werden
   *[other] { $count } Ordner konnten nicht gelesen werden
}
sync-with-same = Zeigen, was gleich ist
sync-nothing-yet = Noch wurde nichts geändert.
sync-keep = Diese Wahl merken
sync-keep-help = Das nächste Mal beginnt dieser Dialog so.
sync-nothing-to-do = Nichts zu tun
sync-do = { $count ->
    [one] { $count } Element abgleichen
   *[other] { $count } Elemente abgleichen
}
sync-caution-unread = Zum Löschen ist nichts angehakt: nicht alles konnte gelesen werden.
sync-caution-empty = Zum Löschen ist nichts angehakt: auf der Seite, die gespiegelt wird, ist nichts.
sync-caution-too-many = Zum Löschen ist nichts angehakt: es wurde mehr gefunden, als behalten wird.
sync-caution-unfinished = Zum Löschen ist nichts angehakt: der Vergleich kam nicht zum Ende.
sync-untick = Alle Haken weg
sync-plan = Was getan würde
sync-path = Pfad
sync-here = Hier
sync-server = Server
sync-why = Warum
sync-left = Bleibt, wie es ist
sync-not-touched = { $why }: bleibt unberührt
