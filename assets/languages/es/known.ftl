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
