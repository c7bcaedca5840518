check-connection = Comprobar la conexión
check-connection-of = Comprobar la conexión · { $server }
check-again = Comprobar de nuevo
check-stop = Detener
check-copy-report = Copiar el informe
check-use-for-this-site = Usar para este sitio
check-go-on-with-this-certificate = Seguir con este certificado

## The steps

check-step-resolve = Nombre
check-step-connect = Conexión de control
check-step-tls = TLS
check-step-log-on = Inicio de sesión
check-step-data = Conexión de datos
check-step-folder = Carpeta remota

## How far a step is

check-waiting = en espera
check-running = en curso
check-passed = funciona
check-warned = funciona, pero
check-failed = no funciona
check-left-out = no se ha probado

## What was found

check-looked-up-by-proxy = lo resuelve el proxy { $proxy }
check-by-authority = su certificado lo avala una autoridad de este equipo
check-by-fingerprint = su certificado es uno en el que usted confió
check-no-tls = este sitio prescinde de TLS: la contraseña y todos los archivos van en claro
check-plain-allowed = usted permitió que este servidor prescinda de TLS: la contraseña y todos los archivos van en claro
check-data-in-clear = los archivos y listados van en claro: el servidor se niega a protegerlos, y este sitio lo permite
check-listed = { $count ->
    [one] { $folder } tiene un elemento
   *[other] { $folder } tiene { $count } elementos
    }
check-resumed = sesión TLS reutilizada
check-not-resumed = sesión TLS nueva
check-address-replaced = el servidor indica { $named }, donde no se le alcanza; se usa { $used } en su lugar
check-through = por { $mode }
check-valid-until = válido hasta { $date }
check-signed-by = firmado por { $issuer }

## What follows

check-best = Use { $mode }.
check-best-of-all = Funcionan todos los modos de conexión de datos; { $mode } necesita menos órdenes.
check-best-passive = Los modos activos no funcionan desde aquí: un router o cortafuegos no deja pasar las conexiones del servidor hacia este equipo.
check-best-active = Los modos pasivos no funcionan: un router o cortafuegos ante el servidor no deja pasar conexiones a los puertos que este indica.
check-best-of-some = Algunos de los otros modos no funcionan.
check-best-one-time = Una contraseña de un solo uso sirve para una sesión; por eso se probó un modo.
check-no-mode = No se establece ninguna conexión de datos.
check-no-mode-why = Las órdenes llegan al servidor, pero no se puede listar ni transferir nada. Pregunte a su responsable qué puertos están abiertos para conexiones de datos, o vaya por un proxy.
check-certificate-once = Compare la huella con la que le da el responsable del servidor. Vale solo para esta comprobación; aún no se ha enviado nada secreto.
