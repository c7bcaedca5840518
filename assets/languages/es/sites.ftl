## Tabs of the form

sites-tab-general = General
sites-tab-transfer = Transferencia
sites-tab-security = Seguridad
sites-tab-network = Red
sites-tab-advanced = Avanzado

## The form of a site: choices

sites-log-on-anonymous = Anónimo
sites-log-on-user = Usuario y contraseña
sites-log-on-account = Usuario, contraseña y cuenta
sites-log-on-ask = Usuario, y pedir la contraseña
sites-log-on-interactive = Interactivo: el servidor pregunta
sites-mode-default = Auto: primero pasivo, luego activo
sites-mode-epsv = EPSV: pasivo extendido, conectamos nosotros
sites-mode-pasv = PASV: pasivo, conectamos nosotros, solo IPv4
sites-mode-eprt = EPRT: activo extendido, conecta el servidor
sites-mode-port = PORT: activo, conecta el servidor, solo IPv4
sites-tls-if-offered = FTP, con TLS si se ofrece
sites-tls-explicit = FTP con TLS, obligatorio (explícito)
sites-tls-implicit = FTP con TLS desde el primer byte (implícito)
sites-tls-off = FTP sin cifrar: cualquiera en el camino puede leerlo
sites-if-exists-default = Como en los ajustes
sites-if-exists-replace = Reemplazarlo
sites-if-exists-newer = Reemplazarlo si el origen es más nuevo
sites-if-exists-size = Reemplazarlo si difieren los tamaños
sites-if-exists-newer-or-size = Reemplazarlo si el origen es más nuevo o difieren los tamaños
sites-if-exists-content = Reemplazarlo si difiere el contenido
sites-if-exists-resume = Añadir lo que falta
sites-if-exists-keep-both = Conservar ambos
sites-if-exists-skip = Dejarlo
sites-verify-default = Como en los ajustes
sites-verify-size = Por su tamaño
sites-verify-checksum = Por una suma de verificación, si el servidor la hace
sites-verify-read-back = Por una suma de verificación, o releyéndolos
sites-family-default = IPv4 e IPv6, el que responda primero
sites-family-ipv4 = Solo IPv4
sites-family-ipv6 = Solo IPv6
sites-when-default = Donde el servidor sea conocido por ello
sites-when-always = Siempre
sites-when-never = Nunca

## The form of a site: fields; .hint is what stands in an empty one, .on what is beside a tick

sites-field-name = Nombre
sites-field-tls = Protocolo
sites-field-host = Servidor
sites-field-port = Puerto
sites-field-log-on = Iniciar sesión como
sites-field-user = Usuario
sites-field-remote-folder = Carpeta remota
    .hint = La carpeta del inicio de sesión
sites-field-local-folder = Carpeta local
    .hint = La que se muestra
sites-field-mode = Conexiones de datos
sites-field-colour = Color
sites-field-icon = Icono
sites-field-note = Nota
sites-field-sessions = Sesiones
    .hint = Como en los ajustes, de 1 a 32
sites-field-if-exists = Si existe
sites-field-atomic = Subidas
    .on = Con un nombre temporal hasta estar completas
sites-field-bin = Archivos reemplazados
    .on = Van por 30 días a la papelera del servidor, .portolan-bin
sites-field-verify = Prueba de las transferencias
sites-field-upload-limit = Límite de subida
    .hint = KiB por segundo; vacío = ninguno
sites-field-download-limit = Límite de descarga
    .hint = KiB por segundo; vacío = ninguno
sites-field-linked-browsing = Paneles
    .on = Cambiar de carpeta juntos (navegación enlazada)
sites-field-compare =
    .on = Comparar ambos lados al conectar
sites-field-tls-min = Versión mínima
sites-field-tls-max = Versión máxima
sites-field-pin = Certificado
    .hint = SHA-256 del único que se acepta además de los de confianza
sites-field-client-certificate = Nuestro certificado
    .hint = Archivo PEM por el que el servidor reconoce este equipo
sites-field-plain-data = Archivos
    .on = Sin cifrar donde el servidor se niegue a protegerlos
sites-field-proxy = Proxy
    .hint = Como en los ajustes; `none`, o socks5://host:port
sites-field-proxy-commands = Órdenes del proxy
    .hint = Para ftp-custom://: USER %u@%h, PASS %p, una por línea
sites-field-family = Direcciones
sites-field-active-ports = Puertos activos
    .hint = 50000-50100; vacío = cualquiera libre
sites-field-external-address = Dirección activa
    .hint = La dirección de un router; vacío = la de este equipo
sites-field-trust-pasv-address = Dirección pasiva
    .on = Conectar con la dirección que indica el servidor (PASV)
sites-field-keep-alive = Mantener viva
    .hint = noop:30; stat:60, pwd:60 u off
sites-field-encoding = Nombres en
    .hint = UTF-8, o averiguado; si no, GBK, windows-1252 …
sites-field-time-offset = Reloj
    .hint = Averiguado; si no, +01:00 sobre UTC
sites-field-server-family = Familia del servidor
    .hint = Averiguada
sites-field-hidden-files = LIST -a
sites-field-language = Idioma
    .hint = De las palabras del servidor, como `en` (LANG)
sites-field-allocate =
    .on = Decir el tamaño antes de cada subida
sites-field-post-login = Tras iniciar sesión
    .hint = Órdenes, una por línea: SITE UMASK 022

## draft

sites-a-user-has-no-control = Un usuario no tiene caracteres de control
sites-who-logs-on = ¿Quién inicia sesión?
sites-every-bookmark-needs-a-name = Cada marcador necesita un nombre
sites-every-bookmark-needs-a-folder = Cada marcador necesita una carpeta, aquí o allí
sites-this-is-no-number = Esto no es un número
sites-this-is-no-number-of = Esto no es un número de KiB por segundo
sites-some-bytes-a-second-are = Hacen falta algunos bytes por segundo, o nada para no poner límite

## folder

sites-folder = Carpeta
sites-name-of-the-folder = Nombre de la carpeta
sites-holds = Contiene
sites-count-sites = { $count ->
    [one] { $count } sitio
   *[other] { $count } sitios
}

## form

sites-this-site-is-of-the = Este sitio es del archivo del administrador de este equipo. Duplíquelo para cambiar la copia.
sites-host = Servidor
sites-port = Puerto
sites-colour-teal = Color turquesa
sites-colour-violet = Color violeta
sites-colour-green = Color verde
sites-colour-amber = Color ámbar
sites-colour-red = Color rojo
sites-colour-blue = Color azul
sites-colour-magenta = Color magenta
sites-colour-orange = Color naranja
sites-icon-anchor = Icono ancla
sites-icon-globe = Icono globo
sites-icon-drives = Icono unidades
sites-icon-cloud = Icono nube
sites-icon-database = Icono base de datos
sites-icon-desktop = Icono pantalla
sites-icon-laptop = Icono portátil
sites-icon-house = Icono casa
sites-icon-router = Icono router
sites-icon-picture = Icono imagen
sites-icon-music = Icono música
sites-icon-code = Icono código
sites-icon-parcel = Icono paquete
sites-icon-bug = Icono insecto
sites-icon-star = Icono estrella
sites-asked-for-the-settings-of = Se pide: los ajustes de este equipo prohíben guardar contraseñas
sites-asked-for-when-it-is = Se pide cuando haga falta, si no se escribe ninguna
sites-kept-under-the-master-password = Guardada bajo la contraseña maestra, o se pide
sites-kept-in-the-system-keyring = Guardada en el llavero del sistema, o se pide
sites-bookmarks = Marcadores
sites-local-folder = Carpeta local
sites-remote-folder = Carpeta remota
sites-of-bookmark = { $what } del marcador { $at }
sites-remove-bookmark = Quitar el marcador { $at }
sites-add-a-bookmark = Añadir un marcador

## site_manager

sites-came = { $count ->
    [one] Llegó { $count } sitio
   *[other] Llegaron { $count } sitios
}
sites-without = , sin { $lines }
sites-written-to = Escrito en { $path }{ $left_out }
sites-sites = Sitios
sites-new-site = Sitio nuevo
sites-find-a-site = Buscar un sitio
sites-no-sites-yet-make-one = Aún no hay sitios. Cree uno, o traiga los de otro programa.
sites-import = Importar…
sites-nothing-is-chosen = No hay nada elegido
sites-choose-a-site-on-the = Elija un sitio a la izquierda, o cree uno nuevo.
sites-count-items = { $count ->
    [one] { $count } elemento
   *[other] { $count } elementos
}
sites-delete-with-all-that-is = { $count ->
    [one] ¿Eliminar { $count } elemento con todo lo que contiene?
   *[other] ¿Eliminar { $count } elementos con todo lo que contienen?
}
sites-what-was-changed-is-not = Lo cambiado no está guardado.
sites-not-saved-yet = { $count ->
    [one] { $count } sitio sin guardar
   *[other] { $count } sitios sin guardar
}
sites-keep = Conservar
sites-discard = Descartar
sites-connect = Conectar
sites-new-folder = Carpeta nueva { $number }

## moving

sites-import-sites = Importar sitios
sites-back = Volver
sites-import-2 = Importar
sites-import-count = { $count ->
    [one] Importar { $count } sitio
   *[other] Importar { $count } sitios
}
sites-file-of-another-program = Archivo de otro programa
sites-a-file-of-filezilla-winscp = Un archivo de FileZilla, WinSCP, Double Commander, rclone, lftp, o un .netrc
sites-choose = Elegir…
sites-read = Leer
sites-looking-for-files-of-other = Buscando archivos de otros programas…
sites-no-file-of-another-program = No hay archivos de otros programas en su lugar habitual. Indique uno arriba.
sites-found-on-this-computer-they = Hallados en este equipo. Solo se leen.
sites-read-of = Leer { $title } { $path }
sites-with-count = { $count ->
    [one] Con { $count } contraseña
   *[other] Con { $count } contraseñas
}
sites-with-the-settings = Con los ajustes
sites-with-the-filters = { $count ->
    [one] Con { $count } filtro
   *[other] Con { $count } filtros
}
sites-trust-its-certificates = Confiar en sus certificados
sites-password-of-the-passwords-in = Contraseña de las contraseñas del archivo
sites-password-of-the-passwords-in-2 = Contraseña de las contraseñas del archivo; luego Leer de nuevo
sites-there-already = { " " }· ya está
sites-with-its-password = { " " }· con su contraseña
sites-left-out = Omitido
sites-filter-of-import = Filtro · { $name }
sites-certificate-of = Certificado de { $server }: { $sha256 }
sites-setting = Ajuste · { $line }
sites-export-count = { $count ->
    [one] Exportar { $count } sitio
   *[other] Exportar { $count } sitios
}
sites-portolans-own-form-toml = El formato de Portolan (TOML)
sites-filezillas-form-xml = El formato de FileZilla (XML)
sites-with-the-passwords = Con las contraseñas
sites-everybody-who-has-the-file = Quien tenga el archivo puede leer las contraseñas que contiene.
sites-encrypted-under = Cifrado con
sites-password-of-the-passwords = Contraseña de las contraseñas
sites-new-file = Archivo nuevo
sites-export-2 = Exportar

## tree

sites-out-of-all-folders = Fuera de todas las carpetas
sites-folder-2 = Carpeta { $name }
sites-site = Sitio { $name }
sites-into-this-folder = En esta carpeta
sites-before-this-one = Antes de este
sites-new-site-here = Sitio nuevo aquí
sites-new-folder-here = Carpeta nueva aquí
sites-duplicate = Duplicar
sites-export-3 = Exportar…
sites-delete = Eliminar…
sites-queue-of = Cola de { $site }: { $uploads } por subir, { $downloads } por descargar, { $size }
sites-what-is-queued-is-held = Lo que entra en la cola queda retenido hasta que lo suelte, y no reemplaza nada sin preguntar.
sites-bookmark-of-import = Marcador · { $name }
