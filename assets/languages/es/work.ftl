## bookmarks

work-bookmarks = Marcadores
work-keep-these-folders-as = Guardar estas carpetas como
work-name-of-the-bookmark = Nombre del marcador
work-keep = Guardar
work-this-computer = Este equipo: { $folder }
work-server = Servidor: { $folder }
work-only-for = Solo para { $name }
work-everywhere = En todas partes
work-keep-the-folders-that-are = Guarde las carpetas que se muestran y vuelva a ellas con un clic.
work-no-bookmarks-yet = Aún no hay marcadores
work-forget = Olvidar: { $name }

## look

work-it-is-a-folder-enter = Es una carpeta: Intro la abre.
work-it-has-no-contents-to = No tiene contenido que ver.
work-nothing-to-look-at = Nada que ver
work-a-picture-is-shown-up = Una imagen se muestra hasta { $size }. Descárguela para verla.
work-this-picture-is-too-large = Esta imagen es demasiado grande para la vista rápida
work-this-file-is-empty = Este archivo está vacío
work-picture = Imagen { $name }
work-text = Texto
work-contents = Contenido
work-pixels = { $width } × { $height } píxeles
work-not-a-picture = No es una imagen
work-encoding = Codificación
work-the-first-of = Los primeros { $shown } de { $size }
work-the-first = Los primeros { $shown }
work-bringing-the-file = Trayendo el archivo

## text

work-bytes = Bytes

## picture

work-the-picture-broke-its-decoder = la imagen rompió su decodificador

## manual

work-type-the-path-on-this = Escriba la ruta en este equipo
work-type-the-path-on-the = Escriba la ruta en el servidor
work-name-the-file-that-goes = Indique el archivo que se transfiere
work-name-the-target = Indique el destino
work-transfer-by-path = Transferir por ruta
work-path-on-this-computer = Ruta en este equipo
work-path-on-the-server = Ruta en el servidor
work-goes-as-to = Va como «{ $name }» a { $folder }
work-goes-as-text = Como texto: los finales de línea pasan a ser los del otro lado.
work-goes-byte-for-byte = Byte a byte.
work-type-binary = Binario (TYPE I)
work-type-ascii = ASCII (TYPE A)
work-a-target-that-ends-with = { $missing }. Un destino que termina en / es una carpeta.
work-transfer = Transferir

## pattern

work-select-by-pattern = Seleccionar por patrón
work-names-like = Nombres como
work-stands-for-any-letters-for = * equivale a cualquier texto, ? a un carácter; varios patrones se separan con punto y coma: *.html; *.css
work-files-and-folders = Archivos y carpetas
work-files = Archivos
work-folders = Carpetas
work-match-case = Distinguir mayúsculas
work-unselect = Quitar de la selección
work-select = Seleccionar

## permissions

work-who-owner = Propietario
work-who-group = Grupo
work-who-others = Otros
work-may-read = Leer
work-may-write = Escribir
work-may-execute = Ejecutar
work-who-may = { $who }: { $may }
work-set-user-id = Fijar ID de usuario
work-set-group-id = Fijar ID de grupo
work-sticky = Sticky

work-permissions-of = Permisos de { $what }
work-some-bits-stay-as-they = Algunos bits quedan como están
work-set-permissions = Fijar permisos
work-as-a-number = Como número
work-permissions-as-a-number = Permisos como número
work-three-or-four-digits-from = Tres o cuatro cifras de 0 a 7, como 644; una x en lugar de una cifra la deja como está.
work-what-has-a-line-or = Lo que tiene una raya o una x queda como está.
work-also-everything-in-the-folders = También todo lo que hay en las carpetas
work-files-only = Solo archivos
work-folders-only = Solo carpetas
work-who-may-read-a-folder = Quien puede leer una carpeta puede entrar en ella

## properties

work-properties-of = Propiedades de { $what }
work-type = Tipo
work-in = En
work-leads-to = Lleva a
work-by-the-clock-of-the = , según el reloj del servidor
work-permissions = Permisos
work-owner = Propietario
work-group = Grupo
work-size-of-the-files = Tamaño de los archivos
work-types = Tipos
work-what-is-inside-is-not = Lo de dentro aún no se ha contado
work-so-far = hasta ahora
work-calculate = Calcular
work-at-least = al menos{ " " }
work-in-2 = { $least }{ $bytes } en { $files }, { $folders }
work-count-files = { $count ->
    [one] { $count } archivo
   *[other] { $count } archivos
}
work-count-folders = { $count ->
    [one] { $count } carpeta
   *[other] { $count } carpetas
}
work-the-checksum-is-on-its = La suma de verificación está en camino
work-the-checksum-is-not-known = La suma de verificación aún no se conoce
work-checksum = Suma de verificación
work-count-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}

## rename_many

work-rename-items = { $count ->
    [one] Cambiar { $count } nombre
   *[other] Cambiar { $count } nombres
}
work-count-names-cannot-be = { $count ->
    [one] { $count } nombre no es posible
   *[other] { $count } nombres no son posibles
}
work-nothing-changes-yet = Aún no cambia nada
work-count-names-change = { $count ->
    [one] { $count } nombre cambia
   *[other] { $count } nombres cambian
}
work-find = Buscar
work-replace-with = Reemplazar por
work-regular-expression = Expresión regular
work-numbers = Números
work-from = desde
work-numbers-begin-at = Los números empiezan en
work-by = de
work-numbers-rise-by = Los números aumentan en
work-extension = Extensión
work-as-it-is = como está
work-letters-of-the-extension = Letras de la extensión
work-letters = Letras
work-letters-of-the-name = Letras del nombre
work-name-now = Nombre actual
work-new-name = Nombre nuevo
work-preview = Vista previa

## plan

work-as-they-are = Como están
work-all-small = todo minúsculas
work-all-capitals = TODO MAYÚSCULAS
work-each-word = Cada Palabra
work-first-letter = Primera letra
work-this-name-is-not-text = Este nombre no es texto
work-not-a-name-of-a = No es un nombre de archivo
work-two-would-have-this-name = Dos tendrían este nombre
work-this-name-is-taken = Este nombre está ocupado
work-it-is-too-large = es demasiado grande
