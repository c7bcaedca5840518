bin-move = ゴミ箱へ移動
bin-what = ゴミ箱はサーバーのフォルダー .portolan-bin です。30 日後に完全に消えます。それまでは取り戻せます。
bin-moving = ゴミ箱へ：{ $what }
bin-name = ゴミ箱とその中身すべて
