## address

chrome-sites = Sitios
chrome-type-an-address-ftpes-user = Escriba una dirección: ftpes://usuario@servidor/carpeta
chrome-auto = Auto · { $used }
chrome-auto-2 = Auto
chrome-how-data-connections-are-made = Cómo se hacen las conexiones de datos
chrome-auto-what-works-epsv-first = Auto: lo que funcione, EPSV primero
chrome-epsv-extended-passive-we-connect = EPSV: pasivo extendido, conectamos nosotros
chrome-pasv-passive-we-connect-ipv4 = PASV: pasivo, conectamos nosotros, solo IPv4
chrome-eprt-extended-active-the-server = EPRT: activo extendido, conecta el servidor
chrome-port-active-the-server-connects = PORT: activo, conecta el servidor, solo IPv4
chrome-disconnect = Desconectar
chrome-connect = Conectar
chrome-type-an-address-first = Escriba primero una dirección

## found

chrome-connect-to = Conectar con { $name }
chrome-go-to = Ir a { $place }
chrome-the-server = El servidor

## chrome

chrome-but-files-go-in-clear = { $version }, pero los archivos van sin cifrar
chrome-certificate-trusted = { $version } · certificado de confianza
chrome-certificate-pinned = { $version } · certificado fijado
chrome-not-encrypted = Sin cifrar

## palette

chrome-commands = Acciones
chrome-search-commands = Buscar acciones
chrome-type-what-you-want-to = Escriba lo que quiere hacer, un servidor, una carpeta o una ruta
chrome-nothing-has-these-words = Nada contiene estas palabras

## status

chrome-encoding-of-names = Codificación de nombres
chrome-one-round-trip-to-the = Un viaje de ida y vuelta al servidor
chrome-waiting-for-your-answer = Espera su respuesta
chrome-connected = Conectado
chrome-trying-again-in = Nuevo intento en { $after }
chrome-not-connected = Sin conexión: { $why }
chrome-queue = Cola { $percent } %
chrome-paused = en pausa

## tabs

chrome-new-tab = Pestaña nueva
chrome-not-connected-2 = sin conexión
chrome-connecting = conectando
chrome-asks-something = pregunta algo
chrome-connected-2 = conectado
chrome-trying-again = nuevo intento
chrome-failed = falló

## welcome

chrome-type-an-address-above-or = Escriba una dirección arriba, o pruebe el servidor de práctica en este equipo.
chrome-where-to = ¿Adónde?
chrome-starting-the-practice-server = El servidor de práctica se está iniciando
chrome-a-real-ftp-server-on = Un servidor FTP real en este equipo, con archivos de ejemplo; desaparece al cerrar la ventana
chrome-connect-to-2 = Conectar con { $url }

## status

chrome-count-sessions = { $count ->
    [one] { $count } sesión
   *[other] { $count } sesiones
}

## Sites of other programs

chrome-sites-of-others = En este equipo hay servidores que usted ya conoce: { $programs }.
chrome-take-over = Traer de { $program }…
