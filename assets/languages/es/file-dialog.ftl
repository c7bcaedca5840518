## file_dialog

file-dialog-upload-folders = Subir carpetas
file-dialog-upload-files = Subir archivos
file-dialog-to = { $what } a { $target }
file-dialog-count-items = { $count ->
    [one] { $count } elemento
   *[other] { $count } elementos
}
file-dialog-download-to = Descargar { $what } en
file-dialog-a-file-of-another-program = Un archivo de otro programa

## field

file-dialog-go-up = Subir
file-dialog-nothing = Nada
file-dialog-no-folder = Ninguna carpeta
file-dialog-here-begins-with = { $what } aquí empieza por «{ $rest }»

## folder

file-dialog-home = Carpeta personal
file-dialog-recent = Recientes
file-dialog-reading-the-folder = Leyendo la carpeta
file-dialog-folder = Carpeta

## own

file-dialog-the-desktop-offers-no-file = El escritorio no ofrece diálogo de archivos; este es el de Portolan.
file-dialog-upload-this-folder = Subir esta carpeta
file-dialog-download-here = Descargar aquí
file-dialog-download-to-2 = Descargar en «{ $name }»
file-dialog-choose-one-folder = Elija una carpeta
file-dialog-verb-files = { $count ->
    [one] { $verb } { $count } archivo
   *[other] { $verb } { $count } archivos
}
file-dialog-verb-folders = { $count ->
    [one] { $verb } { $count } carpeta
   *[other] { $verb } { $count } carpetas
}
