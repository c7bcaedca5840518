## done

queue-files-appear-here-once-the = Los archivos aparecen aquí en cuanto el servidor los confirma.
queue-nothing-done-yet = Aún no hay nada terminado
queue-file = Archivo
queue-destination = Destino
queue-speed = Velocidad
queue-when = Cuándo
queue-checked = Comprobado
queue-done = Terminado
queue-left-as-it-was = Se dejó como estaba
queue-confirmed-size-compared = Confirmado, tamaño comparado
queue-confirmed-by-the-server = Confirmado por el servidor
queue-confirmed-as-text = Confirmado por el servidor, enviado como texto ASCII
queue-confirmed-compared = Confirmado, { $algorithm } comparado
queue-confirmed-read-back-and-compared = Confirmado, releído y comparado
queue-time-refused = Fecha no conservada: el servidor la rechazó
queue-time-not-supported = Fecha no conservada: el servidor no tiene orden para ello
queue-time-not-told = Fecha no conservada: el servidor no la indica
queue-permissions-refused = Permisos no conservados: el servidor los rechazó
queue-permissions-not-supported = Permisos no conservados: el servidor no tiene orden para ello

## failed

queue-nothing-failed = Nada falló
queue-why = Por qué
queue-failed = Fallido
queue-details = Detalles
queue-enter = Intro

## head

queue-transfers = Transferencias
queue-log = Registro
queue-throughput-s = Caudal: { $size }/s
queue-left = quedan { $count }
queue-left-so-far = quedan { $count } hasta ahora
queue-no-limit = Sin límite
queue-each = { $rate } cada uno
queue-speed-limit = Límite de velocidad
queue-uploads = Subidas
queue-downloads = Descargas
queue-sessions-for-transfers-with-one = Sesiones para transferencias con un sitio
queue-count-sessions = { $count ->
    [one] { $count } sesión
   *[other] { $count } sesiones
}
queue-continue = Continuar
queue-pause = Pausar

## menu

queue-highest = La más alta
queue-high = Alta
queue-normal = Normal
queue-low = Baja
queue-lowest = La más baja
queue-highest-priority = prioridad más alta
queue-high-priority = prioridad alta
queue-low-priority = prioridad baja
queue-lowest-priority = prioridad más baja
queue-hold-after-the-files-that = Retener tras los archivos en curso
queue-priority = Prioridad
queue-as-its-job = Como su tarea
queue-this-whole-copy = Toda esta copia
queue-this-whole-upload = Toda esta subida
queue-this-whole-download = Toda esta descarga
queue-this-site = Este sitio
queue-as-usual = Como siempre
queue-as-its-site = Como su sitio
queue-cancel-this-whole-copy = Cancelar toda esta copia
queue-server-to-server = De servidor a servidor
queue-cancel-this-whole-upload = Cancelar toda esta subida
queue-cancel-this-whole-download = Cancelar toda esta descarga
queue-hold = Retener

## transfers

queue-drag-files-from-one-pane = Arrastre archivos de un panel al otro, o pulse F5.
queue-nothing-to-transfer = Nada que transferir
queue-count-items = { $count ->
    [one] { $count } elemento
   *[other] { $count } elementos
}
queue-before = Antes de { $name }
queue-to-the-end-of-the = Al final de la cola
queue-progress = Progreso
queue-amount = Cantidad
queue-left-2 = Queda
queue-state = Estado
queue-to = { $words }{ $share }, { $amount } a { $destination }
queue-so-far-2 = { $count } hasta ahora
queue-newer-here = , más nuevo aquí
queue-newer-there = , más nuevo allí
queue-asks-exists = Pregunta: existe{ $newer }
queue-retrying-in = Nuevo intento en { $after }
queue-reading-the-folder = Leyendo la carpeta

## lists: filter, groups, columns

queue-direction = Dirección
queue-attempts = Intentos
queue-no-groups = Sin grupos
queue-by-job = Por tarea
queue-by-server = Por servidor
queue-group-rows = Agrupar la lista
queue-filter-list = Filtrar la lista
queue-filter = Filtro de la lista
queue-filter-hint = Nombre, ruta, servidor, estado
queue-filter-state = Mostrar
queue-close-filter = Cerrar el filtro
queue-all-states = Todos los estados
queue-only-moving = En curso
queue-only-waiting = En espera
queue-only-held = Retenidos
queue-only-asking = Con pregunta
queue-all-checks = Cualquier comprobación
queue-only-size = Tamaño comparado
queue-only-checksum = Suma de control comparada
queue-only-read-back = Releídos
queue-only-confirmed = Solo confirmados
queue-only-text = Como texto ASCII
queue-only-skipped = Dejados como estaban
queue-both-ways = Ambas direcciones
queue-shown-of = { $shown } de { $whole }
queue-all-shown = { $count ->
    [one] { $count } fila
   *[other] { $count } filas
}
queue-sorting = Ordenando la lista
queue-left-the-list = Terminado o quitado
queue-fold = Plegar { $name }
queue-unfold = Desplegar { $name }
queue-fold-all = Plegar todos los grupos
queue-unfold-all = Desplegar todos los grupos
queue-select-group = Seleccionar sus filas
queue-hold-group = Retener { $name }
queue-continue-group = Continuar { $name }
queue-first-group = Empezar por { $name }
queue-priority-of-group = Prioridad de { $name }
queue-remove-group = Quitar { $name }
queue-remove-all = Quitarlo todo
queue-retry-group = Reintentar { $name }
queue-moving = { $count ->
    [one] { $count } en curso
   *[other] { $count } en curso
}
queue-nothing-matches = Nada en la lista coincide con el filtro
queue-waits-over = En espera: el servidor aún cuenta sesiones que han terminado
queue-waits-allowed = { $count ->
    [one] En espera: el servidor permite { $count } sesión
   *[other] En espera: el servidor permite { $count } sesiones
}
queue-waits-found = { $count ->
    [one] En espera: el servidor acepta ahora { $count } sesión ({ $why }); más tarde se probará una más
   *[other] En espera: el servidor acepta ahora { $count } sesiones ({ $why }); más tarde se probará una más
}
queue-waits-others = { $what }; también las usa { $names }
