## Notices of the engine

news-kept-passwords = Las contraseñas guardadas no se pueden usar ahora: { $why }
news-password-not-kept = No se pudo guardar la contraseña: { $why }
news-password-needs-master = No se guardó la contraseña: para eso hace falta la contraseña maestra
news-password-not-forgotten = No se pudo olvidar la contraseña de un sitio eliminado: { $why }
news-passwords-unusable = Las contraseñas no se pueden usar: { $why }
news-file-set-aside = { $path } estaba dañado y ahora está en { $aside }: { $why }
news-file-not-read = { $path } no se puede leer: { $why }
news-file-not-written = { $path } no se puede escribir: { $why }
news-sites-set-aside = no se pudieron leer los sitios ({ $why }); el archivo se apartó como { $aside }
news-sites-managed = no se pudieron leer los sitios de { $path }: { $why }
news-site-left-out = el sitio «{ $site }» se omitió: { $why }
news-overruled = Otra ventana había cambiado entretanto { $keys } de «{ $site }»; vale lo que se guardó aquí
news-answer-not-kept = No se pudo guardar la respuesta en los ajustes: { $why }
news-trace-slow = El archivo de traza no está completo: el disco es demasiado lento
news-trace-failed = El archivo de traza no está completo: falló la escritura
news-files = { $count ->
    [one] { $count } archivo
   *[other] { $count } archivos
}
news-disk-full = El disco de { $place } está lleno: faltan { $files } con { $bytes }. Las descargas están en pausa; libere espacio y continúe
news-disk-full-free = El disco de { $place } está lleno: faltan { $files } con { $bytes }, hay { $free } libres. Las descargas están en pausa; libere espacio y continúe
news-server-full = El disco o la cuota de { $place } está lleno: faltan por ir { $files } con { $bytes }. Las subidas a ese servidor están en pausa; libere espacio y continúe

## Notices of the queue

news-queue-added = Añadidos a la cola desde { $from }: { $items }. Las tareas quedan retenidas hasta que las libere
news-queue-left-out = Omitido: { $what }
news-queue-site = No se puede leer un sitio de la cola ({ $why }); sus archivos esperan hasta que se conecte a él
news-queue-not-kept = Lo que ponga en la cola se pierde al cerrar el programa: { $why }
news-queue-kept-again = La cola se guarda de nuevo en el disco
news-queue-stuck = No se puede escribir la cola ({ $why }). Se intenta de nuevo cada segundo; hasta entonces no empieza ningún archivo y lo que añada se pierde si el programa se detiene
news-queue-lost = La cola ya no se guarda ({ $why }): lo que añada ahora se pierde al cerrar el programa
news-queue-not-reachable = La línea de órdenes no puede llegar a esta cola mientras esta ventana esté abierta: { $why }
news-queue-set-aside = No se pudo leer la cola de ejecuciones anteriores ({ $why }). Se apartó como { $aside } sin cambiar nada
news-history-unreadable = No se puede leer lo hecho antes: { $why }

## Other notices

news-not-opened = No se abrió «{ $file }»: { $why }. Elija un programa en los ajustes, en Edición
news-edits-found = Siguen abiertos aquí archivos de servidores que se editaron antes
news-edit-saved = «{ $name }» está guardado en el servidor
news-edit-waits = «{ $name }» está guardado solo aquí: { $why }. Irá al servidor en cuanto sea posible
news-command-not-allowed = No se ejecutó la orden del final de la cola: nadie la ha aprobado
news-allowance-not-kept = No se pudo guardar el permiso de la orden: { $why }
news-end-notify = No fue posible la notificación del final de la cola: { $why }
news-end-sound = No fue posible el sonido del final de la cola: { $why }
news-end-command = No fue posible la orden del final de la cola: { $why }
news-end-sleep = No fue posible la suspensión del final de la cola: { $why }
news-end-shut-down = No fue posible el apagado del final de la cola: { $why }
news-session-limit = { $limit ->
    [one] { $server } permite { $limit } sesión a la vez; más tarde se intentan más
   *[other] { $server } permite { $limit } sesiones a la vez; más tarde se intentan más
}
news-slept = Este equipo estuvo suspendido { $time }; las conexiones se rehacen
news-nothing-to-take-back = No hay nada que deshacer
news-tls-gone = { $server } ofrecía TLS y ya no. Puede que alguien esté manipulando la conexión; no se envió nada

## What came of a job

news-job-up = { $count ->
    [one] { $count } archivo subido a { $site }
   *[other] { $count } archivos subidos a { $site }
}
news-job-up-none = No se subió nada a { $site }
news-job-down = { $count ->
    [one] { $count } archivo descargado de { $site }
   *[other] { $count } archivos descargados de { $site }
}
news-job-down-none = No se descargó nada de { $site }
news-job-copied = { $count ->
    [one] { $count } archivo copiado de { $source } a { $site }
   *[other] { $count } archivos copiados de { $source } a { $site }
}
news-job-copied-none = No se copió nada de { $source } a { $site }
news-job-and = { $text }, { $part }
news-job-but = { $text }: { $part }
news-job-skipped = { $count ->
    [one] { $count } se dejó como estaba
   *[other] { $count } se dejaron como estaban
}
news-job-failed = { $count } con error
news-job-filtered = { $count ->
    [one] { $count } entrada omitida por un filtro
   *[other] { $count } entradas omitidas por filtros
}
news-job-hidden = { $count ->
    [one] { $count } entrada oculta omitida
   *[other] { $count } entradas ocultas omitidas
}
news-job-links = { $count ->
    [one] { $count } enlace omitido
   *[other] { $count } enlaces omitidos
}
news-job-special = { $count ->
    [one] { $count } archivo especial omitido
   *[other] { $count } archivos especiales omitidos
}
news-job-unread = { $count ->
    [one] { $count } línea de una lista ilegible o con un nombre no permitido omitida
   *[other] { $count } líneas de listas ilegibles o con nombres no permitidos omitidas
}
news-job-sources-left = { $count ->
    [one] { $count } origen no se pudo eliminar
   *[other] { $count } orígenes no se pudieron eliminar
}

## What the desktop is told at the end

news-end-title = Las transferencias han terminado
news-end-all = No queda nada por hacer.
news-end-failed = { $count ->
    [one] Falló { $count } archivo; está en la cola con su motivo.
   *[other] Fallaron { $count } archivos; están en la cola con sus motivos.
}
