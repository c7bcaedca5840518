chart-wire-chart = Leitungskarte
chart-appears-here = Befehle, Antworten und Datenverbindungen erscheinen hier entlang der Zeit.
chart-name =
    Wire chart: { $sessions ->
        [one] { $sessions } Sitzung
       *[other] { $sessions } Sitzungen
    }, { $connections ->
        [one] { $connections } Datenverbindung
       *[other] { $connections } Datenverbindungen
    }
chart-stretch = Zeitspanne
chart-seconds =
    { $count ->
        [one] { $count } Sekunde
       *[other] { $count } Sekunden
    }
chart-freeze = Einfrieren
chart-go-on = Weiter
chart-newest = neueste
chart-control = Steuerung
chart-control-tls = Steuerung · { $tls }
chart-data = Daten · { $mode }
chart-resumed = TLS-Sitzung wiederaufgenommen
chart-connected-in = Verbunden in { $took }
chart-tls-in = TLS in { $took }
chart-failed = Sie kam nicht zu ihrem richtigen Ende.
