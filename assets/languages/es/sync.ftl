sync-title = Sincronizar { $here } { $arrow } { $there }
sync-mode = Qué se iguala a qué
sync-mirror-there = Reflejar en el servidor
sync-mirror-here = Reflejar en este equipo
sync-update-there = Actualizar el servidor
sync-update-here = Actualizar este equipo
sync-both = En ambos sentidos
sync-compare-by = Comparar por
sync-by-time = Comparar: tamaño y fecha
sync-by-size = Comparar: tamaño
sync-by-content = Comparar: contenido
sync-filters = Filtros: { $name }
sync-uploads = { $count ->
    [one] { $count } subida · { $size }
   *[other] { $count } subidas · { $size }
}
sync-downloads = { $count ->
    [one] { $count } descarga · { $size }
   *[other] { $count } descargas · { $size }
}
sync-deletions = { $count ->
    [one] { $count } borrado
   *[other] { $count } borrados
}
sync-comparing = Comparando…
sync-comparing-so-far = Comparando… { $folders } carpetas leídas
sync-compared = { $folders } carpetas leídas, { $same } iguales y no mostradas
sync-unread = { $count ->
    [one] No se pudo leer { $count } carpeta
   *[other] No se pudieron leer { $count } carpetas
}
sync-with-same = Mostrar lo que es igual
sync-nothing-yet = Todavía no se ha cambiado nada.
sync-keep = Recordar esta elección
sync-keep-help = La próxima vez, este diálogo empieza así.
sync-nothing-to-do = Nada que hacer
sync-do = { $count ->
    [one] Sincronizar { $count } elemento
   *[other] Sincronizar { $count } elementos
}
sync-caution-unread = No hay borrados marcados: no se pudo leer todo.
sync-caution-empty = No hay borrados marcados: no hay nada en el lado que se refleja.
sync-caution-too-many = No hay borrados marcados: se encontró más de lo que se guarda.
sync-caution-unfinished = No hay borrados marcados: la comparación no llegó a su fin.
sync-untick = Desmarcar todo
sync-plan = Lo que se haría
sync-path = Ruta
sync-here = Aquí
sync-server = Servidor
sync-why = Por qué
sync-left = Se deja como está
sync-not-touched = { $why }: no se toca
