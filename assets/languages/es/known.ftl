## memory

known-what-portolan-learns-while-it = Aquí aparece lo que Portolan aprende mientras trabaja con este servidor.
known-nothing-was-learnt-yet = Aún no se ha aprendido nada
known-what = Qué
known-value = Valor
known-learnt = Aprendido
known-from = De
known-learnt-of-this-server = Aprendido de este servidor
known-forget = Olvidar: { $title }
known-tried-first = Se prueba primero
known-whatever-works = Lo que funcione
known-data-connections-tried-first = Conexiones de datos que se prueban primero
known-sessions-at-a-time = Sesiones a la vez
known-as-many-as-it-takes = Tantas como acepte
known-at-most = Como máximo { $count }
known-most-sessions-at-a-time = Máximo de sesiones a la vez

## known

known-what-is-known-of = Lo que se sabe de { $server }
known-whom-you-trust = En quién confía
known-forget-all-of-it = Olvidarlo todo
known-what-is-taken-back-is = Lo que se retire se volverá a preguntar cuando haga falta.
known-this-server = Este servidor
known-trust = Confianza

## trust

known-certificates-that-you-trust-by = Aquí aparecen los certificados en los que confía a mano y los servidores que pueden ir sin TLS.
known-only-the-authorities-of-this = Solo las autoridades de este equipo
known-since = Desde
known-trusted = De confianza
known-take-back = Retirar: { $server }, { $what }
known-this-certificate-always = Este certificado, siempre
known-this-certificate-until-portolan-ends = Este certificado, hasta que termine Portolan
known-without-tls = { $user } sin TLS
known-tls-worked-never-without-it = TLS funcionó: nunca sin él

## learnt

known-row-data-mode = Conexiones de datos por
known-row-given-up-epsv = EPSV abandonado
known-row-given-up-pasv = PASV abandonado
known-row-given-up-eprt = EPRT abandonado
known-row-given-up-port = PORT abandonado
known-row-look-ahead-retrieve = Acepta el siguiente EPSV con RETR
known-row-look-ahead-store = Acepta el siguiente EPSV con STOR
known-row-in-order = Responde en orden
known-row-rest-stor = Continúa subidas con REST
known-row-large-rest = Continúa archivos de más de 2 GiB
known-row-mlsd = MLSD dice la verdad
known-row-rename-over = Cambiar nombre reemplaza un archivo
known-row-list-all = LIST -a muestra nombres ocultos
known-row-keep-alive-in-transfer = Mantener viva durante transferencias
known-row-time-command = Fechas de cambio fijadas con
known-row-doubles-iac = Quiere 0xFF doblado en los nombres
known-row-clock-offset = Su reloj difiere de UTC en
known-row-name-encoding = Codificación de nombres
known-row-session-limit = Sesiones permitidas a la vez
known-row-tls-reuse = Exige reutilizar la sesión TLS
known-row-tls-version = Versión de TLS usada
known-yes = sí
known-no = no
