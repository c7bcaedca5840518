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
words-of = { $part } / { $whole }
words-a-second = { $size }/s

## Lengths of time at a glance, as short as they can be

words-under-a-millisecond = 不到 1 ms
words-milliseconds = { $count } ms
words-seconds = { $count } 秒
words-minutes = { $count } 分钟
words-hours = { $count } 小时
words-hours-and-minutes = { $hours } 小时 { $minutes } 分钟
words-days = { $count ->
   *[other] { $count } 天
}

## Days, short; $clock is as 07:00, $day as 8, $year as 2025

words-today = 今天
words-today-at = 今天 { $clock }
words-day = { $month }{ $day }日
words-day-at = { $month }{ $day }日 { $clock }
words-day-of-year = { $year }年{ $month }{ $day }日
words-month-january = 1月
words-month-february = 2月
words-month-march = 3月
words-month-april = 4月
words-month-may = 5月
words-month-june = 6月
words-month-july = 7月
words-month-august = 8月
words-month-september = 9月
words-month-october = 10月
words-month-november = 11月
words-month-december = 12月

## words

words-waiting-for-a-session = 等待会话
words-next-on-its-session = 其会话的下一个
words-connecting = 正在连接
words-agreeing-on-tls = 正在协商 TLS
words-logging-in = 正在登录
words-opening-the-data-connection = 正在打开数据连接
words-uploading = 正在上传
words-downloading = 正在下载
words-waiting-for-the-server-to = 等待服务器确认
words-checking-the-size = 正在核对大小
words-making-it-safe-on-the = 正在写入磁盘
words-waiting = 等待中
words-on-hold = 已搁置
words-not-renamed = 未重命名
words-failed = 失败
