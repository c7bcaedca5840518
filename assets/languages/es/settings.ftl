## Pages

settings-language-of-the-system = Como el sistema

## Choices of the settings

settings-theme-system = Como el sistema
settings-theme-dark = Oscuro
settings-theme-light = Claro
settings-rows-compact = Compactas
settings-rows-normal = Normales
settings-rows-roomy = Amplias
settings-dates-short = Hoy, 07:00 · 20 nov, 18:02
settings-dates-iso = 2026-11-20 18:02
settings-dates-iso-seconds = 2026-11-20 18:02:33
settings-dates-day-month-year = 20.11.2026 18:02
settings-dates-month-day-year = 11/20/2026 06:02 PM
settings-sizes-decimal = 12,4 KB (1 KB = 1.000 bytes)
settings-sizes-binary = 12,1 KiB (1 KiB = 1.024 bytes)
settings-sizes-bytes = 12.400 bytes
settings-at-start-ask = Preguntar
settings-at-start-always = Abrirlas
settings-at-start-never = Empezar con una pestaña vacía
settings-when-busy-ask = Preguntar
settings-when-busy-background = Seguir sin ventana hasta que todo esté hecho
settings-when-busy-stop = Detener las transferencias

## Connections

settings-sessions-for-transfers-with-one = Sesiones para transferencias con un sitio
    .help = Tantos archivos se mueven a la vez; a un servidor que admite menos no se le piden más.
settings-sessions-with-all-sites-together = Sesiones con todos los sitios juntos
    .help = Por muchos sitios que haya, no se mueven más archivos a la vez.
settings-data-connections = Conexiones de datos
    .help = Para direcciones escritas; un sitio guardado tiene su propia elección.

## Transfers

settings-upload-limit = Límite de subida
    .help = Para todas las subidas juntas, por segundo: 500 KB, 2.5 MB. Vacío = sin límite.
settings-no-limit = Sin límite
settings-download-limit = Límite de descarga
    .help = Para todas las descargas juntas, por segundo.
settings-limits-by-the-clock = Límites según la hora
    .help = Reglas separadas por ;: mon-fri 08:00-18:00 up=500000 down=0 (bytes por segundo, 0 = sin límite).
settings-uploads-at-a-time = Subidas a la vez
settings-downloads-at-a-time = Descargas a la vez
settings-attempts = Intentos
    .help = Veces que se empieza una transferencia antes de darla por fallida.
settings-wait-before-the-second-attempt = Espera antes del segundo intento
    .help = Segundos; cada espera siguiente dura el doble.
settings-longest-wait = Espera más larga
    .help = Segundos; ninguna espera entre dos intentos es más larga.
settings-keep-the-time-of-files = Conservar la fecha de los archivos
    .help = Lo que se mueve tiene la fecha de su origen. Para transferencias pedidas desde ahora.
settings-keep-the-permissions-of-files = Conservar los permisos de los archivos
    .help = Quién puede leer, escribir y ejecutar lo que se mueve, como en su origen; setuid y similares, nunca. Para transferencias pedidas desde ahora.
settings-upload-under-a-temporary-name = Subir primero con un nombre temporal
    .help = Nadie ve medio archivo en el servidor. Para direcciones escritas; un sitio guardado tiene su propia elección.

## Conflicts

settings-uploads-where-the-file-exists = Subidas, si el archivo existe en el servidor
settings-downloads-where-the-file-exists = Descargas, si el archivo existe aquí
    .help = Donde no se puedan comparar fechas o tamaños, siempre se pregunta.
settings-name-where-both-are-kept = Nombre cuando se conservan ambos
    .help = { "{" }name{ "}" } es el nombre sin extensión, { "{" }n{ "}" } un número, { "{" }ext{ "}" } la extensión.

## Interface

settings-theme = Tema
settings-language = Idioma
    .help = De la ventana. Lo que dice un servidor queda como lo dice.
settings-scale = Escala
    .help = El tamaño de todo, texto y lo demás.
settings-rows-of-lists = Filas de las listas
settings-dates-and-times = Fechas y horas
settings-sizes = Tamaños
settings-less-motion = Menos movimiento
    .help = Nada se desliza ni se desvanece. Donde el escritorio pide menos movimiento, es así sin este ajuste.

## StartAndQuit

settings-tabs-of-the-last-run = Pestañas de la última vez
    .help = Se conecta de nuevo con los servidores; las contraseñas vienen del llavero o se piden.
settings-folder-at-the-start = Carpeta al empezar
    .help = Vacío = donde acabó la última vez.
settings-connect-at-the-start-to = Conectar al empezar con
    .help = Una dirección, sin contraseña. Vacío = con nada.
settings-closing-the-window-while-files = Cerrar la ventana mientras se mueven archivos

## Notifications

settings-ask-for-attention-when-all = Pedir atención cuando terminen todas las transferencias
    .help = La barra de tareas lo muestra mientras otra ventana está delante.

## Logging

settings-write-the-log-to-a = Escribir el registro en un archivo
    .help = Cada suceso como una línea JSON, con las contraseñas ocultas. Desde el próximo inicio; el archivo se hace de nuevo cada vez.

## Passwords

settings-passwords-may-be-kept = Se pueden guardar contraseñas
    .help = Desactivado, cada contraseña se pide cada vez. Desde el próximo inicio.
settings-in-the-keyring-of-the = En el llavero del sistema
    .help = Desactivado, o donde no haya ninguno, están en un archivo bajo una contraseña maestra. Desde el próximo inicio.
settings-lock-the-file-of-passwords = Bloquear el archivo de contraseñas
    .help = Tras tantos minutos sin uso; 0 = nunca. Desde el próximo inicio.

## Proxies

settings-proxy = Proxy
    .help = Para los sitios que no digan otra cosa. Para usar uno, escriba abajo su dirección.
settings-address-of-the-proxy = Dirección del proxy
    .help = TIPO://USUARIO@SERVIDOR:PUERTO, con TIPO socks5, socks4a, http, ftp-user, ftp-site o ftp-open. Su contraseña se pide.
settings-hosts-that-are-reached-without = Servidores a los que se llega sin él
    .help = Nombres con todo lo que tienen debajo, direcciones, redes (10.0.0.0/8) o *; separados por espacios.

## Lists

settings-mode-auto-what-works-epsv-first = Auto: lo que funcione, EPSV primero
settings-mode-epsv-extended-passive = EPSV: pasivo extendido
settings-mode-pasv-passive-ipv4-only = PASV: pasivo, solo IPv4
settings-mode-eprt-extended-active = EPRT: activo extendido
settings-mode-port-active-ipv4-only = PORT: activo, solo IPv4
settings-exists-replace-if-newer = Reemplazar si es más nuevo
settings-exists-replace-if-of-another-size = Reemplazar si el tamaño difiere
settings-exists-replace-if-newer-or-of = Reemplazar si es más nuevo o de otro tamaño
settings-exists-replace-if-the-contents-differ = Reemplazar si el contenido difiere
settings-exists-resume-append-what-is-missing = Reanudar: añadir lo que falta
settings-exists-keep-both-under-a-free = Conservar ambos, con un nombre libre
settings-as-many-as-there-are-sessions = Tantas como sesiones
settings-proxy-of-the-environment = Lo que diga el entorno
settings-proxy-none = Ninguno
settings-proxy-below = El de abajo

## What is wrong with what is typed; no full stop at the end

settings-a-number-from-to = Hace falta un número de { $least } a { $most }
settings-a-number-with-kb-or-mb = Hace falta un número con KB o MB
settings-a-limit-is-at-least = Un límite es al menos de 1 byte por segundo
settings-the-whole-path-is-needed = Hace falta la ruta completa, desde la raíz
settings-an-address-without-a-password = Hace falta una dirección sin contraseña

## settings_window

settings-page-connections = Conexiones
settings-page-transfers = Transferencias
settings-page-existing-files = Archivos existentes
settings-page-file-types = Tipos de archivo
settings-page-interface = Interfaz
settings-page-start-and-quit = Inicio y fin
settings-page-notifications = Notificaciones
settings-page-log = Registro
settings-page-passwords = Contraseñas
settings-page-proxies = Proxys
settings-page-shortcuts = Atajos
settings-settings = Ajustes
settings-what-is-changed-holds-at = Lo que se cambia vale al momento.
settings-find-a-setting = Buscar un ajuste
settings-no-setting-has-these-words = Ningún ajuste contiene estas palabras
settings-the-file-keeps-what-is = El archivo conserva lo escrito hasta que elija aquí otra cosa.

## shortcuts

settings-keys-as-in = Teclas como en
settings-preset-of-shortcuts = Juego de atajos
settings-put-all-back = Restablecer todo
settings-find-an-action = Buscar una acción
settings-find-an-action-or-keys = Buscar una acción o teclas
settings-no-action-has-these-words = Ninguna acción contiene estas palabras
settings-also = { $words }, también { $label }
settings-take-from = Quitar { $words } a: { $label }
settings-press-the-keys-esc-leaves = Pulse las teclas; Esc lo deja como está
settings-add-keys-for = Añadir teclas a: { $label }
settings-put-back-the-keys-of = Restablecer las teclas de: { $label }
settings-calls-already = { $words } ya llama a «{ $label }»
settings-leave-it = Dejarlo
settings-take-it-for = Usarlo para «{ $label }»

## Passwords

settings-where-passwords-are = Dónde están las contraseñas
settings-passwords-forbidden = En ninguna parte: los ajustes prohíben guardarlas. Se piden.
settings-passwords-in-keyring = En el llavero del sistema.
settings-passwords-unknown = Nadie ha mirado aún.
settings-passwords-nowhere = En esta sesión no hay llavero, y no se ha elegido contraseña maestra: se piden.
settings-passwords-open = En un archivo bajo una contraseña maestra, abierto hasta que se bloquee o termine Portolan.
settings-passwords-locked = En un archivo bajo una contraseña maestra, bloqueado.
settings-choose-master = Elegir una contraseña maestra…
settings-open-passwords = Abrir
settings-change-master = Otra contraseña maestra…
settings-lock-now = Bloquear ahora
settings-forgotten-master = Olvidada…
settings-forget-master-question = Sin la contraseña maestra nadie puede leer las contraseñas. ¿Apartar el archivo y empezar con uno vacío?
settings-set-passwords-aside = Apartarlo
settings-new-master = Contraseña maestra nueva
settings-master = Contraseña maestra
settings-master-once-more = La misma otra vez
settings-masters-differ = No coinciden
settings-use-master = Usarla

## Editing

settings-page-editing = Edición
settings-transfer-type-help = Binario transfiere los archivos byte a byte. ASCII (TYPE A) da al texto los finales de línea del otro lado; todo lo demás queda dañado, nada se reanuda, y ni tamaños ni sumas de verificación prueban nada. Automático transfiere como ASCII lo que las listas de abajo conocen como texto.
settings-text-endings = Extensiones de archivos de texto
    .help = Para automático: lo que sigue al último punto, separado por espacios. El texto en UTF-16 no debe estar aquí.
settings-text-endings-hint = txt html css
settings-text-names-hint = README; Makefile
settings-text-names = Nombres de archivos de texto
    .help = Para automático: nombres enteros, separados por ;.
settings-text-without-ending = Los archivos sin extensión son texto
    .help = Para automático. En Unix, la mayoría de los programas no tiene.
settings-text-hidden = Los archivos ocultos sin extensión son texto
    .help = Para automático: nombres que empiezan por su único punto, como .profile.
settings-an-ending-has-no-dot = Una extensión no contiene ni punto ni /: { $ending }
settings-a-name-has-no-slash = Un nombre no contiene /: { $name }
settings-editor = Editor
    .help = El programa que abre los archivos para editarlos, con sus argumentos; {"{"}file{"}"} es el archivo, si no va al final. Ningún shell lo lee. Vacío = el programa del escritorio.
settings-programs-by-ending = Programas por extensión
    .help = Extensiones, = y un programa, separados por ; para ver y editar: html css = code --wait; png = gimp
settings-editor-hint = code --wait
settings-programs-hint = html css = code --wait; png = gimp
