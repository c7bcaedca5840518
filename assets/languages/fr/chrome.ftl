## address

chrome-sites = Sites
chrome-type-an-address-ftpes-user = Saisissez une adresse : ftpes://utilisateur@serveur/dossier
chrome-auto = Auto · { $used }
chrome-auto-2 = Auto
chrome-how-data-connections-are-made = Comment se font les connexions de données
chrome-auto-what-works-epsv-first = Auto : ce qui fonctionne, EPSV d’abord
chrome-epsv-extended-passive-we-connect = EPSV : passif étendu, nous nous connectons
chrome-pasv-passive-we-connect-ipv4 = PASV : passif, nous nous connectons, IPv4 seulement
chrome-eprt-extended-active-the-server = EPRT : actif étendu, le serveur se connecte
chrome-port-active-the-server-connects = PORT : actif, le serveur se connecte, IPv4 seulement
chrome-disconnect = Se déconnecter
chrome-connect = Se connecter
chrome-type-an-address-first = Saisissez d’abord une adresse

## found

chrome-connect-to = Se connecter à { $name }
chrome-go-to = Aller à { $place }
chrome-the-server = Le serveur

## chrome

chrome-but-files-go-in-clear = { $version }, mais les fichiers passent en clair
chrome-certificate-trusted = { $version } · certificat de confiance
chrome-certificate-pinned = { $version } · certificat épinglé
chrome-not-encrypted = Non chiffré

## palette

chrome-commands = Commandes
chrome-search-commands = Chercher une commande
chrome-type-what-you-want-to = Saisissez ce que vous voulez faire, un serveur, un dossier ou un chemin
chrome-nothing-has-these-words = Rien ne contient ces mots

## status

chrome-encoding-of-names = Encodage des noms
chrome-one-round-trip-to-the = Un aller-retour vers le serveur
chrome-waiting-for-your-answer = Attend votre réponse
chrome-connected = Connecté
chrome-trying-again-in = Nouvel essai dans { $after }
chrome-not-connected = Non connecté : { $why }
chrome-queue = File { $percent } %
chrome-paused = suspendu

## tabs

chrome-new-tab = Nouvel onglet
chrome-not-connected-2 = non connecté
chrome-connecting = connexion
chrome-asks-something = pose une question
chrome-connected-2 = connecté
chrome-trying-again = nouvel essai
chrome-failed = échec

## welcome

chrome-type-an-address-above-or = Saisissez une adresse en haut, ou essayez le serveur d’essai sur cet ordinateur.
chrome-where-to = Où aller ?
chrome-starting-the-practice-server = Démarrage du serveur d’essai
chrome-a-real-ftp-server-on = Un vrai serveur FTP sur cet ordinateur, avec des fichiers d’exemple ; il disparaît à la fermeture de la fenêtre
chrome-connect-to-2 = Se connecter à { $url }

## status

chrome-count-sessions = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}

## Sites of other programs

chrome-sites-of-others = Sur cet ordinateur se trouvent des serveurs que vous connaissez déjà : { $programs }.
chrome-take-over = Reprendre de { $program }…
