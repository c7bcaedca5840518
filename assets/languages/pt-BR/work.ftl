## bookmarks

work-bookmarks = Favoritos
work-keep-these-folders-as = Guardar estas pastas como
work-name-of-the-bookmark = Nome do favorito
work-keep = Guardar
work-this-computer = Este computador: { $folder }
work-server = Servidor: { $folder }
work-only-for = Só para { $name }
work-everywhere = Em toda parte
work-keep-the-folders-that-are = Guarde as pastas mostradas e volte a elas com um clique.
work-no-bookmarks-yet = Ainda não há favoritos
work-forget = Esquecer: { $name }

## look

work-it-is-a-folder-enter = É uma pasta: Enter a abre.
work-it-has-no-contents-to = Não tem conteúdo para ver.
work-nothing-to-look-at = Nada para ver
work-a-picture-is-shown-up = Uma imagem é mostrada até { $size }. Baixe-a para vê-la.
work-this-picture-is-too-large = Esta imagem é grande demais para a visualização rápida
work-this-file-is-empty = Este arquivo está vazio
work-picture = Imagem { $name }
work-text = Texto
work-contents = Conteúdo
work-pixels = { $width } × { $height } pixels
work-not-a-picture = Não é uma imagem
work-encoding = Codificação
work-the-first-of = Os primeiros { $shown } de { $size }
work-the-first = Os primeiros { $shown }
work-bringing-the-file = Trazendo o arquivo

## text

work-bytes = Bytes

## picture

work-the-picture-broke-its-decoder = a imagem quebrou o decodificador

## manual

work-type-the-path-on-this = Digite o caminho neste computador
work-type-the-path-on-the = Digite o caminho no servidor
work-name-the-file-that-goes = Indique o arquivo a transferir
work-name-the-target = Indique o destino
work-transfer-by-path = Transferir por caminho
work-path-on-this-computer = Caminho neste computador
work-path-on-the-server = Caminho no servidor
work-goes-as-to = Vai como “{ $name }” para { $folder }
work-goes-as-text = Como texto: os fins de linha passam a ser os do outro lado.
work-goes-byte-for-byte = Byte a byte.
work-type-binary = Binário (TYPE I)
work-type-ascii = ASCII (TYPE A)
work-a-target-that-ends-with = { $missing }. Um destino que termina com / é uma pasta.
work-transfer = Transferir

## pattern

work-select-by-pattern = Selecionar por padrão
work-names-like = Nomes como
work-stands-for-any-letters-for = * vale por quaisquer caracteres, ? por um; vários padrões são separados por ponto e vírgula: *.html; *.css
work-files-and-folders = Arquivos e pastas
work-files = Arquivos
work-folders = Pastas
work-match-case = Diferenciar maiúsculas
work-unselect = Desmarcar
work-select = Selecionar

## permissions

work-who-owner = Dono
work-who-group = Grupo
work-who-others = Outros
work-may-read = Ler
work-may-write = Escrever
work-may-execute = Executar
work-who-may = { $who }: { $may }
work-set-user-id = Definir ID de usuário
work-set-group-id = Definir ID de grupo
work-sticky = Sticky

work-permissions-of = Permissões de { $what }
work-some-bits-stay-as-they = Alguns bits ficam como estão
work-set-permissions = Definir permissões
work-as-a-number = Como número
work-permissions-as-a-number = Permissões como número
work-three-or-four-digits-from = Três ou quatro dígitos de 0 a 7, como 644; um x no lugar de um dígito o deixa como está.
work-what-has-a-line-or = O que tem um traço ou um x fica como está.
work-also-everything-in-the-folders = Também tudo o que há nas pastas
work-files-only = Só arquivos
work-folders-only = Só pastas
work-who-may-read-a-folder = Quem pode ler uma pasta pode entrar nela

## properties

work-properties-of = Propriedades de { $what }
work-type = Tipo
work-in = Em
work-leads-to = Leva a
work-by-the-clock-of-the = , pelo relógio do servidor
work-permissions = Permissões
work-owner = Dono
work-group = Grupo
work-size-of-the-files = Tamanho dos arquivos
work-types = Tipos
work-what-is-inside-is-not = O que há dentro ainda não foi contado
work-so-far = até agora
work-calculate = Calcular
work-at-least = pelo menos{ " " }
work-in-2 = { $least }{ $bytes } em { $files }, { $folders }
work-count-files = { $count ->
    [one] { $count } arquivo
   *[other] { $count } arquivos
}
work-count-folders = { $count ->
    [one] { $count } pasta
   *[other] { $count } pastas
}
work-the-checksum-is-on-its = A soma de verificação está a caminho
work-the-checksum-is-not-known = A soma de verificação ainda não é conhecida
work-checksum = Soma de verificação
work-count-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}

## rename_many

work-rename-items = { $count ->
    [one] Renomear { $count } item
   *[other] Renomear { $count } itens
}
work-count-names-cannot-be = { $count ->
    [one] { $count } nome não é possível
   *[other] { $count } nomes não são possíveis
}
work-nothing-changes-yet = Nada muda ainda
work-count-names-change = { $count ->
    [one] { $count } nome muda
   *[other] { $count } nomes mudam
}
work-find = Procurar
work-replace-with = Substituir por
work-regular-expression = Expressão regular
work-numbers = Números
work-from = de
work-numbers-begin-at = Os números começam em
work-by = de quanto em quanto
work-numbers-rise-by = Os números sobem de
work-extension = Extensão
work-as-it-is = como está
work-letters-of-the-extension = Letras da extensão
work-letters = Letras
work-letters-of-the-name = Letras do nome
work-name-now = Nome atual
work-new-name = Novo nome
work-preview = Prévia

## plan

work-as-they-are = Como estão
work-all-small = tudo minúsculo
work-all-capitals = TUDO MAIÚSCULO
work-each-word = Cada Palavra
work-first-letter = Primeira letra
work-this-name-is-not-text = Este nome não é texto
work-not-a-name-of-a = Não é um nome de arquivo
work-two-would-have-this-name = Dois teriam este nome
work-this-name-is-taken = Este nome está em uso
work-it-is-too-large = é grande demais
