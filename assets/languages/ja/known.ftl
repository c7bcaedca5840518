## memory

known-what-portolan-learns-while-it = このサーバーとのやり取りで Portolan が学んだことがここに表示されます。
known-nothing-was-learnt-yet = まだ何も学んでいません
known-what = 項目
known-value = 値
known-learnt = 学んだ日時
known-from = もと
known-learnt-of-this-server = このサーバーについて学んだこと
known-forget = 忘れる：{ $title }
known-tried-first = 最初に試すもの
known-whatever-works = うまくいくもの
known-data-connections-tried-first = 最初に試すデータ接続
known-sessions-at-a-time = 同時セッション数
known-as-many-as-it-takes = サーバーが許すだけ
known-at-most = 最大 { $count }
known-most-sessions-at-a-time = 同時セッションの最大数

## known

known-what-is-known-of = { $server } についてわかっていること
known-whom-you-trust = 信頼する相手
known-forget-all-of-it = すべて忘れる
known-what-is-taken-back-is = 取り消したものは、必要になったときにもう一度確認します。
known-this-server = このサーバー
known-trust = 信頼

## trust

known-certificates-that-you-trust-by = 手動で信頼した証明書と、TLS なしを許したサーバーがここに表示されます。
known-only-the-authorities-of-this = このコンピューターの認証局のみ
known-since = 開始
known-trusted = 信頼したもの
known-take-back = 取り消す：{ $server }、{ $what }
known-this-certificate-always = この証明書を常に
known-this-certificate-until-portolan-ends = この証明書を Portolan の終了まで
known-without-tls = { $user }、TLS なし
known-tls-worked-never-without-it = TLS が使えたので、TLS なしにはしません

## learnt

known-row-data-mode = データ接続の方法
known-row-given-up-epsv = EPSV を断念
known-row-given-up-pasv = PASV を断念
known-row-given-up-eprt = EPRT を断念
known-row-given-up-port = PORT を断念
known-row-look-ahead-retrieve = RETR とともに次の EPSV を受け付ける
known-row-look-ahead-store = STOR とともに次の EPSV を受け付ける
known-row-in-order = 順に応答する
known-row-rest-stor = REST でアップロードを再開できる
known-row-large-rest = 2 GiB を超えるファイルを再開できる
known-row-mlsd = MLSD は正しい
known-row-rename-over = 名前の変更で既存のファイルを置き換える
known-row-list-all = LIST -a で隠しファイルが見える
known-row-keep-alive-in-transfer = 転送中の接続維持
known-row-time-command = 更新日時の設定方法
known-row-doubles-iac = 名前の 0xFF を二重にする必要がある
known-row-clock-offset = 時計の UTC との差
known-row-name-encoding = 名前の文字コード
known-row-session-limit = 許される同時セッション数
known-row-tls-reuse = TLS セッションの再利用を求める
known-row-tls-version = 使われた TLS バージョン
known-yes = はい
known-no = いいえ
