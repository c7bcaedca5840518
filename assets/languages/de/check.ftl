check-connection = Verbindung prüfen
check-connection-of = Verbindung prüfen · { $server }
check-again = Noch einmal prüfen
check-stop = Anhalten
check-copy-report = Bericht kopieren
check-use-for-this-site = Für diesen Server verwenden
check-go-on-with-this-certificate = Mit diesem Zertifikat weitermachen

## The steps

check-step-resolve = Name
check-step-connect = Steuerverbindung
check-step-tls = TLS
check-step-log-on = Anmeldung
check-step-data = Datenverbindung
check-step-folder = Ordner auf dem Server

## How far a step is

check-waiting = wartet
check-running = läuft
check-passed = funktioniert
check-warned = funktioniert, aber
check-failed = funktioniert nicht
check-left-out = nicht versucht

## What was found

check-looked-up-by-proxy = wird vom Proxy { $proxy } nachgeschlagen
check-by-authority = für sein Zertifikat bürgt eine Zertifizierungsstelle dieses Computers
check-by-fingerprint = seinem Zertifikat haben Sie vertraut
check-no-tls = dieser Server ist ohne TLS eingetragen: Passwort und alle Dateien gehen im Klartext
check-plain-allowed = Sie haben diesem Server erlaubt, ohne TLS auszukommen: Passwort und alle Dateien gehen im Klartext
check-data-in-clear = Dateien und Listen gehen im Klartext: der Server lehnt ihren Schutz ab, und dieser Eintrag erlaubt das
check-listed = { $count ->
    [one] { $folder } hat einen Eintrag
   *[other] { $folder } hat { $count } Einträge
    }
check-resumed = TLS-Sitzung wiederverwendet
check-not-resumed = neue TLS-Sitzung
check-address-replaced = der Server nennt { $named }, wo er nicht zu erreichen ist; stattdessen wird { $used } benutzt
check-through = über { $mode }
check-valid-until = gültig bis { $date }
check-signed-by = unterschrieben von { $issuer }

## What follows

check-best = { $mode } verwenden.
check-best-of-all = Jede Art von Datenverbindung funktioniert; { $mode } braucht die wenigsten Befehle.
check-best-passive = Aktive Arten funktionieren von hier aus nicht: ein Router oder eine Firewall lässt keine Verbindung des Servers zu diesem Computer durch.
check-best-active = Passive Arten funktionieren nicht: ein Router oder eine Firewall vor dem Server lässt keine Verbindung zu den Ports durch, die er nennt.
check-best-of-some = Einige der anderen Arten funktionieren nicht.
check-best-one-time = Ein Einmalpasswort gilt für eine Sitzung, darum wurde eine Art versucht.
check-no-mode = Es kommt keine Datenverbindung zustande.
check-no-mode-why = Befehle erreichen den Server, aber nichts kann aufgelistet oder übertragen werden. Fragen Sie seinen Betreiber, welche Ports für Datenverbindungen offen sind, oder gehen Sie über einen Proxy.
check-certificate-once = Vergleichen Sie den Fingerabdruck mit dem, den Ihnen der Betreiber des Servers nennt. Er gilt nur für diese Prüfung; noch wurde nichts Geheimes gesendet.
