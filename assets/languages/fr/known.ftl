## memory

known-what-portolan-learns-while-it = Ce que Portolan apprend en travaillant avec ce serveur apparaît ici.
known-nothing-was-learnt-yet = Rien n’a encore été appris
known-what = Quoi
known-value = Valeur
known-learnt = Appris
known-from = De
known-learnt-of-this-server = Appris de ce serveur
known-forget = Oublier : { $title }
known-tried-first = Essayé en premier
known-whatever-works = Ce qui fonctionne
known-data-connections-tried-first = Connexions de données essayées en premier
known-sessions-at-a-time = Sessions simultanées
known-as-many-as-it-takes = Autant qu’il en accepte
known-at-most = { $count } au plus
known-most-sessions-at-a-time = Maximum de sessions simultanées

## known

known-what-is-known-of = Ce que l’on sait de { $server }
known-whom-you-trust = À qui vous faites confiance
known-forget-all-of-it = Tout oublier
known-what-is-taken-back-is = Ce qui est retiré sera redemandé quand il le faudra.
known-this-server = Ce serveur
known-trust = Confiance

## trust

known-certificates-that-you-trust-by = Les certificats que vous avez acceptés à la main, et les serveurs autorisés sans TLS, apparaissent ici.
known-only-the-authorities-of-this = Seulement les autorités de cet ordinateur
known-since = Depuis
known-trusted = Accepté
known-take-back = Retirer : { $server }, { $what }
known-this-certificate-always = Ce certificat, toujours
known-this-certificate-until-portolan-ends = Ce certificat, jusqu’à la fin de Portolan
known-without-tls = { $user } sans TLS
known-tls-worked-never-without-it = TLS a fonctionné : plus jamais sans

## learnt

known-row-data-mode = Connexions de données par
known-row-given-up-epsv = EPSV abandonné
known-row-given-up-pasv = PASV abandonné
known-row-given-up-eprt = EPRT abandonné
known-row-given-up-port = PORT abandonné
known-row-look-ahead-retrieve = Accepte l’EPSV suivant avec RETR
known-row-look-ahead-store = Accepte l’EPSV suivant avec STOR
known-row-in-order = Répond dans l’ordre
known-row-rest-stor = Reprend les envois avec REST
known-row-large-rest = Reprend les fichiers de plus de 2 Gio
known-row-mlsd = MLSD dit la vérité
known-row-rename-over = Renommer remplace un fichier
known-row-list-all = LIST -a montre les noms cachés
known-row-keep-alive-in-transfer = Maintien pendant les transferts
known-row-time-command = Dates de modification définies par
known-row-doubles-iac = Veut 0xFF doublé dans les noms
known-row-clock-offset = Son horloge diffère de UTC de
known-row-name-encoding = Encodage des noms
known-row-session-limit = Sessions simultanées permises
known-row-tls-reuse = Exige la reprise de la session TLS
known-row-tls-version = Version TLS utilisée
known-yes = oui
known-no = non
