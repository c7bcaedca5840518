check-connection = Verificar a conexão
check-connection-of = Verificar a conexão · { $server }
check-again = Verificar de novo
check-stop = Parar
check-copy-report = Copiar o relatório
check-use-for-this-site = Usar para este site
check-go-on-with-this-certificate = Continuar com este certificado

## The steps

check-step-resolve = Nome
check-step-connect = Conexão de controle
check-step-tls = TLS
check-step-log-on = Autenticação
check-step-data = Conexão de dados
check-step-folder = Pasta remota

## How far a step is

check-waiting = aguardando
check-running = em andamento
check-passed = funciona
check-warned = funciona, mas
check-failed = não funciona
check-left-out = não testado

## What was found

check-looked-up-by-proxy = resolvido pelo proxy { $proxy }
check-by-authority = o certificado dele é garantido por uma autoridade deste computador
check-by-fingerprint = o certificado dele é um em que você confiou
check-no-tls = este site dispensa TLS: a senha e todos os arquivos vão em texto aberto
check-plain-allowed = você permitiu que este servidor dispense TLS: a senha e todos os arquivos vão em texto aberto
check-data-in-clear = arquivos e listagens vão em texto aberto: o servidor se recusa a protegê-los, e este site permite isso
check-listed = { $count ->
    [one] { $folder } tem um item
   *[other] { $folder } tem { $count } itens
    }
check-resumed = sessão TLS reutilizada
check-not-resumed = nova sessão TLS
check-address-replaced = o servidor indica { $named }, onde não é alcançável; { $used } é usado no lugar
check-through = por { $mode }
check-valid-until = válido até { $date }
check-signed-by = assinado por { $issuer }

## What follows

check-best = Use { $mode }.
check-best-of-all = Todos os modos de conexão de dados funcionam; { $mode } precisa de menos comandos.
check-best-passive = Os modos ativos não funcionam daqui: um roteador ou firewall não deixa passar conexões do servidor até este computador.
check-best-active = Os modos passivos não funcionam: um roteador ou firewall antes do servidor não deixa passar conexões até as portas que ele indica.
check-best-of-some = Alguns dos outros modos não funcionam.
check-best-one-time = Uma senha de uso único serve para uma sessão; por isso um modo foi testado.
check-no-mode = Nenhuma conexão de dados se estabelece.
check-no-mode-why = Os comandos chegam ao servidor, mas nada pode ser listado nem transferido. Pergunte ao responsável quais portas estão abertas para conexões de dados, ou passe por um proxy.
check-certificate-once = Compare a impressão digital com a que o responsável pelo servidor lhe dá. Vale só para esta verificação; nada secreto foi enviado ainda.
