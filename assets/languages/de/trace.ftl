## lines

trace-connecting-to = Verbindung zu { $address } wird aufgebaut
trace-connected-to = Verbunden mit { $address }
trace-resumed = , wiederaufgenommen
trace-data-connection-by = Datenverbindung { $id } über { $mode }, { $address }
trace-the-server-named-for-data = Der Server nannte { $named } für Daten; benutzt wird { $used }
trace-data-connection-under-tls = Datenverbindung { $id } unter TLS{ $how }
trace-the-server = dem Server
trace-us = uns
trace-not-as-it-should = , nicht wie es sich gehört
trace-data-connection-closed-by-after = • Datenverbindung { $id } von { $by } geschlossen nach { $size }{ $how }
trace-no-answer-in-time = • Keine rechtzeitige Antwort: { $waiting_for }
trace-closed = Geschlossen: { $why }
trace-command-waits = Befehl { $id } wartet
trace-reply = Antwort { $code }
trace-data-connection-is-open = Datenverbindung { $id } ist offen
trace-data-connection = Datenverbindung { $id }: { $size }

## trace_panel

trace-commands-and-replies-appear-here = Befehle und Antworten erscheinen hier, alles Geheime ist verdeckt.
trace-nothing-was-said-yet = Noch wurde nichts gesagt
trace-time = Zeit
trace-session = Sitzung
trace-line = Zeile
trace-log = Protokoll
trace-copy-line = Zeile kopieren
trace-copy-the-whole-log = Ganzes Protokoll kopieren
trace-all-sessions = Alle Sitzungen
trace-closed-2 = geschlossen
trace-session-2 = Sitzung { $number }, { $name }

## What commands of FTP do, beside them in a list; in small letters

trace-stop-the-transfer = die Übertragung abbrechen
trace-room-that-a-file-needs = Platz, den eine Datei braucht
trace-room-that-is-there = Platz, der frei ist
trace-go-to-the-folder-above = in den übergeordneten Ordner gehen
trace-say-which-program-this-is = sagen, welches Programm das ist
trace-go-to-a-folder = in einen Ordner gehen
trace-delete-a-file = eine Datei löschen
trace-what-the-server-can-do = was der Server kann
trace-checksum-of-a-file = Prüfsumme einer Datei
trace-what-the-server-says-of = was der Server über seine Befehle sagt
trace-when-a-file-was-modified = wann eine Datei geändert wurde
trace-set-facts-of-a-file = Angaben einer Datei setzen
trace-set-when-a-file-was = setzen, wann eine Datei geändert wurde
trace-make-a-folder = einen Ordner anlegen
trace-facts-of-one-file = Angaben zu einer Datei
trace-nothing = nichts
trace-set-an-option = eine Option setzen
trace-which-folder-this-is = welcher Ordner das ist
trace-delete-an-empty-folder = einen leeren Ordner löschen
trace-rename-from = umbenennen von
trace-rename-to = umbenennen in
trace-set-permissions = Berechtigungen setzen
trace-commands-of-this-server-only = Befehle nur dieses Servers
trace-permissions-of-new-files = Berechtigungen neuer Dateien
trace-size-of-a-file = Größe einer Datei
trace-state-of-the-server-or = Zustand des Servers oder einer Datei
trace-which-system-it-is = welches System es ist
trace-crc-32-of-a-file = CRC-32 einer Datei
trace-md5-of-a-file = MD5 einer Datei
trace-sha-1-of-a-file = SHA-1 einer Datei
trace-sha-256-of-a-file = SHA-256 einer Datei
trace-command-for-the-server = Befehl für den Server
trace-a-command-for-the-server = Ein Befehl für den Server, etwa FEAT oder SITE CHMOD 644 name
trace-send = Senden
