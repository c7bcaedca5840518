## memory

known-what-portolan-learns-while-it = O que o Portolan aprende ao trabalhar com este servidor aparece aqui.
known-nothing-was-learnt-yet = Nada foi aprendido ainda
known-what = O quê
known-value = Valor
known-learnt = Aprendido
known-from = De
known-learnt-of-this-server = Aprendido deste servidor
known-forget = Esquecer: { $title }
known-tried-first = Tentado primeiro
known-whatever-works = O que funcionar
known-data-connections-tried-first = Conexões de dados tentadas primeiro
known-sessions-at-a-time = Sessões ao mesmo tempo
known-as-many-as-it-takes = Tantas quantas ele aceitar
known-at-most = No máximo { $count }
known-most-sessions-at-a-time = Máximo de sessões ao mesmo tempo

## known

known-what-is-known-of = O que se sabe de { $server }
known-whom-you-trust = Em quem você confia
known-forget-all-of-it = Esquecer tudo
known-what-is-taken-back-is = O que for retirado será perguntado de novo quando for preciso.
known-this-server = Este servidor
known-trust = Confiança

## trust

known-certificates-that-you-trust-by = Certificados em que você confia à mão, e servidores que podem ir sem TLS, aparecem aqui.
known-only-the-authorities-of-this = Só as autoridades deste computador
known-since = Desde
known-trusted = Confiável
known-take-back = Retirar: { $server }, { $what }
known-this-certificate-always = Este certificado, sempre
known-this-certificate-until-portolan-ends = Este certificado, até o Portolan terminar
known-without-tls = { $user } sem TLS
known-tls-worked-never-without-it = TLS funcionou: nunca sem ele

## learnt

known-row-data-mode = Conexões de dados por
known-row-given-up-epsv = EPSV abandonado
known-row-given-up-pasv = PASV abandonado
known-row-given-up-eprt = EPRT abandonado
known-row-given-up-port = PORT abandonado
known-row-look-ahead-retrieve = Aceita o próximo EPSV com RETR
known-row-look-ahead-store = Aceita o próximo EPSV com STOR
known-row-in-order = Responde em ordem
known-row-rest-stor = Continua envios com REST
known-row-large-rest = Continua arquivos acima de 2 GiB
known-row-mlsd = MLSD diz a verdade
known-row-rename-over = Renomear substitui um arquivo
known-row-list-all = LIST -a mostra nomes ocultos
known-row-keep-alive-in-transfer = Manter ativa durante transferências
known-row-time-command = Datas de alteração definidas por
known-row-doubles-iac = Quer 0xFF dobrado nos nomes
known-row-clock-offset = Seu relógio difere de UTC em
known-row-name-encoding = Codificação dos nomes
known-row-session-limit = Sessões permitidas ao mesmo tempo
known-row-tls-reuse = Exige reutilizar a sessão TLS
known-row-tls-version = Versão de TLS usada
known-yes = sim
known-no = não
