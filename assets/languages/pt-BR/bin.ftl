bin-move = Mover para a lixeira
bin-what = A lixeira é a pasta .portolan-bin no servidor. O que está lá some de vez após 30 dias; até lá pode ser recuperado.
bin-moving = Para a lixeira: { $what }
bin-name = a lixeira e tudo o que há nela
