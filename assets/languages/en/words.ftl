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
# “41.2 of 64.4 MB”
words-of = { $part } of { $whole }
# Bytes a second: “18.3 MB/s”
words-a-second = { $size }/s

## Lengths of time at a glance, as short as they can be

words-under-a-millisecond = under 1 ms
words-milliseconds = { $count } ms
# $count may be “1.2”.
words-seconds = { $count } s
words-minutes = { $count } min
words-hours = { $count } h
words-hours-and-minutes = { $hours } h { $minutes } min
words-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

## Days, short; $clock is as 07:00, $day as 8, $year as 2025

words-today = Today
words-today-at = Today, { $clock }
words-day = { $month } { $day }
words-day-at = { $month } { $day }, { $clock }
words-day-of-year = { $month } { $day }, { $year }
words-month-january = Jan
words-month-february = Feb
words-month-march = Mar
words-month-april = Apr
words-month-may = May
words-month-june = Jun
words-month-july = Jul
words-month-august = Aug
words-month-september = Sep
words-month-october = Oct
words-month-november = Nov
words-month-december = Dec

## words

words-waiting-for-a-session = Waiting for a session
words-next-on-its-session = Next on its session
words-connecting = Connecting
words-agreeing-on-tls = Agreeing on TLS
words-logging-in = Logging in
words-opening-the-data-connection = Opening the data connection
words-uploading = Uploading
words-downloading = Downloading
words-waiting-for-the-server-to = Waiting for the server to confirm
words-checking-the-size = Checking the size
words-making-it-safe-on-the = Making it safe on the disk
words-waiting = Waiting
words-on-hold = On hold
words-not-renamed = Not renamed
words-failed = Failed
