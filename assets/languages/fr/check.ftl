check-connection = Vérifier la connexion
check-connection-of = Vérifier la connexion · { $server }
check-again = Vérifier à nouveau
check-stop = Arrêter
check-copy-report = Copier le rapport
check-use-for-this-site = Utiliser pour ce site
check-go-on-with-this-certificate = Continuer avec ce certificat

## The steps

check-step-resolve = Nom
check-step-connect = Connexion de contrôle
check-step-tls = TLS
check-step-log-on = Ouverture de session
check-step-data = Connexion de données
check-step-folder = Dossier distant

## How far a step is

check-waiting = en attente
check-running = en cours
check-passed = fonctionne
check-warned = fonctionne, mais
check-failed = ne fonctionne pas
check-left-out = non essayé

## What was found

check-looked-up-by-proxy = résolu par le proxy { $proxy }
check-by-authority = son certificat est garanti par une autorité de cet ordinateur
check-by-fingerprint = son certificat est l’un de ceux auxquels vous avez fait confiance
check-no-tls = ce site se passe de TLS : le mot de passe et tous les fichiers circulent en clair
check-plain-allowed = vous avez permis à ce serveur de se passer de TLS : le mot de passe et tous les fichiers circulent en clair
check-data-in-clear = les fichiers et les listes circulent en clair : le serveur refuse de les protéger, et ce site l’autorise
check-listed = { $count ->
    [one] { $folder } a un élément
   *[other] { $folder } a { $count } éléments
    }
check-resumed = session TLS réutilisée
check-not-resumed = nouvelle session TLS
check-address-replaced = le serveur indique { $named }, où il est injoignable ; { $used } est utilisée à la place
check-through = par { $mode }
check-valid-until = valable jusqu’au { $date }
check-signed-by = signé par { $issuer }

## What follows

check-best = Utilisez { $mode }.
check-best-of-all = Tous les modes de connexion de données fonctionnent ; { $mode } demande le moins de commandes.
check-best-passive = Les modes actifs ne fonctionnent pas d’ici : un routeur ou un pare-feu ne laisse passer aucune connexion du serveur vers cet ordinateur.
check-best-active = Les modes passifs ne fonctionnent pas : un routeur ou un pare-feu devant le serveur ne laisse passer aucune connexion vers les ports qu’il indique.
check-best-of-some = Certains des autres modes ne fonctionnent pas.
check-best-one-time = Un mot de passe à usage unique sert à une seule session : un seul mode a été essayé.
check-no-mode = Aucune connexion de données ne s’établit.
check-no-mode-why = Les commandes atteignent le serveur, mais rien ne peut être listé ni transféré. Demandez à son responsable quels ports sont ouverts pour les connexions de données, ou passez par un proxy.
check-certificate-once = Comparez l’empreinte avec celle que vous donne le responsable du serveur. Elle ne vaut que pour cette vérification ; rien de secret n’a encore été envoyé.
