## Sizes: the sign of a unit, behind a number and a space

words-unit-b = B
words-unit-kb = KB
words-unit-mb = MB
words-unit-gb = GB
words-unit-tb = TB
words-unit-pb = PB
words-unit-eb = EB
words-unit-kib = KiB
words-unit-mib = MiB
words-unit-gib = GiB
words-unit-tib = TiB
words-unit-pib = PiB
words-unit-eib = EiB
words-of = { $part } von { $whole }
words-a-second = { $size }/s

## Lengths of time at a glance, as short as they can be

words-under-a-millisecond = unter 1 ms
words-milliseconds = { $count } ms
words-seconds = { $count } s
words-minutes = { $count } min
words-hours = { $count } h
words-hours-and-minutes = { $hours } h { $minutes } min
words-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}

## Days, short; $clock is as 07:00, $day as 8, $year as 2025

words-today = Heute
words-today-at = Heute, { $clock }
words-day = { $day }. { $month }
words-day-at = { $day }. { $month }, { $clock }
words-day-of-year = { $day }. { $month } { $year }
words-month-january = Jan.
words-month-february = Feb.
words-month-march = März
words-month-april = Apr.
words-month-may = Mai
words-month-june = Juni
words-month-july = Juli
words-month-august = Aug.
words-month-september = Sept.
words-month-october = Okt.
words-month-november = Nov.
words-month-december = Dez.

## words

words-waiting-for-a-session = Wartet auf eine Sitzung
words-next-on-its-session = Als Nächstes auf seiner Sitzung
words-connecting = Verbindet
words-agreeing-on-tls = Handelt TLS aus
words-logging-in = Meldet sich an
words-opening-the-data-connection = Öffnet die Datenverbindung
words-uploading = Wird hochgeladen
words-downloading = Wird heruntergeladen
words-waiting-for-the-server-to = Wartet auf die Bestätigung des Servers
words-checking-the-size = Prüft die Größe
words-making-it-safe-on-the = Sichert es auf dem Datenträger
words-waiting = Wartet
words-on-hold = Angehalten
words-not-renamed = Nicht umbenannt
words-failed = Fehlgeschlagen
