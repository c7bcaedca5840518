## The queue: what is done with it, and what happens at its end

action-older-done = Ältere zeigen
    .help = Mehr von dem zeigen, was vor der Liste erledigt wurde.
action-export-queue = Warteschlange exportieren…
    .help = Was noch zu tun ist, in eine Datei schreiben, zum Mitnehmen oder Aufheben.
action-import-queue = Warteschlange importieren…
    .help = Hinzufügen, was in einer solchen Datei steht; es ist angehalten bis zur Freigabe.
action-export-failures = Fehlgeschlagene exportieren…
    .help = Was fehlgeschlagen ist, mit den Gründen in eine Tabelle (CSV) schreiben.
action-filters = Filter mit Namen…
    .help = Filter mit Namen wählen und ändern, für Bereiche und für übertragene Ordner.
action-toggle-filters = Filter an
    .help = Den zuletzt benutzten Filtersatz ein- oder ausschalten.
action-the-queue-is-empty = Die Warteschlange ist leer
action-all-that-is-remembered = Alles, was gemerkt ist, wird gezeigt
file-dialog-write-to = { $name } schreiben nach
file-dialog-a-file-of-filters = filters.xml von FileZilla
file-dialog-a-file-with-a-queue = Eine Datei mit einer Warteschlange
app-some-filters-were-not-taken = Einige Filter wurden nicht übernommen
app-the-filters-are-as-they = Die Filter sind, wie sie waren
app-filters-are-off = Filter sind aus
prompts-portolan-closes-in = Portolan schließt in { $seconds } s
prompts-the-computer-sleeps-in = Der Computer geht in { $seconds } s schlafen
prompts-the-computer-is-shut-down-in = Der Computer wird in { $seconds } s heruntergefahren
prompts-nothing-is-left-to-do = Es ist nichts mehr zu tun.
prompts-failed-files-stay = { $count ->
    [one] { $count } Datei ist fehlgeschlagen; die Warteschlange behält sie mit ihrem Grund.
   *[other] { $count } Dateien sind fehlgeschlagen; die Warteschlange behält sie mit ihren Gründen.
}
prompts-stop-it = Anhalten
prompts-run-this-at-the-end = Dies am Ende der Warteschlange ausführen?
prompts-it-is-run-as-it-stands = Es wird ausgeführt, wie es hier steht, eine Zeile je Wort, ohne Shell und mit allem, was Sie auf diesem Computer dürfen. Nach jedem anderen Befehl wird wieder gefragt.
prompts-remove-it = Entfernen
prompts-let-it-run = Ausführen lassen
prompts-not-now = Nicht jetzt

## settings and dock

settings-page-at-the-end = Ende der Warteschlange
settings-then-nothing = Nichts weiter
settings-then-close = Portolan schließen
settings-then-sleep = Den Computer schlafen lassen
settings-then-shut-down = Den Computer herunterfahren
settings-remember-what-is-done = Merken, was erledigt ist
    .help = So viele Dateien bleiben in der Liste des Erledigten, auch nach dem Ende des Programms; 0 = keine.
settings-show-a-notification = Eine Benachrichtigung zeigen
    .help = Wenn das, was zu tun war, länger als 10 s dauerte.
settings-play-a-sound = Einen Ton abspielen
settings-run-a-command = Einen Befehl ausführen
    .help = Ein Programm und was ihm gesagt wird, ohne Shell; Anführungszeichen halten Wörter zusammen. Es wird einmal gefragt, ob es laufen darf.
settings-and-then = Und danach
    .help = Nach 30 s, in denen es angehalten werden kann. Das Dock hat dasselbe für ein Mal.
settings-keep-the-computer-awake = Den Computer wach halten, während Dateien übertragen werden
    .help = Bis dahin schläft er nicht von selbst ein.
settings-something-is-missing-behind = Hinter dem letzten \ fehlt etwas
settings-the-name-of-a-program = Zuerst wird der Name eines Programms gebraucht
settings-the-closing-quote-is-missing = Das schließende { $quote } fehlt
queue-closes = Schließt
queue-sleeps = Schläft
queue-shuts-down = Fährt herunter
queue-this-time-only = Nur dieses Mal
queue-always = Immer
queue-run-a-command = Befehl ausführen…
queue-a-command-runs = Ein Befehl läuft…
queue-the-computer-may-fall-asleep = Der Computer schläft vielleicht vorher ein: { $why }
queue-waits-for-room-on-the-server = Wartet auf Platz auf dem Server
queue-waits-for-room-on-the-disk = Wartet auf Platz auf dem Datenträger
queue-paused = Angehalten
queue-the-site-is-held = Der Server ist angehalten
queue-begins = Beginnt { $when }
pane-hidden-by-filters = { $count } durch Filter verborgen

## work: details of a transfer, and when it begins

queue-begin-at = Beginnen um…
detail-the-whole-error = Der ganze Fehler
detail-server = Server
detail-comes-from = Kommt von
detail-goes-to = Geht nach
detail-state = Zustand
detail-attempts = Versuche
detail-session = Sitzung
detail-no-tls = Kein TLS, oder nicht mehr verzeichnet
detail-encryption = Verschlüsselung
detail-data-connection = Datenverbindung
detail-said-on-this-session = Zuletzt in dieser Sitzung gesagt
begin-at-when-shall-it-begin = Wann soll es beginnen?
begin-at-when-shall-everything-begin = Wann soll alles beginnen?
begin-at-a-time-is-needed = Eine Zeit wie 22:30 oder 2026-12-01 08:00 wird gebraucht
begin-at-time = Zeit
begin-at-it-is-held-until = Bis dahin ist es angehalten: { $when }
begin-at-a-time-of-the-day = Eine Uhrzeit meint die nächste; oder Tag und Zeit, wie 2026-12-01 08:00.
begin-at-begin-now = Jetzt beginnen
begin-at-begin-then = Dann beginnen
