## certificate

prompts-the-certificate-of-has-changed = El certificado de { $server } ha cambiado
prompts-trust-the-certificate-of = ¿Confiar en el certificado de { $server }?
prompts-do-not-connect = No conectar
prompts-trust-once = Confiar una vez
prompts-replace-the-trusted-one = Reemplazar el de confianza
prompts-always-trust = Confiar siempre
prompts-either-the-server-has-a = O el servidor tiene un certificado nuevo, o alguien está entre usted y él. Pregunte a su propietario antes de seguir.
prompts-compare-the-sha-256-below = { $problem } Compare el SHA-256 de abajo con el que le dé el propietario de { $host }.
prompts-made-for = Emitido para
prompts-good-for = Válido para
prompts-signed-by = Firmado por
prompts-valid = Validez
prompts-from-to = de { $from } a { $to }
prompts-trusted-before = De confianza antes
prompts-nobody-whom-this-computer-trusts = No lo ha firmado nadie en quien confíe este equipo.
prompts-its-time-is-over = Ha caducado.
prompts-its-time-has-not-begun = Aún no es válido, o el reloj de este equipo va mal.
prompts-it-was-made-for-another = Se emitió para un nombre distinto del de este servidor.
prompts-its-issuer-has-taken-it = Su emisor lo ha revocado.
prompts-it-is-another-one-than = No es el mismo en el que se confió antes.
prompts-it-is-malformed-too-old = Está mal formado, es demasiado antiguo o no es para servidores.

## delete

prompts-move-to-the-trash = Mover a la papelera
prompts-move-to-the-trash-2 = ¿Mover { $what } a la papelera?
prompts-delete = ¿Eliminar { $what }?
prompts-and-more = y { $count } más
prompts-you-can-take-it-out = Podrá sacarlo de la papelera.
prompts-folders-go-with-all-that = Las carpetas se van con todo lo que contienen. Un servidor no tiene papelera: esto no se puede deshacer.
prompts-a-server-has-no-trash = Un servidor no tiene papelera: esto no se puede deshacer.

## error

prompts-where = Dónde
prompts-why = Por qué
prompts-what-to-do = Qué hacer
prompts-cause = Causa

## exists

prompts-replace-if-newer = Reemplazar si es más nuevo
prompts-resume = Reanudar
prompts-keep-both = Conservar ambos
prompts-already-exists = { $name } ya existe
prompts-for-all-the-rest-of = Para todo el resto de esta subida
prompts-for-all-the-rest-of-the-copy = Para todo el resto de esta copia
prompts-for-all-the-rest-of-2 = Para todo el resto de esta descarga
prompts-more = ({ $count } más)
prompts-stop-queue = Detener la cola
prompts-the-file-on-the-server = el archivo del servidor
prompts-the-file-on-this-computer = el archivo de este equipo
prompts-or-if-the-sizes-differ = o si los tamaños difieren
prompts-append-what-is-missing = añadir lo que falta
prompts-on-that-server = { $folder } en { $server }
prompts-on-server = { $folder } en el servidor
prompts-size-unknown = tamaño desconocido
prompts-time-unknown = fecha desconocida
prompts-newer = más nuevo

## leave

prompts-files-are-still-moving = Aún se están transfiriendo archivos
prompts-files-not-done-yet = { $count ->
    [one] { $count } archivo no ha terminado aún.
   *[other] { $count } archivos no han terminado aún.
}
prompts-go-on-without-a-window = Seguir sin ventana
prompts-and-close-when-all-is = y cerrar cuando todo esté hecho o haya una pregunta
prompts-finish-the-files-that-move = Terminar los archivos en curso y cerrar
prompts-the-rest-waits-paused-for = el resto espera, en pausa, a la próxima vez
prompts-stop-and-close = Detener y cerrar
prompts-what-is-half-done-can = lo que quede a medias se puede reanudar
prompts-the-settings-can-answer-this = Los ajustes pueden responder a esto para siempre.

## master

prompts-choose-a-master-password = Elija una contraseña maestra
prompts-master-password = Contraseña maestra
prompts-no-keyring-runs-in-this = En esta sesión no hay ningún llavero. Las contraseñas se pueden guardar en un archivo de este equipo, cifradas con una contraseña maestra. Sin ella nadie puede recuperarlas.
prompts-it-opens-the-passwords-that = Abre las contraseñas guardadas en este equipo mientras Portolan esté en marcha.
prompts-this-is-not-the-master = Esta no es la contraseña maestra
prompts-the-same-once-more = La misma otra vez
prompts-both-differ = No coinciden
prompts-use-it = Usarla

## new_folder

prompts-name-of-the-folder = Nombre de la carpeta
prompts-create = Crear
prompts-new-folder-and-enter = Carpeta nueva y entrar
prompts-create-and-enter = Crear y entrar
prompts-new-file = Archivo nuevo
prompts-name-of-the-file = Nombre del archivo
prompts-in = En { $folder }

## password

prompts-password-for = Contraseña de { $user }
prompts-asks-for-the-password-of = { $server } pide la contraseña de { $user }.
prompts-account-of = Cuenta de { $user }
prompts-account = Cuenta
prompts-asks-for-the-account-of = { $server } pide la cuenta de { $user }, además de usuario y contraseña.
prompts-it-says = Dice: { $words }
prompts-keep-it-in-the-keyring = Guardarla en el llavero de este equipo
prompts-log-in = Iniciar sesión

## plain

prompts-offers-no-encryption = { $server } no ofrece cifrado
prompts-password-names-and-files-would = Contraseña, nombres y archivos viajarían sin cifrar: cualquiera en el camino puede leerlos y cambiarlos. En una red propia puede estar bien.
prompts-the-server-said = El servidor dijo «{ $reply }»
prompts-connect-without-encryption = Conectar sin cifrado

## restore

prompts-open-the-tabs-of-the = ¿Abrir las pestañas de la última vez?
prompts-do-not-ask-again = No preguntar más
prompts-begin-empty = Empezar vacío
prompts-open-them = Abrirlas
prompts-held-until = La conexión se mantiene para la respuesta hasta las { $time }. Después, o si el servidor cuelga antes, se establece otra para ella.
prompts-remove = { $count ->
    [one] ¿Quitar { $count } elemento de la cola?
   *[other] ¿Quitar { $count } elementos de la cola?
}
prompts-remove-what = Lo que ya está hecho se queda donde está. Lo que ha empezado se detiene y sus archivos sin terminar se borran; esto no se puede deshacer.
prompts-remove-yes = Quitar
