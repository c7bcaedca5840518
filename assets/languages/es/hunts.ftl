## What is looked for

hunts-find = Buscar
hunts-name = Nombre
hunts-regex = Expresión regular
hunts-match-case = Distinguir mayúsculas
hunts-all-kinds = Archivos y carpetas
hunts-files = Archivos
hunts-folders = Carpetas
hunts-larger = Mayor que
hunts-smaller = Menor que
hunts-newer = Cambiado después de
hunts-older = Cambiado antes de
hunts-preset = Filtro con nombre
hunts-no-preset = Ninguno: lo elegido abajo
hunts-hidden = Ocultos
hunts-any = Cualquiera
hunts-hidden-only = Solo ocultos
hunts-hidden-not = Sin ocultos
hunts-permissions = Permisos
hunts-owner = Propietario en el servidor
hunts-group = Grupo en el servidor
hunts-world-writable = Todos pueden escribir
hunts-group-writable = El grupo puede escribir
hunts-read-only = El propietario no puede escribir
hunts-executable = Se puede ejecutar
hunts-not-for-all = No legible por todos
hunts-begin = Buscar
hunts-bad-size = Un tamaño es un número con B, KB, MB o GB
hunts-bad-day = Un día se escribe 2026-11-20

## How two folders are compared

hunts-compare = Comparar carpetas
hunts-by-size = Por tamaño
hunts-by-time = Por tamaño y fecha, con la exactitud que da el servidor
hunts-by-content = Por tamaño y contenido: por suma de comprobación; si no, se trae cada byte
hunts-recursive = Con todas sus carpetas
hunts-compare-now = Comparar

## What was found

hunts-found = Encontrado
hunts-nothing-yet = Aún no se ha buscado nada
hunts-nothing-yet-help = Buscar recorre árboles enteros aquí y en el servidor; Comparar carpetas muestra en qué difieren los paneles.
hunts-where = Lugar
hunts-difference = Diferencia
hunts-stop = Detener
hunts-clear = Vaciar
hunts-only-differences = Solo diferencias
hunts-select-for-upload = Elegir lo nuevo y lo que falta: subir
hunts-select-for-download = Elegir lo nuevo y lo que falta: descargar
hunts-go = Mostrar en su carpeta
hunts-edit = Editar
hunts-copy-paths = Copiar rutas
hunts-delete-here = Eliminar en este equipo
hunts-delete-there = Eliminar en el servidor
hunts-count = { $count ->
    [one] { $count } encontrado
   *[other] { $count } encontrados
}
hunts-differ = { $count ->
    [one] { $count } diferencia
   *[other] { $count } diferencias
}
hunts-folders-read = { $count ->
    [one] { $count } carpeta leída
   *[other] { $count } carpetas leídas
}
hunts-not-read = { $count ->
    [one] { $count } carpeta no se pudo leer
   *[other] { $count } carpetas no se pudieron leer
}
hunts-too-many = se encontró más de lo que se conserva
hunts-stopped = detenido

## Differences

hunts-same = Igual
hunts-only-here = Solo aquí
hunts-only-there = Solo en el servidor
hunts-newer-here = Más nuevo aquí
hunts-newer-there = Más nuevo en el servidor
hunts-other-size = Otro tamaño
hunts-other-contents = Otro contenido
hunts-other-kind = Otro tipo
hunts-unknown = Desconocido
