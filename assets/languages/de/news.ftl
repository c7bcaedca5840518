## Notices of the engine

news-kept-passwords = Aufbewahrte Passwörter sind jetzt nicht verwendbar: { $why }
news-password-not-kept = Das Passwort konnte nicht aufbewahrt werden: { $why }
news-password-needs-master = Das Passwort wurde nicht aufbewahrt: dafür ist das Hauptpasswort nötig
news-password-not-forgotten = Das Passwort eines gelöschten Servers konnte nicht vergessen werden: { $why }
news-passwords-unusable = Passwörter sind nicht verwendbar: { $why }
news-file-set-aside = { $path } war beschädigt und liegt jetzt unter { $aside }: { $why }
news-file-not-read = { $path } kann nicht gelesen werden: { $why }
news-file-not-written = { $path } kann nicht geschrieben werden: { $why }
news-sites-set-aside = die Server konnten nicht gelesen werden ({ $why }); die Datei wurde als { $aside } beiseitegelegt
news-sites-managed = die Server aus { $path } konnten nicht gelesen werden: { $why }
news-site-left-out = der Server „{ $site }“ wurde ausgelassen: { $why }
news-overruled = Ein anderes Fenster hatte inzwischen { $keys } von „{ $site }“ geändert; es gilt, was hier gespeichert wurde
news-answer-not-kept = Die Antwort konnte nicht in den Einstellungen aufbewahrt werden: { $why }
news-trace-slow = Die Protokolldatei ist nicht vollständig: das Laufwerk ist zu langsam
news-trace-failed = Die Protokolldatei ist nicht vollständig: das Schreiben ist fehlgeschlagen
news-files = { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
}
news-disk-full = Das Laufwerk mit { $place } ist voll: { $files } mit { $bytes } stehen noch aus. Downloads sind angehalten; schaffen Sie Platz und setzen Sie fort
news-disk-full-free = Das Laufwerk mit { $place } ist voll: { $files } mit { $bytes } stehen noch aus, { $free } sind frei. Downloads sind angehalten; schaffen Sie Platz und setzen Sie fort
news-server-full = Das Laufwerk oder das Kontingent von { $place } ist voll: { $files } mit { $bytes } müssen noch dorthin. Uploads dorthin sind angehalten; schaffen Sie Platz und setzen Sie fort

## Notices of the queue

news-queue-added = Aus { $from } in die Warteschlange übernommen: { $items }. Die Aufträge sind angehalten, bis Sie sie freigeben
news-queue-left-out = Ausgelassen: { $what }
news-queue-site = Ein Server der Warteschlange ist nicht lesbar ({ $why }); seine Dateien warten, bis Sie sich mit ihm verbinden
news-queue-not-kept = Was Sie jetzt in die Warteschlange stellen, geht mit dem Ende des Programms verloren: { $why }
news-queue-kept-again = Die Warteschlange wird wieder gespeichert
news-queue-stuck = Die Warteschlange kann nicht gespeichert werden ({ $why }). Es wird jede Sekunde wieder versucht; bis dahin beginnt keine Datei, und was Sie hinzufügen, geht verloren, wenn das Programm endet
news-queue-lost = Die Warteschlange wird nicht mehr gespeichert ({ $why }): was Sie jetzt hinzufügen, geht mit dem Ende des Programms verloren
news-queue-not-reachable = Die Befehlszeile erreicht diese Warteschlange nicht, solange dieses Fenster offen ist: { $why }
news-queue-set-aside = Die Warteschlange früherer Läufe konnte nicht gelesen werden ({ $why }). Sie wurde als { $aside } beiseitegelegt und nicht verändert
news-history-unreadable = Was früher erledigt wurde, kann nicht gelesen werden: { $why }

## Other notices

news-not-opened = „{ $file }“ wurde nicht geöffnet: { $why }. Wählen Sie in den Einstellungen unter Bearbeiten ein Programm dafür
news-edits-found = Dateien von Servern, die früher bearbeitet wurden, sind hier noch offen
news-edit-saved = „{ $name }“ ist auf dem Server gespeichert
news-edit-waits = „{ $name }“ ist nur hier gespeichert: { $why }. Es geht zum Server, sobald das möglich ist
news-command-not-allowed = Der Befehl für das Ende der Warteschlange wurde nicht ausgeführt: niemand hat ihm zugestimmt
news-allowance-not-kept = Dass der Befehl ausgeführt werden darf, konnte nicht aufbewahrt werden: { $why }
news-end-notify = Die Benachrichtigung am Ende der Warteschlange war nicht möglich: { $why }
news-end-sound = Der Klang am Ende der Warteschlange war nicht möglich: { $why }
news-end-command = Der Befehl am Ende der Warteschlange war nicht möglich: { $why }
news-end-sleep = Der Ruhezustand am Ende der Warteschlange war nicht möglich: { $why }
news-end-shut-down = Das Herunterfahren am Ende der Warteschlange war nicht möglich: { $why }
news-session-limit = { $limit ->
    [one] { $server } erlaubt { $limit } Sitzung zugleich; mehr werden später wieder versucht
   *[other] { $server } erlaubt { $limit } Sitzungen zugleich; mehr werden später wieder versucht
}
news-slept = Dieser Computer hat { $time } geschlafen; Verbindungen werden neu aufgebaut
news-nothing-to-take-back = Es gibt nichts rückgängig zu machen
news-tls-gone = { $server } hat früher TLS angeboten und tut es nicht mehr. Vielleicht manipuliert jemand die Verbindung; es wurde nichts gesendet

## What came of a job

news-job-up = { $count ->
    [one] { $count } Datei nach { $site } hochgeladen
   *[other] { $count } Dateien nach { $site } hochgeladen
}
news-job-up-none = Nichts nach { $site } hochgeladen
news-job-down = { $count ->
    [one] { $count } Datei von { $site } heruntergeladen
   *[other] { $count } Dateien von { $site } heruntergeladen
}
news-job-down-none = Nichts von { $site } heruntergeladen
news-job-copied = { $count ->
    [one] { $count } Datei von { $source } nach { $site } kopiert
   *[other] { $count } Dateien von { $source } nach { $site } kopiert
}
news-job-copied-none = Nichts von { $source } nach { $site } kopiert
news-job-and = { $text }, { $part }
news-job-but = { $text }: { $part }
news-job-skipped = { $count ->
    [one] { $count } unverändert gelassen
   *[other] { $count } unverändert gelassen
}
news-job-failed = { $count } fehlgeschlagen
news-job-filtered = { $count ->
    [one] { $count } Eintrag durch Filter ausgelassen
   *[other] { $count } Einträge durch Filter ausgelassen
}
news-job-hidden = { $count ->
    [one] { $count } versteckter Eintrag ausgelassen
   *[other] { $count } versteckte Einträge ausgelassen
}
news-job-links = { $count ->
    [one] { $count } Verknüpfung ausgelassen
   *[other] { $count } Verknüpfungen ausgelassen
}
news-job-special = { $count ->
    [one] { $count } Spezialdatei ausgelassen
   *[other] { $count } Spezialdateien ausgelassen
}
news-job-unread = { $count ->
    [one] { $count } Zeile einer Liste ausgelassen, die nicht lesbar ist oder deren Name für Dateien nicht erlaubt ist
   *[other] { $count } Zeilen von Listen ausgelassen, die nicht lesbar sind oder deren Namen für Dateien nicht erlaubt sind
}
news-job-sources-left = { $count ->
    [one] { $count } Quelle konnte nicht gelöscht werden
   *[other] { $count } Quellen konnten nicht gelöscht werden
}

## What the desktop is told at the end

news-end-title = Übertragungen sind fertig
news-end-all = Es ist nichts mehr zu tun.
news-end-failed = { $count ->
    [one] { $count } Datei ist fehlgeschlagen; sie steht mit ihrem Grund in der Warteschlange.
   *[other] { $count } Dateien sind fehlgeschlagen; sie stehen mit ihren Gründen in der Warteschlange.
}
