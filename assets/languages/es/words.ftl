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
words-of = { $part } de { $whole }
words-a-second = { $size }/s

## Lengths of time at a glance, as short as they can be

words-under-a-millisecond = menos de 1 ms
words-milliseconds = { $count } ms
words-seconds = { $count } s
words-minutes = { $count } min
words-hours = { $count } h
words-hours-and-minutes = { $hours } h { $minutes } min
words-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}

## Days, short; $clock is as 07:00, $day as 8, $year as 2025

words-today = Hoy
words-today-at = Hoy, { $clock }
words-day = { $day } { $month }
words-day-at = { $day } { $month }, { $clock }
words-day-of-year = { $day } { $month } { $year }
words-month-january = ene
words-month-february = feb
words-month-march = mar
words-month-april = abr
words-month-may = may
words-month-june = jun
words-month-july = jul
words-month-august = ago
words-month-september = sept
words-month-october = oct
words-month-november = nov
words-month-december = dic

## words

words-waiting-for-a-session = Espera una sesión
words-next-on-its-session = Siguiente en su sesión
words-connecting = Conectando
words-agreeing-on-tls = Acordando TLS
words-logging-in = Iniciando sesión
words-opening-the-data-connection = Abriendo la conexión de datos
words-uploading = Subiendo
words-downloading = Descargando
words-waiting-for-the-server-to = Espera la confirmación del servidor
words-checking-the-size = Comprobando el tamaño
words-making-it-safe-on-the = Asegurándolo en el disco
words-waiting = En espera
words-on-hold = Retenido
words-not-renamed = Sin renombrar
words-failed = Fallido
