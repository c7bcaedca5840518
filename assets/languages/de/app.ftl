## apply

app-the-practice-server-could-not = Der Übungsserver konnte nicht starten

## choices

app-this-proxy-is-not-used = Dieser Proxy wird nicht benutzt

## dialogs

app-a-file-dialog-is-open = Ein Dateidialog ist bereits offen
app-close-it-before-you-open = Schließen Sie ihn, bevor Sie einen anderen öffnen; er liegt vielleicht hinter diesem Fenster.

## work

app-no-folder-is-selected = Kein Ordner ist ausgewählt
app-the-sizes-of-files-are = Die Größen von Dateien werden schon gezeigt.
app-the-bookmarks-could-not-be = Die Lesezeichen konnten nicht gespeichert werden

## app

app-some-bookmarks-could-not-be = Einige Lesezeichen konnten nicht gelesen werden
app-some-settings-cannot-be-used = Einige Einstellungen sind nicht verwendbar
app-the-windows-preferences-could-not = Die Einstellungen des Fensters konnten nicht gelesen werden
app-there-is-no-such-site = Diesen Server gibt es nicht
app-no-saved-site-is-called = Kein gespeicherter Server heißt „{ $name }“, und eine Adresse ist es nicht.
app-the-tabs-could-not-be = Die Tabs konnten nicht gespeichert werden
app-portolan = Portolan
app-portolan-2 = { $site } – Portolan

## notices

app-details = Einzelheiten

## place

app-home = Persönlicher Ordner

## practice

app-practice-server = Übungsserver
app-its-thread-ended-before-it = sein Thread endete, bevor er bereit war

## encoding

app-encoding-of-names = Kodierung der Namen
app-show-as = Als { $chosen } zeigen
app-names-are-kept-as-the = Namen bleiben, wie der Server sie hat. So werden sie gezeigt, und so wird geschrieben, was Sie eingeben und hochladen.
app-another-one = Eine andere
app-another-encoding = Andere Kodierung
app-automatic = Automatisch

## prefs

app-the-windows-preferences-could-not-2 = Die Einstellungen des Fensters konnten nicht gespeichert werden
app-the-settings-could-not-be = Die Einstellungen konnten nicht gespeichert werden

## window

app-width-of-the-panes = Breite der Bereiche
app-height-of-the-dock = Höhe des Docks

## letters

app-no-font-has-the-letters-of = Keine Schrift hat die Zeichen von { $language }
app-the-window-speaks-english-until = Das Fenster spricht Englisch, bis es eine gibt, etwa Noto Sans CJK. Starten Sie Portolan dann neu.
