## Pages

settings-language-of-the-system = Wie das System

## Choices of the settings

settings-theme-system = Wie das System
settings-theme-dark = Dunkel
settings-theme-light = Hell
settings-rows-compact = Dicht
settings-rows-normal = Normal
settings-rows-roomy = Luftig
settings-dates-short = Heute, 07:00 · 20. Nov., 18:02
settings-dates-iso = 2026-11-20 18:02
settings-dates-iso-seconds = 2026-11-20 18:02:33
settings-dates-day-month-year = 20.11.2026 18:02
settings-dates-month-day-year = 11/20/2026 06:02 PM
settings-sizes-decimal = 12,4 KB (1 KB = 1.000 Bytes)
settings-sizes-binary = 12,1 KiB (1 KiB = 1.024 Bytes)
settings-sizes-bytes = 12.400 Bytes
settings-at-start-ask = Fragen
settings-at-start-always = Öffnen
settings-at-start-never = Mit einem leeren Tab beginnen
settings-when-busy-ask = Fragen
settings-when-busy-background = Ohne Fenster weitermachen, bis alles erledigt ist
settings-when-busy-stop = Die Übertragungen anhalten

## Connections

settings-sessions-for-transfers-with-one = Sitzungen für Übertragungen mit einem Server
    .help = So viele Dateien werden gleichzeitig übertragen; ein Server, der weniger erlaubt, wird nicht um mehr gebeten.
settings-sessions-with-all-sites-together = Sitzungen mit allen Servern zusammen
    .help = Wie viele Server es auch sind, mehr Dateien werden nicht gleichzeitig übertragen.
settings-data-connections = Datenverbindungen
    .help = Für eingegebene Adressen; ein gespeicherter Server hat seine eigene Wahl.

## Transfers

settings-upload-limit = Limit beim Hochladen
    .help = Für alles Hochladen zusammen, pro Sekunde: 500 KB, 2,5 MB. Leer = keine Begrenzung.
settings-no-limit = Keine Begrenzung
settings-download-limit = Limit beim Herunterladen
    .help = Für alles Herunterladen zusammen, pro Sekunde.
settings-limits-by-the-clock = Limits nach der Uhr
    .help = Regeln mit ; dazwischen: mon-fri 08:00-18:00 up=500000 down=0 (Bytes pro Sekunde, 0 = keine Begrenzung).
settings-uploads-at-a-time = Gleichzeitig hochladen
settings-downloads-at-a-time = Gleichzeitig herunterladen
settings-attempts = Versuche
    .help = So oft wird eine Übertragung begonnen, bevor sie als fehlgeschlagen gilt.
settings-wait-before-the-second-attempt = Pause vor dem zweiten Versuch
    .help = Sekunden; jede weitere Pause ist doppelt so lang.
settings-longest-wait = Längste Pause
    .help = Sekunden; keine Pause zwischen zwei Versuchen ist länger.
settings-keep-the-time-of-files = Zeit der Dateien erhalten
    .help = Was übertragen wird, bekommt die Zeit seiner Quelle. Für Übertragungen von jetzt an.
settings-keep-the-permissions-of-files = Berechtigungen der Dateien erhalten
    .help = Wer Übertragenes lesen, schreiben und ausführen darf, wie bei der Quelle; Setuid und Ähnliches nie. Für Übertragungen von jetzt an.
settings-upload-under-a-temporary-name = Zuerst unter vorläufigem Namen hochladen
    .help = Niemand sieht eine halbe Datei auf dem Server. Für eingegebene Adressen; ein gespeicherter Server hat seine eigene Wahl.

## Conflicts

settings-uploads-where-the-file-exists = Hochladen, wenn die Datei auf dem Server existiert
settings-downloads-where-the-file-exists = Herunterladen, wenn die Datei hier existiert
    .help = Wo sich Zeiten oder Größen nicht vergleichen lassen, wird immer gefragt.
settings-name-where-both-are-kept = Name, wenn beide bleiben
    .help = { "{" }name{ "}" } ist der Name ohne Endung, { "{" }n{ "}" } eine Nummer, { "{" }ext{ "}" } die Endung.

## Interface

settings-theme = Design
settings-language = Sprache
    .help = Des Fensters. Was ein Server sagt, bleibt, wie er es sagt.
settings-scale = Maßstab
    .help = Wie groß alles ist, Text und alles andere.
settings-rows-of-lists = Zeilen der Listen
settings-dates-and-times = Datum und Zeit
settings-sizes = Größen
settings-less-motion = Weniger Bewegung
    .help = Nichts gleitet oder blendet. Wo die Arbeitsumgebung weniger Bewegung verlangt, gilt das auch ohne diesen Schalter.

## StartAndQuit

settings-tabs-of-the-last-run = Tabs des letzten Laufs
    .help = Mit Servern wird wieder verbunden; Passwörter kommen aus dem Schlüsselbund oder werden erfragt.
settings-folder-at-the-start = Ordner beim Start
    .help = Leer = wo der letzte Lauf endete.
settings-connect-at-the-start-to = Beim Start verbinden mit
    .help = Eine Adresse, ohne Passwort. Leer = mit nichts.
settings-closing-the-window-while-files = Schließen des Fensters, während Dateien übertragen werden

## Notifications

settings-ask-for-attention-when-all = Um Aufmerksamkeit bitten, wenn alle Übertragungen beendet sind
    .help = Die Taskleiste zeigt es, während ein anderes Fenster vorn ist.

## Logging

settings-write-the-log-to-a = Das Protokoll in eine Datei schreiben
    .help = Jedes Ereignis als Zeile JSON, Passwörter verdeckt. Ab dem nächsten Start; die Datei wird jedes Mal neu angelegt.

## Passwords

settings-passwords-may-be-kept = Passwörter dürfen gespeichert werden
    .help = Aus: Jedes Passwort wird jedes Mal erfragt. Ab dem nächsten Start.
settings-in-the-keyring-of-the = Im Schlüsselbund des Systems
    .help = Aus, oder wo keiner läuft, liegen sie in einer Datei unter einem Hauptpasswort. Ab dem nächsten Start.
settings-lock-the-file-of-passwords = Die Passwortdatei sperren
    .help = Nach so vielen Minuten ohne Gebrauch; 0 = nie. Ab dem nächsten Start.

## Proxies

settings-proxy = Proxy
    .help = Für Server, die nichts anderes sagen. Um einen zu benutzen, geben Sie unten seine Adresse ein.
settings-address-of-the-proxy = Adresse des Proxys
    .help = ART://BENUTZER@HOST:PORT, mit ART aus socks5, socks4a, http, ftp-user, ftp-site, ftp-open. Sein Passwort wird erfragt.
settings-hosts-that-are-reached-without = Hosts, die ohne ihn erreicht werden
    .help = Namen mit allen darunter, Adressen, Netze (10.0.0.0/8) oder *; mit Leerzeichen dazwischen.

## Lists

settings-mode-auto-what-works-epsv-first = Auto: was funktioniert, EPSV zuerst
settings-mode-epsv-extended-passive = EPSV: erweitert passiv
settings-mode-pasv-passive-ipv4-only = PASV: passiv, nur IPv4
settings-mode-eprt-extended-active = EPRT: erweitert aktiv
settings-mode-port-active-ipv4-only = PORT: aktiv, nur IPv4
settings-exists-replace-if-newer = Ersetzen, wenn neuer
settings-exists-replace-if-of-another-size = Ersetzen, wenn die Größe anders ist
settings-exists-replace-if-newer-or-of = Ersetzen, wenn neuer oder von anderer Größe
settings-exists-replace-if-the-contents-differ = Ersetzen, wenn der Inhalt anders ist
settings-exists-resume-append-what-is-missing = Fortsetzen: anhängen, was fehlt
settings-exists-keep-both-under-a-free = Beide behalten, unter freiem Namen
settings-as-many-as-there-are-sessions = So viele, wie es Sitzungen gibt
settings-proxy-of-the-environment = Was die Umgebung sagt
settings-proxy-none = Keiner
settings-proxy-below = Der unten

## What is wrong with what is typed; no full stop at the end

settings-a-number-from-to = Eine Zahl von { $least } bis { $most } wird gebraucht
settings-a-number-with-kb-or-mb = Eine Zahl mit KB oder MB wird gebraucht
settings-a-limit-is-at-least = Ein Limit ist mindestens 1 Byte pro Sekunde
settings-the-whole-path-is-needed = Der ganze Pfad wird gebraucht, von ganz oben
settings-an-address-without-a-password = Eine Adresse ohne Passwort wird gebraucht

## settings_window

settings-page-connections = Verbindungen
settings-page-transfers = Übertragungen
settings-page-existing-files = Vorhandene Dateien
settings-page-file-types = Dateitypen
settings-page-interface = Oberfläche
settings-page-start-and-quit = Start und Ende
settings-page-notifications = Benachrichtigungen
settings-page-log = Protokoll
settings-page-passwords = Passwörter
settings-page-proxies = Proxys
settings-page-shortcuts = Tastenkürzel
settings-settings = Einstellungen
settings-what-is-changed-holds-at = Was geändert wird, gilt sofort.
settings-find-a-setting = Einstellung suchen
settings-no-setting-has-these-words = Keine Einstellung enthält diese Wörter
settings-the-file-keeps-what-is = Die Datei behält, was dort steht, bis Sie hier etwas anderes wählen.

## shortcuts

settings-keys-as-in = Tasten wie in
settings-preset-of-shortcuts = Vorlage der Tastenkürzel
settings-put-all-back = Alles zurücksetzen
settings-find-an-action = Aktion suchen
settings-find-an-action-or-keys = Aktion oder Tasten suchen
settings-no-action-has-these-words = Keine Aktion enthält diese Wörter
settings-also = { $words }, auch { $label }
settings-take-from = { $words } wegnehmen von: { $label }
settings-press-the-keys-esc-leaves = Tasten drücken; Esc lässt es, wie es ist
settings-add-keys-for = Tasten hinzufügen für: { $label }
settings-put-back-the-keys-of = Tasten zurücksetzen von: { $label }
settings-calls-already = { $words } ruft schon „{ $label }“ auf
settings-leave-it = So lassen
settings-take-it-for = Für „{ $label }“ nehmen

## Passwords

settings-where-passwords-are = Wo die Passwörter sind
settings-passwords-forbidden = Nirgends: Die Einstellungen verbieten, sie zu speichern. Sie werden erfragt.
settings-passwords-in-keyring = Im Schlüsselbund des Systems.
settings-passwords-unknown = Noch hat niemand nachgesehen.
settings-passwords-nowhere = In dieser Sitzung läuft kein Schlüsselbund, und kein Hauptpasswort ist gewählt: Sie werden erfragt.
settings-passwords-open = In einer Datei unter einem Hauptpasswort; sie ist offen, bis sie gesperrt wird oder Portolan endet.
settings-passwords-locked = In einer Datei unter einem Hauptpasswort; sie ist gesperrt.
settings-choose-master = Hauptpasswort wählen…
settings-open-passwords = Öffnen
settings-change-master = Anderes Hauptpasswort…
settings-lock-now = Jetzt sperren
settings-forgotten-master = Vergessen…
settings-forget-master-question = Ohne das Hauptpasswort kann niemand die Passwörter lesen. Die Datei beiseitelegen und mit einer leeren beginnen?
settings-set-passwords-aside = Beiseitelegen
settings-new-master = Neues Hauptpasswort
settings-master = Hauptpasswort
settings-master-once-more = Noch einmal dasselbe
settings-masters-differ = Beide sind verschieden
settings-use-master = Benutzen

## Editing

settings-page-editing = Bearbeiten
settings-transfer-type-help = Binär überträgt Dateien Byte für Byte. ASCII (TYPE A) gibt Text die Zeilenenden der anderen Seite; alles andere wird davon beschädigt, nichts wird fortgesetzt, und Größen und Prüfsummen beweisen nichts. Automatisch überträgt als ASCII, was die Listen unten als Text kennen.
settings-text-endings = Endungen von Textdateien
    .help = Für automatisch: was hinter dem letzten Punkt steht, mit Leerzeichen dazwischen. Text in UTF-16 gehört nicht hierher.
settings-text-endings-hint = txt html css
settings-text-names-hint = README; Makefile
settings-text-names = Namen von Textdateien
    .help = Für automatisch: ganze Namen, mit ; dazwischen.
settings-text-without-ending = Dateien ohne Endung sind Text
    .help = Für automatisch. Unter Unix haben die meisten Programme keine.
settings-text-hidden = Versteckte Dateien ohne Endung sind Text
    .help = Für automatisch: Namen, die mit ihrem einzigen Punkt beginnen, wie .profile.
settings-an-ending-has-no-dot = Eine Endung enthält keinen Punkt und kein /: { $ending }
settings-a-name-has-no-slash = Ein Name enthält kein /: { $name }
settings-editor = Editor
    .help = Das Programm, das Dateien zum Bearbeiten öffnet, mit seinen Argumenten; {"{"}file{"}"} steht für die Datei, sonst kommt sie zuletzt. Keine Shell liest es. Leer = das Programm der Arbeitsumgebung.
settings-programs-by-ending = Programme nach Endung
    .help = Endungen, = und ein Programm, dazwischen ; zum Ansehen und Bearbeiten: html css = code --wait; png = gimp
settings-editor-hint = code --wait
settings-programs-hint = html css = code --wait; png = gimp
