## Tabs of the form

sites-tab-general = Allgemein
sites-tab-transfer = Übertragung
sites-tab-security = Sicherheit
sites-tab-network = Netzwerk
sites-tab-advanced = Erweitert

## The form of a site: choices

sites-log-on-anonymous = Anonym
sites-log-on-user = Benutzer und Passwort
sites-log-on-account = Benutzer, Passwort und Konto
sites-log-on-ask = Benutzer, und nach dem Passwort fragen
sites-log-on-interactive = Interaktiv: Der Server fragt
sites-mode-default = Auto: zuerst passiv, dann aktiv
sites-mode-epsv = EPSV: erweitert passiv, wir verbinden
sites-mode-pasv = PASV: passiv, wir verbinden, nur IPv4
sites-mode-eprt = EPRT: erweitert aktiv, der Server verbindet
sites-mode-port = PORT: aktiv, der Server verbindet, nur IPv4
sites-tls-if-offered = FTP, über TLS, wenn angeboten
sites-tls-explicit = FTP über TLS, verlangt (explizit)
sites-tls-implicit = FTP über TLS ab dem ersten Byte (implizit)
sites-tls-off = Unverschlüsseltes FTP: Jeder auf dem Weg kann mitlesen
sites-if-exists-default = Wie in den Einstellungen
sites-if-exists-replace = Ersetzen
sites-if-exists-newer = Ersetzen, wenn die Quelle neuer ist
sites-if-exists-size = Ersetzen, wenn die Größen verschieden sind
sites-if-exists-newer-or-size = Ersetzen, wenn die Quelle neuer ist oder die Größen verschieden sind
sites-if-exists-content = Ersetzen, wenn der Inhalt verschieden ist
sites-if-exists-resume = Anhängen, was fehlt
sites-if-exists-keep-both = Beide behalten
sites-if-exists-skip = So lassen
sites-verify-default = Wie in den Einstellungen
sites-verify-size = An ihrer Größe
sites-verify-checksum = An einer Prüfsumme, wo der Server eine macht
sites-verify-read-back = An einer Prüfsumme, oder durch Zurücklesen
sites-family-default = IPv4 und IPv6, was zuerst antwortet
sites-family-ipv4 = Nur IPv4
sites-family-ipv6 = Nur IPv6
sites-when-default = Wo der Server dafür bekannt ist
sites-when-always = Immer
sites-when-never = Nie

## The form of a site: fields; .hint is what stands in an empty one, .on what is beside a tick

sites-field-name = Name
sites-field-tls = Protokoll
sites-field-host = Host
sites-field-port = Port
sites-field-log-on = Anmelden als
sites-field-user = Benutzer
sites-field-remote-folder = Ordner auf dem Server
    .hint = Der Ordner der Anmeldung
sites-field-local-folder = Lokaler Ordner
    .hint = Der gerade gezeigte
sites-field-mode = Datenverbindungen
sites-field-colour = Farbe
sites-field-icon = Symbol
sites-field-note = Notiz
sites-field-sessions = Sitzungen
    .hint = Wie in den Einstellungen, 1 bis 32
sites-field-if-exists = Wenn es existiert
sites-field-atomic = Hochladen
    .on = Unter vorläufigem Namen, bis alles da ist
sites-field-bin = Ersetzte Dateien
    .on = Kommen auf dem Server für 30 Tage in den Papierkorb .portolan-bin
sites-field-verify = Nachweis der Übertragung
sites-field-upload-limit = Limit beim Hochladen
    .hint = KiB pro Sekunde; leer = keines
sites-field-download-limit = Limit beim Herunterladen
    .hint = KiB pro Sekunde; leer = keines
sites-field-linked-browsing = Bereiche
    .on = Ordner gemeinsam wechseln (verknüpft)
sites-field-compare =
    .on = Beide Seiten vergleichen, sobald verbunden ist
sites-field-tls-min = Niedrigste Version
sites-field-tls-max = Höchste Version
sites-field-pin = Zertifikat
    .hint = SHA-256 des einzigen, das außer vertrauten angenommen wird
sites-field-client-certificate = Unser Zertifikat
    .hint = PEM-Datei, an der der Server diesen Computer erkennt
sites-field-plain-data = Dateien
    .on = Unverschlüsselt, wo der Server den Schutz verweigert
sites-field-proxy = Proxy
    .hint = Wie in den Einstellungen; `none` oder socks5://host:port
sites-field-proxy-commands = Proxybefehle
    .hint = Für ftp-custom://: USER %u@%h, PASS %p, einer je Zeile
sites-field-family = Adressen
sites-field-active-ports = Aktive Ports
    .hint = 50000-50100; leer = irgendein freier
sites-field-external-address = Aktive Adresse
    .hint = Die Adresse eines Routers; leer = die dieses Computers
sites-field-trust-pasv-address = Passive Adresse
    .on = Zu der Adresse verbinden, die der Server nennt (PASV)
sites-field-keep-alive = Am Leben halten
    .hint = noop:30; stat:60, pwd:60 oder off
sites-field-encoding = Namen in
    .hint = UTF-8, oder herausgefunden; sonst GBK, windows-1252 …
sites-field-time-offset = Uhr
    .hint = Herausgefunden; sonst +01:00 vor UTC
sites-field-server-family = Serverfamilie
    .hint = Herausgefunden
sites-field-hidden-files = LIST -a
sites-field-language = Sprache
    .hint = Der Worte des Servers, wie `en` (LANG)
sites-field-allocate =
    .on = Vor jedem Hochladen die Größe nennen
sites-field-post-login = Nach der Anmeldung
    .hint = Befehle, einer je Zeile: SITE UMASK 022

## draft

sites-a-user-has-no-control = Ein Benutzer hat keine Steuerzeichen
sites-who-logs-on = Wer meldet sich an?
sites-every-bookmark-needs-a-name = Jedes Lesezeichen braucht einen Namen
sites-every-bookmark-needs-a-folder = Jedes Lesezeichen braucht einen Ordner, hier oder dort
sites-this-is-no-number = Das ist keine Zahl
sites-this-is-no-number-of = Das ist keine Anzahl KiB pro Sekunde
sites-some-bytes-a-second-are = Einige Bytes pro Sekunde sind nötig, oder nichts für keine Begrenzung

## folder

sites-folder = Ordner
sites-name-of-the-folder = Name des Ordners
sites-holds = Enthält
sites-count-sites = { $count ->
    [one] { $count } Server
   *[other] { $count } Server
}

## form

sites-this-site-is-of-the = Dieser Server steht in der Datei des Administrators dieses Computers. Duplizieren Sie ihn, um die Kopie zu ändern.
sites-host = Host
sites-port = Port
sites-colour-teal = Farbe Petrol
sites-colour-violet = Farbe Violett
sites-colour-green = Farbe Grün
sites-colour-amber = Farbe Bernstein
sites-colour-red = Farbe Rot
sites-colour-blue = Farbe Blau
sites-colour-magenta = Farbe Magenta
sites-colour-orange = Farbe Orange
sites-icon-anchor = Symbol Anker
sites-icon-globe = Symbol Globus
sites-icon-drives = Symbol Laufwerke
sites-icon-cloud = Symbol Wolke
sites-icon-database = Symbol Datenbank
sites-icon-desktop = Symbol Bildschirm
sites-icon-laptop = Symbol Laptop
sites-icon-house = Symbol Haus
sites-icon-router = Symbol Router
sites-icon-picture = Symbol Bild
sites-icon-music = Symbol Musik
sites-icon-code = Symbol Code
sites-icon-parcel = Symbol Paket
sites-icon-bug = Symbol Käfer
sites-icon-star = Symbol Stern
sites-asked-for-the-settings-of = Wird erfragt: Die Einstellungen dieses Computers verbieten, Passwörter zu speichern
sites-asked-for-when-it-is = Wird erfragt, wenn es gebraucht wird und keines eingegeben ist
sites-kept-under-the-master-password = Unter dem Hauptpasswort gespeichert, oder erfragt
sites-kept-in-the-system-keyring = Im Schlüsselbund des Systems, oder erfragt
sites-bookmarks = Lesezeichen
sites-local-folder = Lokaler Ordner
sites-remote-folder = Ordner auf dem Server
sites-of-bookmark = { $what } von Lesezeichen { $at }
sites-remove-bookmark = Lesezeichen { $at } entfernen
sites-add-a-bookmark = Lesezeichen hinzufügen

## site_manager

sites-came = { $count ->
    [one] { $count } Server kam dazu
   *[other] { $count } Server kamen dazu
}
sites-without = , ohne { $lines }
sites-written-to = Geschrieben nach { $path }{ $left_out }
sites-sites = Server
sites-new-site = Neuer Server
sites-find-a-site = Server suchen
sites-no-sites-yet-make-one = Noch keine Server. Legen Sie einen an, oder übernehmen Sie die eines anderen Programms.
sites-import = Importieren…
sites-nothing-is-chosen = Nichts ist gewählt
sites-choose-a-site-on-the = Wählen Sie links einen Server, oder legen Sie einen neuen an.
sites-count-items = { $count ->
    [one] { $count } Element
   *[other] { $count } Elemente
}
sites-delete-with-all-that-is = { $count ->
    [one] { $count } Element mit allem darin löschen?
   *[other] { $count } Elemente mit allem darin löschen?
}
sites-what-was-changed-is-not = Was geändert wurde, ist nicht gespeichert.
sites-not-saved-yet = { $count ->
    [one] { $count } Server noch nicht gespeichert
   *[other] { $count } Server noch nicht gespeichert
}
sites-keep = Behalten
sites-discard = Verwerfen
sites-connect = Verbinden
sites-new-folder = Neuer Ordner { $number }

## moving

sites-import-sites = Server importieren
sites-back = Zurück
sites-import-2 = Importieren
sites-import-count = { $count ->
    [one] { $count } Server importieren
   *[other] { $count } Server importieren
}
sites-file-of-another-program = Datei eines anderen Programms
sites-a-file-of-filezilla-winscp = Eine Datei von FileZilla, WinSCP, Double Commander, rclone, lftp oder eine .netrc
sites-choose = Wählen…
sites-read = Lesen
sites-looking-for-files-of-other = Suche nach Dateien anderer Programme…
sites-no-file-of-another-program = Keine Datei eines anderen Programms ist am üblichen Ort. Nennen Sie oben eine.
sites-found-on-this-computer-they = Auf diesem Computer gefunden. Sie werden nur gelesen.
sites-read-of = { $title } lesen: { $path }
sites-with-count = { $count ->
    [one] Mit { $count } Passwort
   *[other] Mit { $count } Passwörtern
}
sites-with-the-settings = Mit den Einstellungen
sites-with-the-filters = { $count ->
    [one] Mit { $count } Filter
   *[other] Mit { $count } Filtern
}
sites-trust-its-certificates = Seinen Zertifikaten vertrauen
sites-password-of-the-passwords-in = Passwort der Passwörter in der Datei
sites-password-of-the-passwords-in-2 = Passwort der Passwörter in der Datei; dann noch einmal Lesen
sites-there-already = { " " }· schon da
sites-with-its-password = { " " }· mit Passwort
sites-left-out = Weggelassen
sites-filter-of-import = Filter · { $name }
sites-certificate-of = Zertifikat von { $server }: { $sha256 }
sites-setting = Einstellung · { $line }
sites-export-count = { $count ->
    [one] { $count } Server exportieren
   *[other] { $count } Server exportieren
}
sites-portolans-own-form-toml = Portolans eigene Form (TOML)
sites-filezillas-form-xml = FileZillas Form (XML)
sites-with-the-passwords = Mit den Passwörtern
sites-everybody-who-has-the-file = Jeder, der die Datei hat, kann die Passwörter darin lesen.
sites-encrypted-under = Verschlüsselt unter
sites-password-of-the-passwords = Passwort der Passwörter
sites-new-file = Neue Datei
sites-export-2 = Exportieren

## tree

sites-out-of-all-folders = Aus allen Ordnern heraus
sites-folder-2 = Ordner { $name }
sites-site = Server { $name }
sites-into-this-folder = In diesen Ordner
sites-before-this-one = Vor diesen
sites-new-site-here = Neuer Server hier
sites-new-folder-here = Neuer Ordner hier
sites-duplicate = Duplizieren
sites-export-3 = Exportieren…
sites-delete = Löschen…
sites-queue-of = Warteschlange für { $site }: { $uploads } hochzuladen, { $downloads } herunterzuladen, { $size }
sites-what-is-queued-is-held = Was in die Warteschlange kommt, ist dort angehalten, bis Sie es freigeben, und ersetzt nichts ohne Rückfrage.
sites-bookmark-of-import = Lesezeichen · { $name }
