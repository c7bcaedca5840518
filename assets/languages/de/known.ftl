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
