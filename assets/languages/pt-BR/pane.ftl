## chosen

pane-count-items = { $count ->
    [one] { $count } item
   *[other] { $count } itens
}

## columns

pane-folders-first = Pastas primeiro
pane-numbers-by-their-value = Números pelo valor
pane-capital-letters-first = Maiúsculas primeiro
pane-columns-as-they-were-at = Colunas como no início

## draw

pane-folder = Pasta
pane-link = Link
pane-special-file = Arquivo especial
pane-file = Arquivo { $ending }
pane-file-2 = Arquivo

## drop

pane-move = Mover
pane-to = { $verb } { $what } para { $to }
pane-upload-to = Enviar { $items } para { $path }
pane-connect-to-a-server-first = Conecte primeiro a um servidor

## errands

pane-stop = Parar
pane-working = Trabalhando
pane-to-the-trash = Para a lixeira: { $what }
pane-deleting = Excluindo { $what }
pane-counting = Contando { $what }
pane-setting-permissions-of = Definindo permissões de { $what }
pane-renaming = Renomeando { $what }
pane-duplicating = Duplicando { $what }
pane-looking-at = Consultando { $what }
pane-checking = Conferindo { $what }
pane-making = Criando { $what }
pane-taking-back = Desfazendo: { $what }
pane-of = { $done } de { $of }
pane-count-files = { $count ->
    [one] { $count } arquivo
   *[other] { $count } arquivos
}
pane-count-folders = { $count ->
    [one] { $count } pasta
   *[other] { $count } pastas
}
pane-failed = { $count } falharam

## footer

pane-names-look-wrong = Nomes parecem errados?
pane-not-understood = { $count ->
    [one] { $count } linha não entendida
   *[other] { $count } linhas não entendidas
}
pane-reading = Lendo
pane-not-read = Não lido
pane-listing = Listagem { $took } · { $command }
pane-listed-minutes-ago = Listado há { $count } min
pane-listed-hours-ago = Listado há { $count } h
pane-listed-days-ago = { $count ->
    [one] Listado há { $count } dia
   *[other] Listado há { $count } dias
}
pane-list-anew = Lista a pasta novamente
pane-free = { $size } livres

## head

pane-the-server = O servidor
pane-reading-the-folder = Lendo a pasta
pane-go-up = Subir
pane-refresh = Atualizar
pane-filter = Filtro
pane-show-only-names-with = Mostrar só nomes com …

## menu

pane-enter = Entrar
pane-to-2 = { $verb } para { $place }

## pane

pane-local-files = Arquivos locais
pane-remote-files = Arquivos do servidor

## places

pane-places-on-this-computer = Lugares neste computador
pane-places-on-the-server = Lugares no servidor
pane-home = Pasta pessoal
pane-start-folder = Pasta inicial, { $folder }
pane-home-2 = Pasta pessoal, { $folder }
pane-go-to-a-bookmark = Ir para um favorito
pane-it-is-on-its-way = Está a caminho
pane-no-folders-here = Não há pastas aqui
pane-there-are-none-in-it = Não há nenhuma nela

## rename

pane-new-name = Novo nome

## selection

pane-of-selected = { $chosen } de { $all } selecionados · { $what }
pane-not-shown = { $count } não mostrados

## state

pane-reading-2 = Lendo { $place }
pane-waiting-for-your-answer = Esperando sua resposta
pane-trying-again-in = Nova tentativa em { $after }: { $why }
pane-retry = Tentar de novo
pane-details = Detalhes
pane-the-connection-to-is-closed = A conexão com { $name } está fechada.
pane-connect = Conectar
pane-this-folder-is-empty = Esta pasta está vazia
pane-drop-files-here-to-put = Solte arquivos aqui para pô-los nela.
pane-no-name-fits-the-filter = Nenhum nome passa no filtro
pane-escape-in-the-filter-field = Esc no campo do filtro mostra tudo de novo.
pane-only-hidden-files-here = Aqui só há arquivos ocultos
pane-their-names-begin-with-a = Os nomes começam com um ponto; o olho acima os mostra.
pane-this-listing-is-not-complete = Esta listagem não está completa

## show

pane-local-folder-tree = Árvore de pastas locais
pane-remote-folder-tree = Árvore de pastas do servidor
pane-width-of-the-folder-tree = Largura da árvore de pastas

## Heads of columns, beside name, size and modified of common.ftl

pane-permissions = Permissões
pane-type = Tipo
pane-owner = Dono
pane-group = Grupo

## extent

pane-could-not-be-read-again = Não pôde ser lido de novo; isto é o que havia antes
pane-entries-so-far = { $count } entradas até agora
pane-these-are-the-first-entries = Estas são as primeiras { $count } entradas; há mais
pane-load-more = Carregar mais
pane-the-reading-was-stopped-there = A leitura foi parada; pode haver mais
pane-read-again = Ler de novo
pane-the-reading-was-stopped-this = A leitura foi parada; isto é o que havia antes

## drop

pane-add-to-the-queue-for = Adicionar { $what } à fila para { $to }
pane-no-folder-beside-title = Este lado não tem essa pasta
pane-no-folder-beside = Os dois painéis andam juntos: o outro mostra { $other }, e aqui não existe { $place }.
pane-make-the-folder = Criar a pasta
pane-go-apart = Seguir separados
