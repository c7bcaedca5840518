## The queue: what is done with it, and what happens at its end

action-older-done = Mostrar anteriores
    .help = Mostrar más de lo hecho antes de la lista.
action-export-queue = Exportar la cola…
    .help = Escribir en un archivo lo que queda por hacer, para llevarlo o guardarlo.
action-import-queue = Importar una cola…
    .help = Añadir lo que hay en un archivo así; queda retenido hasta liberarlo.
action-export-failures = Exportar lo fallido…
    .help = Escribir lo fallido en una tabla (CSV), con los motivos.
action-filters = Filtros con nombre…
    .help = Elegir y cambiar los filtros con nombre, para paneles y carpetas que se transfieren.
action-toggle-filters = Filtros activos
    .help = Activar o desactivar el último juego de filtros usado.
action-the-queue-is-empty = La cola está vacía
action-all-that-is-remembered = Se muestra todo lo que se recuerda
file-dialog-write-to = Escribir { $name } en
file-dialog-a-file-of-filters = filters.xml de FileZilla
file-dialog-a-file-with-a-queue = Un archivo con una cola
app-some-filters-were-not-taken = Algunos filtros no se trajeron
app-the-filters-are-as-they = Los filtros siguen como estaban
app-filters-are-off = Los filtros están desactivados
prompts-portolan-closes-in = Portolan se cierra en { $seconds } s
prompts-the-computer-sleeps-in = El equipo se suspende en { $seconds } s
prompts-the-computer-is-shut-down-in = El equipo se apaga en { $seconds } s
prompts-nothing-is-left-to-do = No queda nada por hacer.
prompts-failed-files-stay = { $count ->
    [one] { $count } archivo falló; la cola lo conserva con su motivo.
   *[other] { $count } archivos fallaron; la cola los conserva con sus motivos.
}
prompts-stop-it = Detenerlo
prompts-run-this-at-the-end = ¿Ejecutar esto cuando termine la cola?
prompts-it-is-run-as-it-stands = Se ejecuta tal como está aquí, una línea por palabra, sin intérprete y con todo lo que usted puede hacer en este equipo. Cualquier otra orden se vuelve a preguntar.
prompts-remove-it = Quitarlo
prompts-let-it-run = Dejar que se ejecute
prompts-not-now = Ahora no

## settings and dock

settings-page-at-the-end = Cuando termine la cola
settings-then-nothing = Nada más
settings-then-close = Cerrar Portolan
settings-then-sleep = Suspender el equipo
settings-then-shut-down = Apagar el equipo
settings-remember-what-is-done = Recordar lo terminado
    .help = Tantos archivos quedan en la lista de lo terminado, también tras acabar el programa; 0 = ninguno.
settings-show-a-notification = Mostrar una notificación
    .help = Cuando lo que había que hacer duró más de 10 s.
settings-play-a-sound = Reproducir un sonido
settings-run-a-command = Ejecutar una orden
    .help = Un programa y sus argumentos, sin intérprete; las comillas unen palabras. Se pregunta una vez si puede ejecutarse.
settings-and-then = Y después
    .help = Tras 30 s en los que se puede detener. El panel inferior tiene lo mismo para una vez.
settings-keep-the-computer-awake = Mantener despierto el equipo mientras se mueven archivos
    .help = Hasta entonces no se suspende solo.
settings-something-is-missing-behind = Falta algo tras la última \
settings-the-name-of-a-program = Primero hace falta el nombre de un programa
settings-the-closing-quote-is-missing = Falta la { $quote } de cierre
queue-closes = Cierra
queue-sleeps = Suspende
queue-shuts-down = Apaga
queue-this-time-only = Solo esta vez
queue-always = Siempre
queue-run-a-command = Ejecutar una orden…
queue-a-command-runs = Se ejecuta una orden…
queue-the-computer-may-fall-asleep = El equipo puede suspenderse antes: { $why }
queue-waits-for-room-on-the-server = Espera espacio en el servidor
queue-waits-for-room-on-the-disk = Espera espacio en el disco
queue-paused = En pausa
queue-the-site-is-held = El sitio está retenido
queue-begins = Empieza { $when }
pane-hidden-by-filters = { $count } ocultos por filtros

## work: details of a transfer, and when it begins

queue-begin-at = Empezar a las…
detail-the-whole-error = El error completo
detail-server = Servidor
detail-comes-from = Viene de
detail-goes-to = Va a
detail-state = Estado
detail-attempts = Intentos
detail-session = Sesión
detail-no-tls = Sin TLS, o ya no consta
detail-encryption = Cifrado
detail-data-connection = Conexión de datos
detail-said-on-this-session = Lo último dicho en esta sesión
begin-at-when-shall-it-begin = ¿Cuándo debe empezar?
begin-at-when-shall-everything-begin = ¿Cuándo debe empezar todo?
begin-at-a-time-is-needed = Hace falta una hora como 22:30 o 2026-12-01 08:00
begin-at-time = Hora
begin-at-it-is-held-until = Queda retenido hasta entonces: { $when }
begin-at-a-time-of-the-day = Una hora del día es la próxima; o un día y una hora, como 2026-12-01 08:00.
begin-at-begin-now = Empezar ahora
begin-at-begin-then = Empezar entonces
