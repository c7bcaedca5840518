## address

chrome-sites = Server
chrome-type-an-address-ftpes-user = Adresse eingeben: ftpes://benutzer@server/ordner
chrome-auto = Auto · { $used }
chrome-auto-2 = Auto
chrome-how-data-connections-are-made = Wie Datenverbindungen aufgebaut werden
chrome-auto-what-works-epsv-first = Auto: was funktioniert, EPSV zuerst
chrome-epsv-extended-passive-we-connect = EPSV: erweitert passiv, wir verbinden
chrome-pasv-passive-we-connect-ipv4 = PASV: passiv, wir verbinden, nur IPv4
chrome-eprt-extended-active-the-server = EPRT: erweitert aktiv, der Server verbindet
chrome-port-active-the-server-connects = PORT: aktiv, der Server verbindet, nur IPv4
chrome-disconnect = Trennen
chrome-connect = Verbinden
chrome-type-an-address-first = Zuerst eine Adresse eingeben

## found

chrome-connect-to = Mit { $name } verbinden
chrome-go-to = { $place } öffnen
chrome-the-server = Der Server

## chrome

chrome-but-files-go-in-clear = { $version }, aber Dateien unverschlüsselt
chrome-certificate-trusted = { $version } · Zertifikat vertrauenswürdig
chrome-certificate-pinned = { $version } · Zertifikat festgelegt
chrome-not-encrypted = Nicht verschlüsselt

## palette

chrome-commands = Befehle
chrome-search-commands = Befehle suchen
chrome-type-what-you-want-to = Eingeben, was Sie tun möchten, einen Server, einen Ordner oder einen Pfad
chrome-nothing-has-these-words = Nichts enthält diese Wörter

## status

chrome-encoding-of-names = Kodierung der Namen
chrome-one-round-trip-to-the = Ein Hin- und Rückweg zum Server
chrome-waiting-for-your-answer = Wartet auf Ihre Antwort
chrome-connected = Verbunden
chrome-trying-again-in = Neuer Versuch in { $after }
chrome-not-connected = Nicht verbunden: { $why }
chrome-queue = Warteschlange { $percent } %
chrome-paused = angehalten

## tabs

chrome-new-tab = Neuer Tab
chrome-not-connected-2 = nicht verbunden
chrome-connecting = verbindet
chrome-asks-something = fragt etwas
chrome-connected-2 = verbunden
chrome-trying-again = neuer Versuch
chrome-failed = fehlgeschlagen

## welcome

chrome-type-an-address-above-or = Oben eine Adresse eingeben oder den Übungsserver auf diesem Computer ausprobieren.
chrome-where-to = Wohin?
chrome-starting-the-practice-server = Der Übungsserver startet
chrome-a-real-ftp-server-on = Ein echter FTP-Server auf diesem Computer, mit Beispieldateien; er verschwindet, wenn das Fenster schließt
chrome-connect-to-2 = Mit { $url } verbinden

## status

chrome-count-sessions = { $count ->
    [one] { $count } Sitzung
   *[other] { $count } Sitzungen
}

## Sites of other programs

chrome-sites-of-others = Auf diesem Computer gibt es Server, die Sie schon kennen: { $programs }.
chrome-take-over = Von { $program } übernehmen…
