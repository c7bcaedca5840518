## certificate

prompts-the-certificate-of-has-changed = Le certificat de { $server } a changé
prompts-trust-the-certificate-of = Faire confiance au certificat de { $server } ?
prompts-do-not-connect = Ne pas se connecter
prompts-trust-once = Accepter une fois
prompts-replace-the-trusted-one = Remplacer l’ancien
prompts-always-trust = Toujours accepter
prompts-either-the-server-has-a = Soit le serveur a un nouveau certificat, soit quelqu’un s’est placé entre vous et lui. Demandez à son propriétaire avant de continuer.
prompts-compare-the-sha-256-below = { $problem } Comparez le SHA-256 ci-dessous à celui que vous donne le propriétaire de { $host }.
prompts-made-for = Établi pour
prompts-good-for = Valable pour
prompts-signed-by = Signé par
prompts-valid = Validité
prompts-from-to = du { $from } au { $to }
prompts-trusted-before = Accepté avant
prompts-nobody-whom-this-computer-trusts = Personne en qui cet ordinateur a confiance ne l’a signé.
prompts-its-time-is-over = Il a expiré.
prompts-its-time-has-not-begun = Il n’est pas encore valable, ou l’horloge de cet ordinateur est fausse.
prompts-it-was-made-for-another = Il a été établi pour un autre nom que celui de ce serveur.
prompts-its-issuer-has-taken-it = Son émetteur l’a révoqué.
prompts-it-is-another-one-than = Ce n’est pas celui qui avait été accepté.
prompts-it-is-malformed-too-old = Il est mal formé, trop ancien ou pas destiné aux serveurs.

## delete

prompts-move-to-the-trash = Mettre à la corbeille
prompts-move-to-the-trash-2 = Mettre { $what } à la corbeille ?
prompts-delete = Supprimer { $what } ?
prompts-and-more = et { $count } autres
prompts-you-can-take-it-out = Vous pourrez le ressortir de la corbeille.
prompts-folders-go-with-all-that = Les dossiers partent avec tout leur contenu. Un serveur n’a pas de corbeille : c’est irréversible.
prompts-a-server-has-no-trash = Un serveur n’a pas de corbeille : c’est irréversible.

## error

prompts-where = Où
prompts-why = Pourquoi
prompts-what-to-do = Que faire
prompts-cause = Cause

## exists

prompts-replace-if-newer = Remplacer si plus récent
prompts-resume = Reprendre
prompts-keep-both = Garder les deux
prompts-already-exists = { $name } existe déjà
prompts-for-all-the-rest-of = Pour tout le reste de cet envoi
prompts-for-all-the-rest-of-the-copy = Pour tout le reste de cette copie
prompts-for-all-the-rest-of-2 = Pour tout le reste de ce téléchargement
prompts-more = (encore { $count })
prompts-stop-queue = Arrêter la file
prompts-the-file-on-the-server = le fichier sur le serveur
prompts-the-file-on-this-computer = le fichier sur cet ordinateur
prompts-or-if-the-sizes-differ = ou si les tailles diffèrent
prompts-append-what-is-missing = ajouter ce qui manque
prompts-on-that-server = { $folder } sur { $server }
prompts-on-server = { $folder } sur le serveur
prompts-size-unknown = taille inconnue
prompts-time-unknown = date inconnue
prompts-newer = plus récent

## leave

prompts-files-are-still-moving = Des fichiers sont encore en transfert
prompts-files-not-done-yet = { $count ->
    [one] { $count } fichier n’est pas encore terminé.
   *[other] { $count } fichiers ne sont pas encore terminés.
}
prompts-go-on-without-a-window = Continuer sans fenêtre
prompts-and-close-when-all-is = et fermer quand tout est terminé, ou si une question se pose
prompts-finish-the-files-that-move = Finir les fichiers en cours, puis fermer
prompts-the-rest-waits-paused-for = le reste attend, suspendu, la prochaine fois
prompts-stop-and-close = Arrêter et fermer
prompts-what-is-half-done-can = ce qui est à moitié fait pourra être repris
prompts-the-settings-can-answer-this = Les réglages peuvent répondre à cela une fois pour toutes.

## master

prompts-choose-a-master-password = Choisir un mot de passe principal
prompts-master-password = Mot de passe principal
prompts-no-keyring-runs-in-this = Aucun trousseau ne tourne dans cette session. Les mots de passe peuvent être gardés dans un fichier de cet ordinateur, chiffré par un mot de passe principal. Personne ne peut les récupérer sans lui.
prompts-it-opens-the-passwords-that = Il ouvre les mots de passe gardés sur cet ordinateur, tant que Portolan tourne.
prompts-this-is-not-the-master = Ce n’est pas le mot de passe principal
prompts-the-same-once-more = Le même encore une fois
prompts-both-differ = Les deux diffèrent
prompts-use-it = Utiliser

## new_folder

prompts-name-of-the-folder = Nom du dossier
prompts-create = Créer
prompts-new-folder-and-enter = Nouveau dossier et y entrer
prompts-create-and-enter = Créer et entrer
prompts-new-file = Nouveau fichier
prompts-name-of-the-file = Nom du fichier
prompts-in = Dans { $folder }

## password

prompts-password-for = Mot de passe de { $user }
prompts-asks-for-the-password-of = { $server } demande le mot de passe de { $user }.
prompts-account-of = Compte de { $user }
prompts-account = Compte
prompts-asks-for-the-account-of = { $server } demande le compte de { $user }, en plus de l’utilisateur et du mot de passe.
prompts-it-says = Il dit : { $words }
prompts-keep-it-in-the-keyring = Le garder dans le trousseau de cet ordinateur
prompts-log-in = Se connecter

## plain

prompts-offers-no-encryption = { $server } n’offre aucun chiffrement
prompts-password-names-and-files-would = Mot de passe, noms et fichiers voyageraient en clair : quiconque se trouve sur le chemin peut les lire et les modifier. Sur votre propre réseau, cela peut convenir.
prompts-the-server-said = Le serveur a dit « { $reply } »
prompts-connect-without-encryption = Se connecter sans chiffrement

## restore

prompts-open-the-tabs-of-the = Ouvrir les onglets de la dernière fois ?
prompts-do-not-ask-again = Ne plus demander
prompts-begin-empty = Commencer à vide
prompts-open-them = Les ouvrir
prompts-held-until = La connexion est maintenue pour la réponse jusqu’à { $time }. Ensuite, ou si le serveur raccroche avant, une nouvelle est établie pour elle.
prompts-remove = { $count ->
    [one] Retirer { $count } élément de la file ?
   *[other] Retirer { $count } éléments de la file ?
}
prompts-remove-what = Ce qui est déjà fait reste où il est. Ce qui a commencé est arrêté, et ses fichiers inachevés sont supprimés ; cela ne peut pas être annulé.
prompts-remove-yes = Retirer
