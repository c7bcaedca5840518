desktop-no-dragging-out = Dateien lassen sich nicht in andere Programme ziehen
desktop-no-dragging-out-why = Das Ablegen auf diesem Fenster und alles andere funktioniert. Die Anzeige hat abgelehnt: { $why }
desktop-not-given = Die Dateien konnten dem anderen Programm nicht gegeben werden
desktop-no-folder = Sie kämen zuerst nach { $folder }, und dieser Ordner lässt sich nicht anlegen: { $why }
desktop-nothing-to-paste = Es gibt keine Dateien zum Einfügen
desktop-copy-first = Kopieren Sie zuerst Dateien, hier oder in einem Dateimanager.
desktop-some-failed = Das andere Programm hat die Dateien nicht bekommen
desktop-some-failed-why = Einige sind fehlgeschlagen: siehe „Fehlgeschlagen“ unten. Versuchen Sie sie erneut, dann ziehen Sie noch einmal.
