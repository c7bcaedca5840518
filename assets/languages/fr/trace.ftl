## lines

trace-connecting-to = Connexion à { $address }
trace-connected-to = Connecté à { $address }
trace-resumed = , reprise
trace-data-connection-by = Connexion de données { $id } par { $mode }, { $address }
trace-the-server-named-for-data = Le serveur a indiqué { $named } pour les données ; { $used } est utilisé
trace-data-connection-under-tls = Connexion de données { $id } sous TLS{ $how }
trace-the-server = le serveur
trace-us = nous
trace-not-as-it-should = , pas comme il se doit
trace-data-connection-closed-by-after = • Connexion de données { $id } fermée par { $by } après { $size }{ $how }
trace-no-answer-in-time = • Pas de réponse à temps : { $waiting_for }
trace-closed = Fermé : { $why }
trace-command-waits = La commande { $id } attend
trace-reply = Réponse { $code }
trace-data-connection-is-open = La connexion de données { $id } est ouverte
trace-data-connection = Connexion de données { $id } : { $size }

## trace_panel

trace-commands-and-replies-appear-here = Les commandes et les réponses apparaissent ici, tout secret masqué.
trace-nothing-was-said-yet = Rien n’a encore été dit
trace-time = Heure
trace-session = Session
trace-line = Ligne
trace-log = Journal
trace-copy-line = Copier la ligne
trace-copy-the-whole-log = Copier tout le journal
trace-all-sessions = Toutes les sessions
trace-closed-2 = fermée
trace-session-2 = Session { $number }, { $name }

## What commands of FTP do, beside them in a list; in small letters

trace-stop-the-transfer = arrêter le transfert
trace-room-that-a-file-needs = place nécessaire à un fichier
trace-room-that-is-there = place disponible
trace-go-to-the-folder-above = aller au dossier parent
trace-say-which-program-this-is = dire quel est ce programme
trace-go-to-a-folder = aller à un dossier
trace-delete-a-file = supprimer un fichier
trace-what-the-server-can-do = ce que sait faire le serveur
trace-checksum-of-a-file = somme de contrôle d’un fichier
trace-what-the-server-says-of = ce que le serveur dit de ses commandes
trace-when-a-file-was-modified = date de modification d’un fichier
trace-set-facts-of-a-file = définir les attributs d’un fichier
trace-set-when-a-file-was = définir la date de modification d’un fichier
trace-make-a-folder = créer un dossier
trace-facts-of-one-file = attributs d’un fichier
trace-nothing = rien
trace-set-an-option = définir une option
trace-which-folder-this-is = quel est ce dossier
trace-delete-an-empty-folder = supprimer un dossier vide
trace-rename-from = renommer depuis
trace-rename-to = renommer en
trace-set-permissions = définir les permissions
trace-commands-of-this-server-only = commandes propres à ce serveur
trace-permissions-of-new-files = permissions des nouveaux fichiers
trace-size-of-a-file = taille d’un fichier
trace-state-of-the-server-or = état du serveur ou d’un fichier
trace-which-system-it-is = quel est le système
trace-crc-32-of-a-file = CRC-32 d’un fichier
trace-md5-of-a-file = MD5 d’un fichier
trace-sha-1-of-a-file = SHA-1 d’un fichier
trace-sha-256-of-a-file = SHA-256 d’un fichier
trace-command-for-the-server = Commande pour le serveur
trace-a-command-for-the-server = Une commande pour le serveur, comme FEAT ou SITE CHMOD 644 nom
trace-send = Envoyer
