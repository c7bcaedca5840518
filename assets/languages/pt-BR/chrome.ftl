## address

chrome-sites = Sites
chrome-type-an-address-ftpes-user = Digite um endereço: ftpes://usuario@servidor/pasta
chrome-auto = Auto · { $used }
chrome-auto-2 = Auto
chrome-how-data-connections-are-made = Como são feitas as conexões de dados
chrome-auto-what-works-epsv-first = Auto: o que funcionar, EPSV primeiro
chrome-epsv-extended-passive-we-connect = EPSV: passivo estendido, nós conectamos
chrome-pasv-passive-we-connect-ipv4 = PASV: passivo, nós conectamos, só IPv4
chrome-eprt-extended-active-the-server = EPRT: ativo estendido, o servidor conecta
chrome-port-active-the-server-connects = PORT: ativo, o servidor conecta, só IPv4
chrome-disconnect = Desconectar
chrome-connect = Conectar
chrome-type-an-address-first = Digite primeiro um endereço

## found

chrome-connect-to = Conectar a { $name }
chrome-go-to = Ir para { $place }
chrome-the-server = O servidor

## chrome

chrome-but-files-go-in-clear = { $version }, mas os arquivos vão sem criptografia
chrome-certificate-trusted = { $version } · certificado confiável
chrome-certificate-pinned = { $version } · certificado fixado
chrome-not-encrypted = Sem criptografia

## palette

chrome-commands = Comandos
chrome-search-commands = Buscar comandos
chrome-type-what-you-want-to = Digite o que quer fazer, um servidor, uma pasta ou um caminho
chrome-nothing-has-these-words = Nada contém essas palavras

## status

chrome-encoding-of-names = Codificação dos nomes
chrome-one-round-trip-to-the = Uma ida e volta ao servidor
chrome-waiting-for-your-answer = Esperando sua resposta
chrome-connected = Conectado
chrome-trying-again-in = Nova tentativa em { $after }
chrome-not-connected = Não conectado: { $why }
chrome-queue = Fila { $percent } %
chrome-paused = pausado

## tabs

chrome-new-tab = Nova aba
chrome-not-connected-2 = não conectado
chrome-connecting = conectando
chrome-asks-something = pergunta algo
chrome-connected-2 = conectado
chrome-trying-again = tentando de novo
chrome-failed = falhou

## welcome

chrome-type-an-address-above-or = Digite um endereço acima, ou experimente o servidor de prática neste computador.
chrome-where-to = Para onde?
chrome-starting-the-practice-server = O servidor de prática está iniciando
chrome-a-real-ftp-server-on = Um servidor FTP de verdade neste computador, com arquivos de exemplo; some quando a janela fecha
chrome-connect-to-2 = Conectar a { $url }

## status

chrome-count-sessions = { $count ->
    [one] { $count } sessão
   *[other] { $count } sessões
}

## Sites of other programs

chrome-sites-of-others = Neste computador há servidores que você já conhece: { $programs }.
chrome-take-over = Trazer do { $program }…
