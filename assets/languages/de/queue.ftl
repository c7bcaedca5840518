## done

queue-files-appear-here-once-the = Dateien erscheinen hier, sobald der Server sie bestätigt hat.
queue-nothing-done-yet = Noch nichts erledigt
queue-file = Datei
queue-destination = Ziel
queue-speed = Tempo
queue-when = Wann
queue-checked = Geprüft
queue-done = Erledigt
queue-left-as-it-was = Blieb, wie es war
queue-confirmed-size-compared = Bestätigt, Größe verglichen
queue-confirmed-by-the-server = Vom Server bestätigt
queue-confirmed-as-text = Vom Server bestätigt, als ASCII-Text gesendet
queue-confirmed-compared = Bestätigt, { $algorithm } verglichen
queue-confirmed-read-back-and-compared = Bestätigt, zurückgelesen und verglichen
queue-time-refused = Zeit nicht übernommen: der Server lehnte sie ab
queue-time-not-supported = Zeit nicht übernommen: der Server hat keinen Befehl dafür
queue-time-not-told = Zeit nicht übernommen: der Server nennt sie nicht
queue-permissions-refused = Rechte nicht übernommen: der Server lehnte sie ab
queue-permissions-not-supported = Rechte nicht übernommen: der Server hat keinen Befehl dafür

## failed

queue-nothing-failed = Nichts ist fehlgeschlagen
queue-why = Warum
queue-failed = Fehlgeschlagen
queue-details = Einzelheiten
queue-enter = Eingabetaste

## head

queue-transfers = Übertragungen
queue-log = Protokoll
queue-throughput-s = Durchsatz: { $size }/s
queue-left = noch { $count }
queue-left-so-far = bisher noch { $count }
queue-no-limit = Keine Begrenzung
queue-each = je { $rate }
queue-speed-limit = Tempolimit
queue-uploads = Hochladen
queue-downloads = Herunterladen
queue-sessions-for-transfers-with-one = Sitzungen für Übertragungen mit einem Server
queue-count-sessions = { $count ->
    [one] { $count } Sitzung
   *[other] { $count } Sitzungen
}
queue-continue = Fortsetzen
queue-pause = Anhalten

## menu

queue-highest = Höchste
queue-high = Hoch
queue-normal = Normal
queue-low = Niedrig
queue-lowest = Niedrigste
queue-highest-priority = höchste Priorität
queue-high-priority = hohe Priorität
queue-low-priority = niedrige Priorität
queue-lowest-priority = niedrigste Priorität
queue-hold-after-the-files-that = Nach den laufenden Dateien anhalten
queue-priority = Priorität
queue-as-its-job = Wie ihr Auftrag
queue-this-whole-copy = Diese ganze Kopie
queue-this-whole-upload = Dieses ganze Hochladen
queue-this-whole-download = Dieses ganze Herunterladen
queue-this-site = Dieser Server
queue-as-usual = Wie üblich
queue-as-its-site = Wie der Server
queue-cancel-this-whole-copy = Diese ganze Kopie abbrechen
queue-server-to-server = Server zu Server
queue-cancel-this-whole-upload = Dieses ganze Hochladen abbrechen
queue-cancel-this-whole-download = Dieses ganze Herunterladen abbrechen
queue-hold = Anhalten

## transfers

queue-drag-files-from-one-pane = Dateien von einem Bereich in den anderen ziehen oder F5 drücken.
queue-nothing-to-transfer = Nichts zu übertragen
queue-count-items = { $count ->
    [one] { $count } Element
   *[other] { $count } Elemente
}
queue-before = Vor { $name }
queue-to-the-end-of-the = Ans Ende der Warteschlange
queue-progress = Fortschritt
queue-amount = Menge
queue-left-2 = Rest
queue-state = Zustand
queue-to = { $words }{ $share }, { $amount } nach { $destination }
queue-so-far-2 = bisher { $count }
queue-newer-here = , hier neuer
queue-newer-there = , dort neuer
queue-asks-exists = Fragt: existiert{ $newer }
queue-retrying-in = Neuer Versuch in { $after }
queue-reading-the-folder = Ordner wird gelesen

## lists: filter, groups, columns

queue-direction = Richtung
queue-attempts = Versuche
queue-no-groups = Keine Gruppen
queue-by-job = Nach Auftrag
queue-by-server = Nach Server
queue-group-rows = Liste gruppieren
queue-filter-list = Liste filtern
queue-filter = Filter der Liste
queue-filter-hint = Name, Pfad, Server, Zustand
queue-filter-state = Zeigen
queue-close-filter = Filter schließen
queue-all-states = Alle Zustände
queue-only-moving = In Übertragung
queue-only-waiting = Wartend
queue-only-held = Angehalten
queue-only-asking = Mit Rückfrage
queue-all-checks = Jede Prüfung
queue-only-size = Größe verglichen
queue-only-checksum = Prüfsumme verglichen
queue-only-read-back = Zurückgelesen
queue-only-confirmed = Nur bestätigt
queue-only-text = Als ASCII-Text
queue-only-skipped = Unverändert gelassen
queue-both-ways = Beide Richtungen
queue-shown-of = { $shown } von { $whole }
queue-all-shown = { $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
}
queue-sorting = Die Liste wird sortiert
queue-left-the-list = Erledigt oder entfernt
queue-fold = { $name } zuklappen
queue-unfold = { $name } aufklappen
queue-fold-all = Alle Gruppen zuklappen
queue-unfold-all = Alle Gruppen aufklappen
queue-select-group = Ihre Zeilen auswählen
queue-hold-group = { $name } anhalten
queue-continue-group = { $name } fortsetzen
queue-first-group = Mit { $name } beginnen
queue-priority-of-group = Priorität von { $name }
queue-remove-group = { $name } entfernen
queue-remove-all = Alles davon entfernen
queue-retry-group = { $name } erneut versuchen
queue-moving = { $count ->
    [one] { $count } in Übertragung
   *[other] { $count } in Übertragung
}
queue-nothing-matches = Nichts in der Liste passt zum Filter
queue-waits-over = Wartet: der Server zählt noch Sitzungen, die zu Ende sind
queue-waits-allowed = { $count ->
    [one] Wartet: der Server erlaubt { $count } Sitzung
   *[other] Wartet: der Server erlaubt { $count } Sitzungen
}
queue-waits-found = { $count ->
    [one] Wartet: der Server nimmt jetzt { $count } Sitzung an ({ $why }); eine mehr wird später versucht
   *[other] Wartet: der Server nimmt jetzt { $count } Sitzungen an ({ $why }); eine mehr wird später versucht
}
queue-waits-others = { $what }; auch { $names } hat welche davon
