## memory

known-what-portolan-learns-while-it = Was Portolan bei der Arbeit mit diesem Server lernt, erscheint hier.
known-nothing-was-learnt-yet = Noch nichts wurde gelernt
known-what = Was
known-value = Wert
known-learnt = Gelernt
known-from = Woraus
known-learnt-of-this-server = Über diesen Server gelernt
known-forget = Vergessen: { $title }
known-tried-first = Zuerst versucht
known-whatever-works = Was funktioniert
known-data-connections-tried-first = Zuerst versuchte Datenverbindungen
known-sessions-at-a-time = Sitzungen gleichzeitig
known-as-many-as-it-takes = So viele, wie er nimmt
known-at-most = Höchstens { $count }
known-most-sessions-at-a-time = Höchstzahl gleichzeitiger Sitzungen

## known

known-what-is-known-of = Was über { $server } bekannt ist
known-whom-you-trust = Wem Sie vertrauen
known-forget-all-of-it = Alles vergessen
known-what-is-taken-back-is = Was zurückgenommen ist, wird wieder gefragt, wenn es gebraucht wird.
known-this-server = Dieser Server
known-trust = Vertrauen

## trust

known-certificates-that-you-trust-by = Zertifikate, denen Sie von Hand vertrauen, und Server, die ohne TLS sein dürfen, erscheinen hier.
known-only-the-authorities-of-this = Nur die Zertifizierungsstellen dieses Computers
known-since = Seit
known-trusted = Vertraut
known-take-back = Zurücknehmen: { $server }, { $what }
known-this-certificate-always = Dieses Zertifikat, immer
known-this-certificate-until-portolan-ends = Dieses Zertifikat, bis Portolan endet
known-without-tls = { $user } ohne TLS
known-tls-worked-never-without-it = TLS hat funktioniert: nie mehr ohne

## learnt

known-row-data-mode = Datenverbindungen über
known-row-given-up-epsv = EPSV aufgegeben
known-row-given-up-pasv = PASV aufgegeben
known-row-given-up-eprt = EPRT aufgegeben
known-row-given-up-port = PORT aufgegeben
known-row-look-ahead-retrieve = Nimmt das nächste EPSV mit RETR
known-row-look-ahead-store = Nimmt das nächste EPSV mit STOR
known-row-in-order = Antwortet der Reihe nach
known-row-rest-stor = Setzt Hochladen mit REST fort
known-row-large-rest = Setzt Dateien über 2 GiB fort
known-row-mlsd = MLSD sagt die Wahrheit
known-row-rename-over = Umbenennen ersetzt eine Datei
known-row-list-all = LIST -a zeigt verborgene Namen
known-row-keep-alive-in-transfer = Am Leben halten bei Übertragungen
known-row-time-command = Änderungszeiten gesetzt mit
known-row-doubles-iac = Will 0xFF in Namen verdoppelt
known-row-clock-offset = Seine Uhr weicht von UTC ab um
known-row-name-encoding = Kodierung der Namen
known-row-session-limit = Erlaubte Sitzungen gleichzeitig
known-row-tls-reuse = Verlangt dieselbe TLS-Sitzung
known-row-tls-version = Benutzte TLS-Version
known-yes = ja
known-no = nein
