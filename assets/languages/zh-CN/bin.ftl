bin-move = 移到回收站
bin-what = 回收站是服务器上的文件夹 .portolan-bin。其中的内容 30 天后永久删除；在此之前可以取回。
bin-moving = 移到回收站：{ $what }
bin-name = 回收站及其中全部内容
