## Two panes against each other, in the panes themselves

comparison-column = Vergleich
comparison-by-size = Nach Größe
comparison-by-time = Nach Größe und Zeit
comparison-by-content = Nach Inhalt
comparison-reading = Inhalte: { $files } von { $of } · { $size }
comparison-read = { $count ->
    [one] { $count } Datei lesen · { $size }
   *[other] { $count } Dateien lesen · { $size }
}
comparison-not-read = { $count ->
    [one] { $count } nicht gelesen
   *[other] { $count } nicht gelesen
}
comparison-contents-between = Inhalte werden zwischen diesem Computer und einem Server verglichen
comparison-only-there = Nur auf dem Server
comparison-newer = Neuer
comparison-older = Älter
comparison-folder = Auf beiden Seiten
comparison-waits = Erst müssen beide Ordner gelesen sein
comparison-end = Vergleich beenden
comparison-of-each = { $count } { $what }
comparison-select-these = Diese auswählen
comparison-select-newer-and-missing = Neuere und fehlende auswählen
comparison-not-here = { $name } fehlt hier
comparison-missing-here = Fehlt hier
comparison-missing-there = Fehlt auf dem Server
comparison-the-top = Hier ist oben
comparison-nothing-differs = Kein Unterschied
comparison-nothing-differs-help = Was gleich ist, ist ausgeblendet. „Nur Unterschiede“ über den Bereichen zeigt es.
