## chosen

pane-count-items = { $count ->
    [one] { $count } elemento
   *[other] { $count } elementos
}

## columns

pane-folders-first = Carpetas primero
pane-numbers-by-their-value = Números por su valor
pane-capital-letters-first = Mayúsculas primero
pane-columns-as-they-were-at = Columnas como al principio

## draw

pane-folder = Carpeta
pane-link = Enlace
pane-special-file = Archivo especial
pane-file = Archivo { $ending }
pane-file-2 = Archivo

## drop

pane-move = Mover
pane-to = { $verb } { $what } a { $to }
pane-upload-to = Subir { $items } a { $path }
pane-connect-to-a-server-first = Conecte primero con un servidor

## errands

pane-stop = Detener
pane-working = Trabajando
pane-to-the-trash = A la papelera: { $what }
pane-deleting = Eliminando { $what }
pane-counting = Contando { $what }
pane-setting-permissions-of = Fijando permisos de { $what }
pane-renaming = Cambiando el nombre de { $what }
pane-duplicating = Duplicando { $what }
pane-looking-at = Consultando { $what }
pane-checking = Comprobando { $what }
pane-making = Creando { $what }
pane-taking-back = Deshaciendo: { $what }
pane-of = { $done } de { $of }
pane-count-files = { $count ->
    [one] { $count } archivo
   *[other] { $count } archivos
}
pane-count-folders = { $count ->
    [one] { $count } carpeta
   *[other] { $count } carpetas
}
pane-failed = { $count } fallidos

## footer

pane-names-look-wrong = ¿Nombres mal escritos?
pane-not-understood = { $count ->
    [one] { $count } línea no entendida
   *[other] { $count } líneas no entendidas
}
pane-reading = Leyendo
pane-not-read = No leído
pane-listing = Listado { $took } · { $command }
pane-listed-minutes-ago = Listado hace { $count } min
pane-listed-hours-ago = Listado hace { $count } h
pane-listed-days-ago = { $count ->
    [one] Listado hace { $count } día
   *[other] Listado hace { $count } días
}
pane-list-anew = Vuelve a listar la carpeta
pane-free = { $size } libres

## head

pane-the-server = El servidor
pane-reading-the-folder = Leyendo la carpeta
pane-go-up = Subir
pane-refresh = Actualizar
pane-filter = Filtro
pane-show-only-names-with = Mostrar solo los nombres con …

## menu

pane-enter = Entrar
pane-to-2 = { $verb } a { $place }

## pane

pane-local-files = Archivos locales
pane-remote-files = Archivos del servidor

## places

pane-places-on-this-computer = Lugares de este equipo
pane-places-on-the-server = Lugares del servidor
pane-home = Carpeta personal
pane-start-folder = Carpeta inicial, { $folder }
pane-home-2 = Carpeta personal, { $folder }
pane-go-to-a-bookmark = Ir a un marcador
pane-it-is-on-its-way = Está en camino
pane-no-folders-here = No hay carpetas aquí
pane-there-are-none-in-it = No contiene ninguna

## rename

pane-new-name = Nombre nuevo

## selection

pane-of-selected = { $chosen } de { $all } seleccionados · { $what }
pane-not-shown = { $count } no mostrados

## state

pane-reading-2 = Leyendo { $place }
pane-waiting-for-your-answer = Espera su respuesta
pane-trying-again-in = Nuevo intento en { $after }: { $why }
pane-retry = Reintentar
pane-details = Detalles
pane-the-connection-to-is-closed = La conexión con { $name } está cerrada.
pane-connect = Conectar
pane-this-folder-is-empty = Esta carpeta está vacía
pane-drop-files-here-to-put = Suelte archivos aquí para ponerlos en ella.
pane-no-name-fits-the-filter = Ningún nombre pasa el filtro
pane-escape-in-the-filter-field = Escape en el campo del filtro vuelve a mostrarlo todo.
pane-only-hidden-files-here = Aquí solo hay archivos ocultos
pane-their-names-begin-with-a = Sus nombres empiezan por punto; el ojo de arriba los muestra.
pane-this-listing-is-not-complete = Este listado no está completo

## show

pane-local-folder-tree = Árbol de carpetas locales
pane-remote-folder-tree = Árbol de carpetas del servidor
pane-width-of-the-folder-tree = Ancho del árbol de carpetas

## Heads of columns, beside name, size and modified of common.ftl

pane-permissions = Permisos
pane-type = Tipo
pane-owner = Propietario
pane-group = Grupo

## extent

pane-could-not-be-read-again = No se pudo leer de nuevo; esto es lo que había antes
pane-entries-so-far = { $count } entradas hasta ahora
pane-these-are-the-first-entries = Estas son las primeras { $count } entradas; hay más
pane-load-more = Cargar más
pane-the-reading-was-stopped-there = La lectura se detuvo; puede haber más
pane-read-again = Leer de nuevo
pane-the-reading-was-stopped-this = La lectura se detuvo; esto es lo que había antes

## drop

pane-add-to-the-queue-for = Añadir { $what } a la cola hacia { $to }
pane-no-folder-beside-title = Este lado no tiene esa carpeta
pane-no-folder-beside = Ambos paneles van juntos: el otro muestra { $other }, y aquí no existe { $place }.
pane-make-the-folder = Crear la carpeta
pane-go-apart = Ir por separado
