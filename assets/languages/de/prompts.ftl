## certificate

prompts-the-certificate-of-has-changed = Das Zertifikat von { $server } hat sich geändert
prompts-trust-the-certificate-of = Dem Zertifikat von { $server } vertrauen?
prompts-do-not-connect = Nicht verbinden
prompts-trust-once = Einmal vertrauen
prompts-replace-the-trusted-one = Das vertraute ersetzen
prompts-always-trust = Immer vertrauen
prompts-either-the-server-has-a = Entweder hat der Server ein neues Zertifikat, oder jemand ist zwischen Ihnen und ihm. Fragen Sie den Betreiber, bevor Sie weitermachen.
prompts-compare-the-sha-256-below = { $problem } Vergleichen Sie den SHA-256 unten mit dem, den Ihnen der Betreiber von { $host } gibt.
prompts-made-for = Ausgestellt für
prompts-good-for = Gültig für
prompts-signed-by = Signiert von
prompts-valid = Gültigkeit
prompts-from-to = von { $from } bis { $to }
prompts-trusted-before = Zuvor vertraut
prompts-nobody-whom-this-computer-trusts = Niemand, dem dieser Computer vertraut, hat es signiert.
prompts-its-time-is-over = Es ist abgelaufen.
prompts-its-time-has-not-begun = Es gilt noch nicht, oder die Uhr dieses Computers geht falsch.
prompts-it-was-made-for-another = Es wurde für einen anderen Namen als den dieses Servers ausgestellt.
prompts-its-issuer-has-taken-it = Sein Aussteller hat es widerrufen.
prompts-it-is-another-one-than = Es ist ein anderes als das, dem zuvor vertraut wurde.
prompts-it-is-malformed-too-old = Es ist fehlerhaft, zu alt oder nicht für Server bestimmt.

## delete

prompts-move-to-the-trash = In den Papierkorb
prompts-move-to-the-trash-2 = { $what } in den Papierkorb verschieben?
prompts-delete = { $what } löschen?
prompts-and-more = und { $count } weitere
prompts-you-can-take-it-out = Sie können es wieder aus dem Papierkorb holen.
prompts-folders-go-with-all-that = Ordner gehen mit allem, was darin ist. Ein Server hat keinen Papierkorb: Das lässt sich nicht rückgängig machen.
prompts-a-server-has-no-trash = Ein Server hat keinen Papierkorb: Das lässt sich nicht rückgängig machen.

## error

prompts-where = Wo
prompts-why = Warum
prompts-what-to-do = Was zu tun ist
prompts-cause = Ursache

## exists

prompts-replace-if-newer = Ersetzen, wenn neuer
prompts-resume = Fortsetzen
prompts-keep-both = Beide behalten
prompts-already-exists = { $name } existiert bereits
prompts-for-all-the-rest-of = Für den ganzen Rest dieses Hochladens
prompts-for-all-the-rest-of-the-copy = Für den ganzen Rest dieser Kopie
prompts-for-all-the-rest-of-2 = Für den ganzen Rest dieses Herunterladens
prompts-more = ({ $count } weitere)
prompts-stop-queue = Warteschlange anhalten
prompts-the-file-on-the-server = die Datei auf dem Server
prompts-the-file-on-this-computer = die Datei auf diesem Computer
prompts-or-if-the-sizes-differ = oder wenn die Größen verschieden sind
prompts-append-what-is-missing = anhängen, was fehlt
prompts-on-that-server = { $folder } auf { $server }
prompts-on-server = { $folder } auf dem Server
prompts-size-unknown = Größe unbekannt
prompts-time-unknown = Zeit unbekannt
prompts-newer = neuer

## leave

prompts-files-are-still-moving = Es werden noch Dateien übertragen
prompts-files-not-done-yet = { $count ->
    [one] { $count } Datei ist noch nicht fertig.
   *[other] { $count } Dateien sind noch nicht fertig.
}
prompts-go-on-without-a-window = Ohne Fenster weitermachen
prompts-and-close-when-all-is = und schließen, wenn alles erledigt ist oder etwas gefragt wird
prompts-finish-the-files-that-move = Laufende Dateien beenden, dann schließen
prompts-the-rest-waits-paused-for = der Rest wartet, angehalten, auf das nächste Mal
prompts-stop-and-close = Anhalten und schließen
prompts-what-is-half-done-can = was halb fertig ist, kann fortgesetzt werden
prompts-the-settings-can-answer-this = Die Einstellungen können das ein für alle Mal beantworten.

## master

prompts-choose-a-master-password = Ein Hauptpasswort wählen
prompts-master-password = Hauptpasswort
prompts-no-keyring-runs-in-this = In dieser Sitzung läuft kein Schlüsselbund. Passwörter können in einer Datei auf diesem Computer liegen, verschlüsselt unter einem Hauptpasswort. Ohne dieses kann niemand sie wiederherstellen.
prompts-it-opens-the-passwords-that = Es öffnet die Passwörter, die auf diesem Computer liegen, solange Portolan läuft.
prompts-this-is-not-the-master = Das ist nicht das Hauptpasswort
prompts-the-same-once-more = Noch einmal dasselbe
prompts-both-differ = Beide sind verschieden
prompts-use-it = Benutzen

## new_folder

prompts-name-of-the-folder = Name des Ordners
prompts-create = Anlegen
prompts-new-folder-and-enter = Neuer Ordner und hinein
prompts-create-and-enter = Anlegen und hinein
prompts-new-file = Neue Datei
prompts-name-of-the-file = Name der Datei
prompts-in = In { $folder }

## password

prompts-password-for = Passwort für { $user }
prompts-asks-for-the-password-of = { $server } fragt nach dem Passwort von { $user }.
prompts-account-of = Konto von { $user }
prompts-account = Konto
prompts-asks-for-the-account-of = { $server } fragt nach dem Konto von { $user }, außer Benutzer und Passwort.
prompts-it-says = Er sagt: { $words }
prompts-keep-it-in-the-keyring = Im Schlüsselbund dieses Computers behalten
prompts-log-in = Anmelden

## plain

prompts-offers-no-encryption = { $server } bietet keine Verschlüsselung an
prompts-password-names-and-files-would = Passwort, Namen und Dateien gingen unverschlüsselt auf den Weg: Wer dazwischen ist, kann sie lesen und ändern. In einem eigenen Netz mag das in Ordnung sein.
prompts-the-server-said = Der Server sagte „{ $reply }“
prompts-connect-without-encryption = Ohne Verschlüsselung verbinden

## restore

prompts-open-the-tabs-of-the = Die Tabs vom letzten Mal öffnen?
prompts-do-not-ask-again = Nicht mehr fragen
prompts-begin-empty = Leer beginnen
prompts-open-them = Öffnen
prompts-held-until = Die Verbindung wird für die Antwort bis { $time } gehalten. Danach, oder wenn der Server vorher auflegt, wird dafür eine neue aufgebaut.
prompts-remove = { $count ->
    [one] { $count } Element aus der Warteschlange nehmen?
   *[other] { $count } Elemente aus der Warteschlange nehmen?
}
prompts-remove-what = Was schon fertig ist, bleibt, wo es ist. Was begonnen hat, wird angehalten, und seine unfertigen Dateien werden gelöscht; das lässt sich nicht zurücknehmen.
prompts-remove-yes = Entfernen
