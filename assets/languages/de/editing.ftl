## Files of a server that are open here

editing-open-files = Offene Dateien
editing-none = Keine Datei eines Servers ist offen
editing-none-help = F4 auf einer Datei des Servers öffnet sie im Editor; was dort gespeichert wird, geht von selbst zurück.
editing-file = Datei
editing-where = Ort
editing-state = Stand
editing-saved = Gespeichert
editing-decide = Entscheiden…
editing-try-again = Jetzt noch einmal versuchen
editing-open = In ihrem Programm öffnen
editing-stop-viewing = Nicht mehr ansehen
editing-stop-editing = Nicht mehr bearbeiten

## How a file is

editing-fetching = Kommt hierher: { $amount }
editing-saved-there = Auf dem Server gespeichert
editing-not-changed = Nicht geändert
editing-changed = Hier gespeichert, geht gleich zum Server
editing-uploading = Geht zum Server: { $amount }
editing-waiting = Nur hier gespeichert; geht zum Server, sobald es kann. { $why }
editing-asks = Hier und auf dem Server geändert: entscheiden
editing-failed = Nur hier gespeichert. { $why }
editing-missing = Das Programm hat die Kopie weggenommen

## Both sides changed

editing-changed-too = „{ $name }“ wurde auch auf dem Server geändert
editing-changed-there = Seit sie geholt wurde, hat jemand sie dort geändert. Nichts wurde ersetzt.
editing-gone-there = Seit sie geholt wurde, hat jemand sie dort weggenommen. Nichts kam an ihre Stelle.
editing-ours = Hier: { $facts }
editing-theirs = Auf dem Server: { $facts }
editing-nothing = nichts
editing-unknown-size = Größe unbekannt
editing-compare = Vergleichen
editing-later = Später
editing-keep-both = Beide behalten
editing-put-it-there = Dort ablegen
editing-no-texts = Es sind keine Texte: Hier lassen sich nur Größe und Zeit vergleichen.
editing-lines-here = { $count ->
    [one] { $count } Zeile nur hier
   *[other] { $count } Zeilen nur hier
}
editing-lines-there = { $count ->
    [one] { $count } Zeile nur auf dem Server
   *[other] { $count } Zeilen nur auf dem Server
}
editing-first-megabyte = Von beiden wird das erste Megabyte gezeigt
editing-versions = Beide Fassungen
editing-line = Zeile
editing-here = + hier
editing-there = − Server

## A program

editing-run = „{ $name }“ ausführen?
editing-run-why = Öffnen würde sie ausführen: Sie ist ein Programm oder enthält eines.
editing-run-from-server = Sie kam vom Server und macht mit Ihren Dateien, was sie will.
editing-run-from-here = Sie kam, woher auch immer Sie sie haben, und macht, was sie will.
editing-run-editor = Zum Ändern in den Einstellungen unter Bearbeiten einen Editor dafür wählen.
editing-run-it = Ausführen
editing-do-not-run = Nicht ausführen

## Giving up

editing-give-up = Die Änderungen an „{ $name }“ aufgeben?
editing-give-up-why = Was hier gespeichert wurde, ist nicht auf dem Server. Es wäre nirgends mehr.
editing-keep-open = Offen lassen
editing-give-up-yes = Aufgeben

## What is typed in the settings

editing-quote-open = Ein Anführungszeichen ist offen
editing-no-name = Das Programm hat keinen Namen
editing-rule = Nötig sind Endungen und ein Programm mit = dazwischen: { $rule }
