## File

action-open = Abrir
    .help = Abrir a pasta ou transferir o arquivo.
action-transfer = Transferir para o outro painel
    .help = Transferir a seleção do painel ativo para o outro lado.
action-add-to-queue = Adicionar à fila
    .help = Pôr a seleção do painel ativo na fila para o outro lado, retida até ser liberada.
action-upload-files = Enviar arquivos…
    .help = Escolher arquivos deste computador e enviá-los.
action-upload-folders = Enviar pastas…
    .help = Escolher pastas deste computador e enviá-las.
action-download-to = Baixar para…
    .help = Escolher uma pasta deste computador e baixar nela o que está escolhido no servidor.
action-manual-transfer = Transferir por caminho…
    .help = Indicar um arquivo e o destino, e transferi-lo.
action-quick-look = Visualização rápida
    .help = Ver um texto ou uma imagem sem transferir.
action-view = Ver
    .help = Abrir uma cópia, que ninguém pode alterar, com o programa adequado.
action-edit = Editar
    .help = Abrir com o editor; o que for salvo nele volta sozinho para o servidor.
action-open-with-default = Abrir com seu programa
    .help = Abrir com o programa que o ambiente tem para isso.
action-reveal = Mostrar no gerenciador de arquivos
    .help = Mostrar no gerenciador de arquivos do ambiente.
action-terminal = Abrir um terminal aqui
    .help = Abrir um terminal nesta pasta.
action-new-folder = Nova pasta
    .help = Criar uma pasta.
action-new-folder-enter = Nova pasta e entrar
    .help = Criar uma pasta e entrar nela.
action-new-file = Novo arquivo
    .help = Criar um arquivo vazio.
action-rename = Renomear
    .help = Renomear no lugar.
action-rename-many = Renomear vários…
    .help = Renomear vários de uma vez, com prévia.
action-duplicate = Duplicar
    .help = Fazer uma cópia ao lado.
action-delete = Excluir…
    .help = Excluir, após uma pergunta.
action-permissions = Permissões…
    .help = Definir quem pode fazer o quê.
action-measure = Calcular tamanho
    .help = Contar o que há nas pastas.
action-properties = Propriedades…
    .help = Tudo o que se sabe dele e sua soma de verificação.

## Edit

action-undo = Desfazer
    .help = Desfazer o que foi feito à mão por último.
action-copy = Copiar
    .help = Copiar a seleção, para colá-la em outra pasta, aba ou programa.
action-cut = Recortar
    .help = Copiar a seleção, e retirá-la daqui quando for colada.
action-paste = Colar
    .help = Trazer para cá o que foi copiado: neste computador, para o servidor, dele ou dentro dele.
action-select-all = Selecionar tudo
    .help = Selecionar tudo.
action-invert-selection = Inverter seleção
    .help = Selecionar o que não está, e nada mais.
action-select-none = Não selecionar nada
    .help = Não selecionar nada.
action-select-pattern = Selecionar por padrão…
    .help = Selecionar ou desmarcar nomes por um padrão.
action-copy-names = Copiar nomes
    .help = Copiar os nomes da seleção.
action-copy-paths = Copiar caminhos
    .help = Copiar os caminhos completos da seleção.
action-select-differing = Selecionar o que difere
    .help = Selecionar nos dois painéis o que o outro não tem, ou tem de outro tamanho ou mais antigo.
action-copy-urls = Copiar endereços
    .help = Copiar os endereços da seleção no servidor, sem senha.

## Go

action-back = Voltar
    .help = Mostrar a pasta anterior.
action-forward = Avançar
    .help = Mostrar a pasta que foi deixada ao voltar.
action-up = Subir
    .help = Mostrar a pasta acima.
action-refresh = Atualizar
    .help = Ler a pasta de novo.
action-switch-pane = Trocar de painel
    .help = Dar o teclado ao outro painel.
action-switch-side = Este computador ou o servidor neste painel
    .help = Mostrar este computador no lugar do servidor no painel ativo, ou o servidor no lugar deste computador.
action-bookmarks = Favoritos…
    .help = Ir às pastas guardadas e guardar as que são mostradas.
action-link-folders = Ir juntos
    .help = Os dois painéis entram e saem das pastas juntos.
action-edit-path = Digitar um caminho
    .help = Digitar um caminho.
action-address = Digitar um endereço
    .help = Digitar um endereço.

## View

action-filter = Filtro
    .help = Mostrar só os nomes que contêm um texto.
action-find = Localizar…
    .help = Procurar em árvores inteiras, aqui e no servidor.
action-compare-panes = Comparar os painéis
    .help = Marcar nos dois painéis o que o outro não tem, ou tem mais recente, mais antigo ou de outro tamanho.
action-only-differences = Só diferenças
    .help = Enquanto os painéis são comparados, ocultar o que é igual.
action-align-rows = Linhas lado a lado
    .help = Enquanto os painéis são comparados, o mesmo nome fica à mesma altura nos dois, e eles rolam juntos.
action-read-contents = Comparar os painéis por conteúdo
    .help = Durante a comparação, confronta o conteúdo dos arquivos de mesmo tamanho: por uma soma de verificação do servidor; sem ela, cada byte é trazido para cá.
action-compare = Comparar com todas as subpastas…
    .help = Comparar as duas pastas e tudo abaixo delas, por tamanho, data ou conteúdo; a lista fica no painel inferior.
action-synchronise = Sincronizar…
    .help = Deixar uma pasta igual à outra, com tudo o que há nela; tudo é mostrado antes de ser feito.
action-select-missing = Selecionar o que falta no outro painel
    .help = Durante a comparação: selecionar no painel ativo o que o outro não tem.
action-select-newer = Selecionar o que é mais recente
    .help = Durante a comparação: selecionar no painel ativo o que foi alterado depois do que está no outro.
action-panes-are-not-compared = Os painéis não estão sendo comparados
action-compare-panes-first = “Comparar os painéis” liga isso
action-hidden-files = Mostrar arquivos ocultos
    .help = Mostrar ou ocultar arquivos que começam com ponto.
action-tree = Árvore de pastas
    .help = Mostrar ou ocultar a árvore de pastas ao lado do painel ativo.
action-swap-sides = Trocar os lados
    .help = Pôr o servidor do outro lado.
action-folders-first = Pastas primeiro
    .help = Pastas antes dos arquivos, ou entre eles.
action-natural-order = Números pelo valor
    .help = Ordenar os números dos nomes pelo valor, ou dígito a dígito.
action-case-sensitive = Maiúsculas primeiro
    .help = Ordenar maiúsculas antes das minúsculas, ou sem distinção.
action-show-transfers = Mostrar transferências
    .help = Mostrar o que se move e o que espera.
action-show-failed = Mostrar o que falhou
    .help = Mostrar o que falhou e por quê.
action-show-done = Mostrar o concluído
    .help = Mostrar o que está concluído.
action-show-edits = Mostrar os arquivos abertos
    .help = Mostrar os arquivos de servidores que estão abertos aqui.
action-show-found = Mostrar o que foi encontrado
    .help = Mostrar o que uma busca ou comparação encontrou.
action-show-log = Mostrar o registro
    .help = Mostrar comandos e respostas.
action-show-chart = Mostrar o diagrama da rede
    .help = Mostrar comandos, respostas e conexões de dados ao longo do tempo.
action-theme-dark = Tema escuro
    .help = Cores escuras.
action-theme-light = Tema claro
    .help = Cores claras.
action-theme-system = Tema do sistema
    .help = As cores que o sistema tem.
action-zoom-in = Maior
    .help = Tornar tudo maior.
action-zoom-out = Menor
    .help = Tornar tudo menor.
action-zoom-reset = Tamanho normal
    .help = Mostrar tudo no seu tamanho.

## Server

action-sites = Sites…
    .help = Sites salvos: conectar, alterar, criar, trazer de outros programas.
action-new-site = Novo site…
    .help = Preencher um site: onde fica, como entrar, como os arquivos são movidos.
action-save-site = Salvar como site…
    .help = Salvar o servidor desta aba como site.
action-import-sites = Importar sites…
    .help = Trazer sites de outro programa.
action-disconnect = Desconectar
    .help = Encerrar ou iniciar a conexão da aba.
action-reconnect = Conectar de novo
    .help = Encerrar a conexão da aba e conectar de novo.
action-encoding = Codificação dos nomes…
    .help = Dizer em que codificação estão os nomes do servidor.
action-empty-bin = Esvaziar a lixeira do servidor…
    .help = Excluir a lixeira do servidor e tudo o que há nela, após uma pergunta.
action-server-memory = O que se sabe deste servidor
    .help = O que foi aprendido do servidor.
action-trust-store = Em quem você confia
    .help = Certificados e servidores aceitos à mão.
action-practice = Servidor de prática
    .help = Iniciar o servidor de prática e conectar a ele.

## Queue

action-pause-all = Pausar ou continuar transferências
    .help = Parar ou continuar todas as transferências.
action-queue-hold = Reter ou continuar
    .help = Reter o que está selecionado na fila, ou liberar.
action-queue-top = Para o começo da fila
    .help = Começar pelo que está selecionado na fila.
action-queue-up = Subir na fila
    .help = Mover a seleção uma linha para cima.
action-queue-down = Descer na fila
    .help = Mover a seleção uma linha para baixo.
action-queue-bottom = Para o fim da fila
    .help = Terminar pelo que está selecionado na fila.
action-queue-remove = Remover da lista
    .help = Tirar a seleção da lista; o que se move é cancelado.
action-queue-select-all = Selecionar a lista toda
    .help = Selecionar tudo na lista.
action-queue-retry = Tentar de novo a seleção
    .help = Tentar de novo o que está selecionado.
action-queue-copy = Copiar a lista como texto
    .help = Copiar a lista como texto, com tabulações entre as colunas.
action-type-automatic = Tipo de transferência: automático
    .help = Arquivos que pelo nome são texto vão como ASCII, todos os outros byte a byte.
action-type-binary = Tipo de transferência: binário
    .help = Todos os arquivos vão byte a byte.
action-type-ascii = Tipo de transferência: ASCII
    .help = Todos os arquivos vão como texto: os fins de linha passam a ser os do outro lado. Todo o resto fica danificado.
action-retry-failed = Tentar de novo tudo o que falhou
    .help = Tentar de novo todos os itens que falharam.
action-clear-failed = Limpar o que falhou
    .help = Esquecer todos os itens que falharam.
action-clear-done = Limpar o concluído
    .help = Esquecer o que está concluído.
action-clear-log = Limpar o registro
    .help = Esquecer o registro.

## Tabs

action-new-tab = Nova aba
    .help = Abrir outra aba.
action-duplicate-tab = Duplicar aba
    .help = Abrir outra aba com o mesmo servidor e as mesmas pastas.
action-close-tab = Fechar aba
    .help = Fechar esta aba.
action-reopen-tab = Reabrir aba fechada
    .help = Abrir de novo a última aba fechada.
action-next-tab = Próxima aba
    .help = Mostrar a próxima aba.
action-previous-tab = Aba anterior
    .help = Mostrar a aba anterior.
action-tab-left = Mover aba para a esquerda
    .help = Mover esta aba para a esquerda.
action-tab-right = Mover aba para a direita
    .help = Mover esta aba para a direita.
action-tab-1 = Mostrar aba 1
    .help = Mostrar a primeira aba.
action-tab-2 = Mostrar aba 2
    .help = Mostrar a segunda aba.
action-tab-3 = Mostrar aba 3
    .help = Mostrar a terceira aba.
action-tab-4 = Mostrar aba 4
    .help = Mostrar a quarta aba.
action-tab-5 = Mostrar aba 5
    .help = Mostrar a quinta aba.
action-tab-6 = Mostrar aba 6
    .help = Mostrar a sexta aba.
action-tab-7 = Mostrar aba 7
    .help = Mostrar a sétima aba.
action-tab-8 = Mostrar aba 8
    .help = Mostrar a oitava aba.
action-tab-9 = Mostrar a última aba
    .help = Mostrar a última aba.

## Portolan

action-palette = Buscar comandos
    .help = Encontrar uma ação, um site ou uma pasta pelo nome.
action-settings = Configurações…
    .help = Escolher como tudo funciona e se parece.
action-edit-shortcuts = Atalhos…
    .help = Escolher as teclas das ações.
action-menu = Menu
    .help = Mostrar todas as ações, por tipo.
action-about = Sobre o Portolan
    .help = O que é este programa e o que um relato de problema precisa.
action-quit = Sair
    .help = Fechar a janela.

## Keys, as menus show them: what stands on a keyboard for this language

action-key-ctrl = Ctrl
action-key-alt = Alt
action-key-shift = Shift
action-key-delete = Del

## Menus

action-menu-file = Arquivo
action-menu-edit = Editar
action-menu-go = Ir
action-menu-view = Exibir
action-menu-server = Servidor
action-menu-transfers = Transferências
action-menu-tabs = Abas
action-menu-portolan = Portolan

## Why an action is not possible now, and what to do

action-no-folder-is-shown-here = Nenhuma pasta é mostrada aqui ainda
action-nothing-is-selected = Nada está selecionado
action-select-files-or-folders-first = Selecione primeiro arquivos ou pastas.
action-nothing-to-download-is-selected = Nada para baixar está selecionado
action-select-files-or-folders-of = Selecione primeiro arquivos ou pastas do servidor.
action-this-is-the-top = Este é o topo
action-nothing-to-transfer-to-yet = Ainda não há para onde transferir
action-nothing-to-upload-to-yet = Ainda não há para onde enviar
action-no-server-yet = Ainda não há servidor
action-there-is-only-one-tab = Só há uma aba
action-no-tab-was-closed = Nenhuma aba foi fechada
action-nothing-in-the-list-is = Nada na lista está selecionado
action-nothing-failed = Nada falhou
action-nothing-is-done-yet = Nada está concluído ainda
action-the-log-is-empty = O registro está vazio
action-this-is-for-folders-of = Isto é para pastas deste computador
action-nothing-of-this-computer-is = Nada deste computador está selecionado
action-select-a-file-or-folder = Selecione primeiro um arquivo ou uma pasta.
action-nothing-of-a-server-is = Nada de um servidor está selecionado
action-select-files-or-folders-there = Selecione primeiro arquivos ou pastas lá.
action-there-is-nothing-to-take = Não há nada para desfazer
action-no-folder-was-shown-before = Nenhuma pasta foi mostrada antes
action-no-folder-was-left-by = Nenhuma pasta foi deixada ao voltar
action-connect-first = Conecte primeiro a um servidor: digite o endereço acima.
