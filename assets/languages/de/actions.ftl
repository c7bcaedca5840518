## File

action-open = Öffnen
    .help = Den Ordner öffnen oder die Datei übertragen.
action-transfer = In den anderen Bereich übertragen
    .help = Die Auswahl des aktiven Bereichs auf die andere Seite übertragen.
action-add-to-queue = In die Warteschlange stellen
    .help = Die Auswahl des aktiven Bereichs für die andere Seite in die Warteschlange stellen, angehalten bis zur Freigabe.
action-upload-files = Dateien hochladen…
    .help = Dateien dieses Computers auswählen und hochladen.
action-upload-folders = Ordner hochladen…
    .help = Ordner dieses Computers auswählen und hochladen.
action-download-to = Herunterladen nach…
    .help = Einen Ordner dieses Computers wählen und dorthin laden, was auf dem Server ausgewählt ist.
action-manual-transfer = Nach Pfad übertragen…
    .help = Eine Datei und ihr Ziel angeben und sie übertragen.
action-quick-look = Schnellansicht
    .help = Einen Text oder ein Bild ansehen, ohne es zu übertragen.
action-view = Ansehen
    .help = Eine Kopie, die niemand ändern kann, mit dem passenden Programm öffnen.
action-edit = Bearbeiten
    .help = Mit dem Editor öffnen; was dort gespeichert wird, geht von selbst zurück auf den Server.
action-open-with-default = Mit seinem Programm öffnen
    .help = Mit dem Programm öffnen, das der Desktop dafür hat.
action-reveal = Im Dateimanager zeigen
    .help = Im Dateimanager des Desktops zeigen.
action-terminal = Terminal hier öffnen
    .help = Ein Terminal in diesem Ordner öffnen.
action-new-folder = Neuer Ordner
    .help = Einen Ordner anlegen.
action-new-folder-enter = Neuer Ordner und hinein
    .help = Einen Ordner anlegen und in ihn wechseln.
action-new-file = Neue Datei
    .help = Eine leere Datei anlegen.
action-rename = Umbenennen
    .help = An Ort und Stelle umbenennen.
action-rename-many = Viele umbenennen…
    .help = Viele auf einmal umbenennen, mit Vorschau.
action-duplicate = Duplizieren
    .help = Eine Kopie daneben anlegen.
action-delete = Löschen…
    .help = Nach einer Rückfrage löschen.
action-permissions = Berechtigungen…
    .help = Festlegen, wer was darf.
action-measure = Größe berechnen
    .help = Zählen, was in Ordnern ist.
action-properties = Eigenschaften…
    .help = Alles, was darüber bekannt ist, und die Prüfsumme.

## Edit

action-undo = Rückgängig
    .help = Zurücknehmen, was zuletzt von Hand getan wurde.
action-copy = Kopieren
    .help = Die Auswahl kopieren, um sie in einem anderen Ordner, Tab oder Programm einzufügen.
action-cut = Ausschneiden
    .help = Die Auswahl kopieren und hier entfernen, sobald sie eingefügt wird.
action-paste = Einfügen
    .help = Das Kopierte hierher bringen: auf diesem Computer, zum Server, vom Server oder innerhalb des Servers.
action-select-all = Alles auswählen
    .help = Alles auswählen.
action-invert-selection = Auswahl umkehren
    .help = Auswählen, was es nicht ist, und nichts anderes.
action-select-none = Nichts auswählen
    .help = Nichts auswählen.
action-select-pattern = Nach Muster auswählen…
    .help = Namen nach einem Muster aus- oder abwählen.
action-copy-names = Namen kopieren
    .help = Die Namen der Auswahl kopieren.
action-copy-paths = Pfade kopieren
    .help = Die vollständigen Pfade der Auswahl kopieren.
action-select-differing = Auswählen, was sich unterscheidet
    .help = In beiden Bereichen auswählen, was der andere nicht hat, oder in anderer Größe oder älter.
action-copy-urls = Adressen kopieren
    .help = Die Adressen der Auswahl auf dem Server kopieren, ohne Passwort.

## Go

action-back = Zurück
    .help = Den Ordner davor zeigen.
action-forward = Vorwärts
    .help = Den Ordner zeigen, der beim Zurückgehen verlassen wurde.
action-up = Nach oben
    .help = Den übergeordneten Ordner zeigen.
action-refresh = Aktualisieren
    .help = Den Ordner neu lesen.
action-switch-pane = Bereich wechseln
    .help = Die Tastatur dem anderen Bereich geben.
action-switch-side = Dieser Computer oder Server in diesem Bereich
    .help = Im aktiven Bereich diesen Computer statt des Servers zeigen, oder den Server statt dieses Computers.
action-bookmarks = Lesezeichen…
    .help = Zu gemerkten Ordnern gehen und die gezeigten merken.
action-link-folders = Gemeinsam gehen
    .help = Beide Bereiche gehen gemeinsam in Ordner hinein und hinaus.
action-edit-path = Pfad eingeben
    .help = Einen Pfad eingeben.
action-address = Adresse eingeben
    .help = Eine Adresse eingeben.

## View

action-filter = Filter
    .help = Nur Namen zeigen, die einen Text enthalten.
action-find = Suchen…
    .help = Ganze Ordnerbäume durchsuchen, hier und auf dem Server.
action-compare-panes = Bereiche vergleichen
    .help = In beiden Bereichen kennzeichnen, was der andere nicht hat oder neuer, älter oder in anderer Größe hat.
action-only-differences = Nur Unterschiede
    .help = Beim Vergleich der Bereiche ausblenden, was gleich ist.
action-align-rows = Zeilen nebeneinander
    .help = Beim Vergleich der Bereiche steht derselbe Name in beiden auf gleicher Höhe, und sie rollen gemeinsam.
action-read-contents = Bereiche nach Inhalt vergleichen
    .help = Hält, während verglichen wird, die Inhalte gleich großer Dateien gegeneinander: mit einer Prüfsumme des Servers, sonst kommt jedes Byte hierher.
action-compare = Mit allen Ordnern darin vergleichen…
    .help = Beide Ordner und alles darunter vergleichen, nach Größe, Zeit oder Inhalt; die Liste steht im Dock.
action-synchronise = Abgleichen…
    .help = Einen Ordner wie den anderen machen, mit allem darunter; alles wird gezeigt, bevor es geschieht.
action-select-missing = Auswählen, was dem anderen Bereich fehlt
    .help = Beim Vergleich der Bereiche: im aktiven Bereich auswählen, was der andere nicht hat.
action-select-newer = Auswählen, was neuer ist
    .help = Beim Vergleich der Bereiche: im aktiven Bereich auswählen, was später geändert wurde als im anderen.
action-panes-are-not-compared = Die Bereiche werden nicht verglichen
action-compare-panes-first = „Bereiche vergleichen“ schaltet es ein
action-hidden-files = Verborgene Dateien zeigen
    .help = Dateien mit führendem Punkt zeigen oder verbergen.
action-tree = Ordnerbaum
    .help = Den Baum der Ordner neben dem aktiven Bereich zeigen oder verbergen.
action-swap-sides = Seiten tauschen
    .help = Den Server auf die andere Seite setzen.
action-folders-first = Ordner zuerst
    .help = Ordner vor den Dateien oder zwischen ihnen.
action-natural-order = Zahlen nach ihrem Wert
    .help = Zahlen in Namen nach ihrem Wert oder Ziffer für Ziffer sortieren.
action-case-sensitive = Großbuchstaben zuerst
    .help = Großbuchstaben vor kleinen sortieren oder ohne Unterschied.
action-show-transfers = Übertragungen zeigen
    .help = Zeigen, was sich bewegt und was wartet.
action-show-failed = Fehlgeschlagene zeigen
    .help = Zeigen, was fehlgeschlagen ist und warum.
action-show-done = Erledigte zeigen
    .help = Zeigen, was erledigt ist.
action-show-edits = Geöffnete Dateien zeigen
    .help = Die Dateien von Servern zeigen, die hier geöffnet sind.
action-show-found = Gefundenes zeigen
    .help = Zeigen, was eine Suche oder ein Vergleich gefunden hat.
action-show-log = Protokoll zeigen
    .help = Befehle und Antworten zeigen.
action-show-chart = Leitungsdiagramm zeigen
    .help = Befehle, Antworten und Datenverbindungen entlang der Zeit zeigen.
action-theme-dark = Dunkles Design
    .help = Dunkle Farben.
action-theme-light = Helles Design
    .help = Helle Farben.
action-theme-system = Design des Systems
    .help = Farben, wie das System sie hat.
action-zoom-in = Größer
    .help = Alles größer machen.
action-zoom-out = Kleiner
    .help = Alles kleiner machen.
action-zoom-reset = Normale Größe
    .help = Alles in seiner eigenen Größe zeigen.

## Server

action-sites = Server…
    .help = Gespeicherte Server: verbinden, ändern, anlegen, aus anderen Programmen übernehmen.
action-new-site = Neuer Server…
    .help = Einen Server eintragen: wo er ist, wie man sich anmeldet, wie Dateien übertragen werden.
action-save-site = Als Server speichern…
    .help = Den Server dieses Tabs speichern.
action-import-sites = Server importieren…
    .help = Server aus einem anderen Programm übernehmen.
action-disconnect = Trennen
    .help = Die Verbindung des Tabs beenden oder beginnen.
action-reconnect = Neu verbinden
    .help = Die Verbindung des Tabs beenden und neu verbinden.
action-encoding = Kodierung der Namen…
    .help = Angeben, in welcher Kodierung die Namen des Servers sind.
action-empty-bin = Papierkorb des Servers leeren…
    .help = Den Papierkorb des Servers mit allem darin löschen, nach einer Frage.
action-server-memory = Was über diesen Server bekannt ist
    .help = Was über den Server gelernt wurde.
action-trust-store = Wem Sie vertrauen
    .help = Zertifikate und Server, denen von Hand vertraut wird.
action-practice = Übungsserver
    .help = Den Übungsserver starten und mit ihm verbinden.

## Queue

action-pause-all = Übertragungen anhalten oder fortsetzen
    .help = Alle Übertragungen anhalten oder fortsetzen.
action-queue-hold = Anhalten oder fortsetzen
    .help = Die Auswahl in der Warteschlange anhalten oder freigeben.
action-queue-top = An den Anfang der Warteschlange
    .help = Mit der Auswahl in der Warteschlange beginnen.
action-queue-up = In der Warteschlange nach oben
    .help = Die Auswahl eine Zeile nach oben verschieben.
action-queue-down = In der Warteschlange nach unten
    .help = Die Auswahl eine Zeile nach unten verschieben.
action-queue-bottom = Ans Ende der Warteschlange
    .help = Mit der Auswahl in der Warteschlange enden.
action-queue-remove = Aus der Liste entfernen
    .help = Die Auswahl aus der Liste nehmen; was sich bewegt, wird abgebrochen.
action-queue-select-all = Ganze Liste auswählen
    .help = Alles in der Liste auswählen.
action-queue-retry = Ausgewählte erneut versuchen
    .help = Die Auswahl noch einmal versuchen.
action-queue-copy = Liste als Text kopieren
    .help = Die Liste als Text kopieren, mit Tabulatoren zwischen den Spalten.
action-type-automatic = Übertragungsart: automatisch
    .help = Dateien, die nach ihrem Namen Text sind, gehen als ASCII, alle anderen Byte für Byte.
action-type-binary = Übertragungsart: binär
    .help = Alle Dateien gehen Byte für Byte.
action-type-ascii = Übertragungsart: ASCII
    .help = Alle Dateien gehen als Text: Zeilenenden werden die der anderen Seite. Alles andere wird davon beschädigt.
action-retry-failed = Alle fehlgeschlagenen erneut versuchen
    .help = Alle fehlgeschlagenen noch einmal versuchen.
action-clear-failed = Fehlgeschlagene leeren
    .help = Alle fehlgeschlagenen vergessen.
action-clear-done = Erledigte leeren
    .help = Vergessen, was erledigt ist.
action-clear-log = Protokoll leeren
    .help = Das Protokoll vergessen.

## Tabs

action-new-tab = Neuer Tab
    .help = Einen weiteren Tab öffnen.
action-duplicate-tab = Tab duplizieren
    .help = Einen weiteren Tab mit demselben Server und denselben Ordnern öffnen.
action-close-tab = Tab schließen
    .help = Diesen Tab schließen.
action-reopen-tab = Geschlossenen Tab wieder öffnen
    .help = Den zuletzt geschlossenen Tab wieder öffnen.
action-next-tab = Nächster Tab
    .help = Den nächsten Tab zeigen.
action-previous-tab = Voriger Tab
    .help = Den vorigen Tab zeigen.
action-tab-left = Tab nach links
    .help = Diesen Tab nach links verschieben.
action-tab-right = Tab nach rechts
    .help = Diesen Tab nach rechts verschieben.
action-tab-1 = Tab 1 zeigen
    .help = Den ersten Tab zeigen.
action-tab-2 = Tab 2 zeigen
    .help = Den zweiten Tab zeigen.
action-tab-3 = Tab 3 zeigen
    .help = Den dritten Tab zeigen.
action-tab-4 = Tab 4 zeigen
    .help = Den vierten Tab zeigen.
action-tab-5 = Tab 5 zeigen
    .help = Den fünften Tab zeigen.
action-tab-6 = Tab 6 zeigen
    .help = Den sechsten Tab zeigen.
action-tab-7 = Tab 7 zeigen
    .help = Den siebten Tab zeigen.
action-tab-8 = Tab 8 zeigen
    .help = Den achten Tab zeigen.
action-tab-9 = Letzten Tab zeigen
    .help = Den letzten Tab zeigen.

## Portolan

action-palette = Befehle suchen
    .help = Eine Aktion, einen Server oder einen Ordner nach Namen finden.
action-settings = Einstellungen…
    .help = Wählen, wie alles arbeitet und aussieht.
action-edit-shortcuts = Tastenkürzel…
    .help = Die Tasten der Aktionen wählen.
action-menu = Menü
    .help = Alle Aktionen nach Art zeigen.
action-about = Über Portolan
    .help = Was dieses Programm ist und was ein Fehlerbericht braucht.
action-quit = Beenden
    .help = Das Fenster schließen.

## Keys, as menus show them: what stands on a keyboard for this language

action-key-ctrl = Strg
action-key-alt = Alt
action-key-shift = Umschalt
action-key-delete = Entf

## Menus

action-menu-file = Datei
action-menu-edit = Bearbeiten
action-menu-go = Gehe zu
action-menu-view = Ansicht
action-menu-server = Server
action-menu-transfers = Übertragungen
action-menu-tabs = Tabs
action-menu-portolan = Portolan

## Why an action is not possible now, and what to do

action-no-folder-is-shown-here = Hier wird noch kein Ordner gezeigt
action-nothing-is-selected = Nichts ist ausgewählt
action-select-files-or-folders-first = Zuerst Dateien oder Ordner auswählen.
action-nothing-to-download-is-selected = Nichts zum Herunterladen ist ausgewählt
action-select-files-or-folders-of = Zuerst Dateien oder Ordner des Servers auswählen.
action-this-is-the-top = Das ist ganz oben
action-nothing-to-transfer-to-yet = Noch kein Ziel für die Übertragung
action-nothing-to-upload-to-yet = Noch kein Ziel zum Hochladen
action-no-server-yet = Noch kein Server
action-there-is-only-one-tab = Es gibt nur einen Tab
action-no-tab-was-closed = Kein Tab wurde geschlossen
action-nothing-in-the-list-is = Nichts in der Liste ist ausgewählt
action-nothing-failed = Nichts ist fehlgeschlagen
action-nothing-is-done-yet = Noch nichts ist erledigt
action-the-log-is-empty = Das Protokoll ist leer
action-this-is-for-folders-of = Das geht nur mit Ordnern dieses Computers
action-nothing-of-this-computer-is = Nichts von diesem Computer ist ausgewählt
action-select-a-file-or-folder = Zuerst eine Datei oder einen Ordner auswählen.
action-nothing-of-a-server-is = Nichts von einem Server ist ausgewählt
action-select-files-or-folders-there = Zuerst dort Dateien oder Ordner auswählen.
action-there-is-nothing-to-take = Es gibt nichts zurückzunehmen
action-no-folder-was-shown-before = Davor wurde kein Ordner gezeigt
action-no-folder-was-left-by = Kein Ordner wurde beim Zurückgehen verlassen
action-connect-first = Zuerst mit einem Server verbinden: oben die Adresse eingeben.
