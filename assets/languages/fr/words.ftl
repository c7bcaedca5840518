## Sizes: the sign of a unit, behind a number and a space

words-unit-b = o
words-unit-kb = Ko
words-unit-mb = Mo
words-unit-gb = Go
words-unit-tb = To
words-unit-pb = Po
words-unit-eb = Eo
words-unit-kib = Kio
words-unit-mib = Mio
words-unit-gib = Gio
words-unit-tib = Tio
words-unit-pib = Pio
words-unit-eib = Eio
words-of = { $part } sur { $whole }
words-a-second = { $size }/s

## Lengths of time at a glance, as short as they can be

words-under-a-millisecond = moins de 1 ms
words-milliseconds = { $count } ms
words-seconds = { $count } s
words-minutes = { $count } min
words-hours = { $count } h
words-hours-and-minutes = { $hours } h { $minutes } min
words-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}

## Days, short; $clock is as 07:00, $day as 8, $year as 2025

words-today = Aujourd’hui
words-today-at = Aujourd’hui, { $clock }
words-day = { $day } { $month }
words-day-at = { $day } { $month }, { $clock }
words-day-of-year = { $day } { $month } { $year }
words-month-january = janv.
words-month-february = févr.
words-month-march = mars
words-month-april = avr.
words-month-may = mai
words-month-june = juin
words-month-july = juil.
words-month-august = août
words-month-september = sept.
words-month-october = oct.
words-month-november = nov.
words-month-december = déc.

## words

words-waiting-for-a-session = Attend une session
words-next-on-its-session = Suivant sur sa session
words-connecting = Connexion
words-agreeing-on-tls = Négociation de TLS
words-logging-in = Ouverture de session
words-opening-the-data-connection = Ouverture de la connexion de données
words-uploading = Envoi
words-downloading = Téléchargement
words-waiting-for-the-server-to = Attend la confirmation du serveur
words-checking-the-size = Vérification de la taille
words-making-it-safe-on-the = Mise en sûreté sur le disque
words-waiting = En attente
words-on-hold = Retenu
words-not-renamed = Non renommé
words-failed = Échec
