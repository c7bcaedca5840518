## Words that many places share

common-not-connected = Nicht verbunden
common-this-computer = Dieser Computer
common-sha-256 = SHA-256
common-delete = Löschen
common-cancel = Abbrechen
common-copy = Kopieren
common-close = Schließen
common-replace = Ersetzen
common-skip = Überspringen
common-open = Öffnen
common-new-folder = Neuer Ordner
common-password = Passwort
common-server = Server
common-path = Pfad
common-name = Name
common-size = Größe
common-modified = Geändert
common-download = Herunterladen
common-upload = Hochladen
common-rename = Umbenennen
common-ask = Fragen
common-save = Speichern
common-transfer-type = Übertragungsart
common-type-automatic = Automatisch
common-type-binary = Binär
common-type-ascii = ASCII
