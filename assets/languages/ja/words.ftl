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
words-of = { $whole } 中 { $part }
words-a-second = { $size }/s

## Lengths of time at a glance, as short as they can be

words-under-a-millisecond = 1 ms 未満
words-milliseconds = { $count } ms
words-seconds = { $count } 秒
words-minutes = { $count } 分
words-hours = { $count } 時間
words-hours-and-minutes = { $hours } 時間 { $minutes } 分
words-days = { $count ->
   *[other] { $count } 日
}

## Days, short; $clock is as 07:00, $day as 8, $year as 2025

words-today = 今日
words-today-at = 今日 { $clock }
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

words-waiting-for-a-session = セッション待ち
words-next-on-its-session = セッションの次の番
words-connecting = 接続中
words-agreeing-on-tls = TLS の取り決め中
words-logging-in = ログイン中
words-opening-the-data-connection = データ接続を開いています
words-uploading = アップロード中
words-downloading = ダウンロード中
words-waiting-for-the-server-to = サーバーの確認待ち
words-checking-the-size = サイズを確認中
words-making-it-safe-on-the = ディスクに書き込み中
words-waiting = 待機中
words-on-hold = 保留中
words-not-renamed = 名前が変わっていません
words-failed = 失敗
