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
    [one] { $count } dia
   *[other] { $count } dias
}

## Days, short; $clock is as 07:00, $day as 8, $year as 2025

words-today = Hoje
words-today-at = Hoje, { $clock }
words-day = { $day } de { $month }
words-day-at = { $day } de { $month }, { $clock }
words-day-of-year = { $day } de { $month } de { $year }
words-month-january = jan.
words-month-february = fev.
words-month-march = mar.
words-month-april = abr.
words-month-may = maio
words-month-june = jun.
words-month-july = jul.
words-month-august = ago.
words-month-september = set.
words-month-october = out.
words-month-november = nov.
words-month-december = dez.

## words

words-waiting-for-a-session = Esperando uma sessão
words-next-on-its-session = Próximo na sua sessão
words-connecting = Conectando
words-agreeing-on-tls = Combinando TLS
words-logging-in = Entrando
words-opening-the-data-connection = Abrindo a conexão de dados
words-uploading = Enviando
words-downloading = Baixando
words-waiting-for-the-server-to = Esperando o servidor confirmar
words-checking-the-size = Conferindo o tamanho
words-making-it-safe-on-the = Garantindo no disco
words-waiting = Esperando
words-on-hold = Retido
words-not-renamed = Não renomeado
words-failed = Falhou
