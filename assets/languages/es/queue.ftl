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
queue-confirmed-compared = Confirmado, { $algorithm } comparado
queue-confirmed-read-back-and-compared = Confirmado, releído y comparado

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
queue-this-whole-upload = Toda esta subida
queue-this-whole-download = Toda esta descarga
queue-this-site = Este sitio
queue-as-usual = Como siempre
queue-as-its-site = Como su sitio
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
