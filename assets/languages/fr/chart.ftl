chart-wire-chart = Carte du fil
chart-appears-here = Commandes, réponses et connexions de données apparaissent ici au fil du temps.
chart-name =
    Wire chart: { $sessions ->
        [one] { $sessions } session
       *[other] { $sessions } sessions
    }, { $connections ->
        [one] { $connections } connexion de données
       *[other] { $connections } connexions de données
    }
chart-stretch = Durée affichée
chart-seconds =
    { $count ->
        [one] { $count } seconde
       *[other] { $count } secondes
    }
chart-freeze = Figer
chart-go-on = Reprendre
chart-newest = le plus récent
chart-control = Contrôle
chart-control-tls = Contrôle · { $tls }
chart-data = Données · { $mode }
chart-resumed = Session TLS reprise
chart-connected-in = Connecté en { $took }
chart-tls-in = TLS en { $took }
chart-failed = Elle ne s’est pas terminée comme il se doit.
