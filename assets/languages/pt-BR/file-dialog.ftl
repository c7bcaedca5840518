## file_dialog

file-dialog-upload-folders = Enviar pastas
file-dialog-upload-files = Enviar arquivos
file-dialog-to = { $what } para { $target }
file-dialog-count-items = { $count ->
    [one] { $count } item
   *[other] { $count } itens
}
file-dialog-download-to = Baixar { $what } para
file-dialog-a-file-of-another-program = Um arquivo de outro programa

## field

file-dialog-go-up = Subir
file-dialog-nothing = Nada
file-dialog-no-folder = Nenhuma pasta
file-dialog-here-begins-with = { $what } aqui começa com “{ $rest }”

## folder

file-dialog-home = Pasta pessoal
file-dialog-recent = Recentes
file-dialog-reading-the-folder = Lendo a pasta
file-dialog-folder = Pasta

## own

file-dialog-the-desktop-offers-no-file = O ambiente não oferece diálogo de arquivos; este é o do Portolan.
file-dialog-upload-this-folder = Enviar esta pasta
file-dialog-download-here = Baixar aqui
file-dialog-download-to-2 = Baixar para “{ $name }”
file-dialog-choose-one-folder = Escolha uma pasta
file-dialog-verb-files = { $count ->
    [one] { $verb } { $count } arquivo
   *[other] { $verb } { $count } arquivos
}
file-dialog-verb-folders = { $count ->
    [one] { $verb } { $count } pasta
   *[other] { $verb } { $count } pastas
}
