## Tabs of the form

sites-tab-general = Général
sites-tab-transfer = Transfert
sites-tab-security = Sécurité
sites-tab-network = Réseau
sites-tab-advanced = Avancé

## The form of a site: choices

sites-log-on-anonymous = Anonyme
sites-log-on-user = Utilisateur et mot de passe
sites-log-on-account = Utilisateur, mot de passe et compte
sites-log-on-ask = Utilisateur, et demander le mot de passe
sites-log-on-interactive = Interactif : le serveur demande
sites-mode-default = Auto : passif d’abord, puis actif
sites-mode-epsv = EPSV : passif étendu, nous nous connectons
sites-mode-pasv = PASV : passif, nous nous connectons, IPv4 seulement
sites-mode-eprt = EPRT : actif étendu, le serveur se connecte
sites-mode-port = PORT : actif, le serveur se connecte, IPv4 seulement
sites-tls-if-offered = FTP, sous TLS si offert
sites-tls-explicit = FTP sous TLS, exigé (explicite)
sites-tls-implicit = FTP sous TLS dès le premier octet (implicite)
sites-tls-off = FTP en clair : tout le monde sur le chemin peut le lire
sites-if-exists-default = Comme dans les réglages
sites-if-exists-replace = Le remplacer
sites-if-exists-newer = Le remplacer si la source est plus récente
sites-if-exists-size = Le remplacer si les tailles diffèrent
sites-if-exists-newer-or-size = Le remplacer si la source est plus récente ou si les tailles diffèrent
sites-if-exists-content = Le remplacer si le contenu diffère
sites-if-exists-resume = Ajouter ce qui manque
sites-if-exists-keep-both = Garder les deux
sites-if-exists-skip = Le laisser
sites-verify-default = Comme dans les réglages
sites-verify-size = Par leur taille
sites-verify-checksum = Par une somme de contrôle, si le serveur en fait une
sites-verify-read-back = Par une somme de contrôle, ou en les relisant
sites-family-default = IPv4 et IPv6, le premier qui répond
sites-family-ipv4 = IPv4 seulement
sites-family-ipv6 = IPv6 seulement
sites-when-default = Si le serveur est connu pour cela
sites-when-always = Toujours
sites-when-never = Jamais

## The form of a site: fields; .hint is what stands in an empty one, .on what is beside a tick

sites-field-name = Nom
sites-field-tls = Protocole
sites-field-host = Hôte
sites-field-port = Port
sites-field-log-on = Se connecter en tant que
sites-field-user = Utilisateur
sites-field-remote-folder = Dossier distant
    .hint = Le dossier de la connexion
sites-field-local-folder = Dossier local
    .hint = Celui qui est affiché
sites-field-mode = Connexions de données
sites-field-colour = Couleur
sites-field-icon = Icône
sites-field-note = Note
sites-field-sessions = Sessions
    .hint = Comme dans les réglages, de 1 à 32
sites-field-if-exists = S’il existe
sites-field-atomic = Envois
    .on = Sous un nom temporaire jusqu’à ce qu’ils soient complets
sites-field-bin = Fichiers remplacés
    .on = Vont pour 30 jours dans la corbeille du serveur, .portolan-bin
sites-field-verify = Preuve des transferts
sites-field-upload-limit = Limite d’envoi
    .hint = Kio par seconde ; vide = aucune
sites-field-download-limit = Limite de téléchargement
    .hint = Kio par seconde ; vide = aucune
sites-field-linked-browsing = Volets
    .on = Changer de dossier ensemble (navigation liée)
sites-field-compare =
    .on = Comparer les deux côtés dès la connexion
sites-field-tls-min = Version minimale
sites-field-tls-max = Version maximale
sites-field-pin = Certificat
    .hint = SHA-256 du seul accepté en plus des certificats de confiance
sites-field-client-certificate = Notre certificat
    .hint = Fichier PEM auquel le serveur reconnaît cet ordinateur
sites-field-plain-data = Fichiers
    .on = En clair si le serveur refuse de les protéger
sites-field-proxy = Proxy
    .hint = Comme dans les réglages ; `none`, ou socks5://hôte:port
sites-field-proxy-commands = Commandes du proxy
    .hint = Pour ftp-custom:// : USER %u@%h, PASS %p, une par ligne
sites-field-family = Adresses
sites-field-active-ports = Ports actifs
    .hint = 50000-50100 ; vide = n’importe lequel
sites-field-external-address = Adresse active
    .hint = L’adresse d’un routeur ; vide = celle de cet ordinateur
sites-field-trust-pasv-address = Adresse passive
    .on = Se connecter à l’adresse indiquée par le serveur (PASV)
sites-field-keep-alive = Maintien
    .hint = noop:30 ; stat:60, pwd:60 ou off
sites-field-encoding = Noms en
    .hint = UTF-8, ou trouvé ; sinon GBK, windows-1252 …
sites-field-time-offset = Horloge
    .hint = Trouvée ; sinon +01:00 sur UTC
sites-field-server-family = Famille du serveur
    .hint = Trouvée
sites-field-hidden-files = LIST -a
sites-field-language = Langue
    .hint = Des mots du serveur, comme `en` (LANG)
sites-field-allocate =
    .on = Annoncer la taille avant chaque envoi
sites-field-post-login = Après la connexion
    .hint = Commandes, une par ligne : SITE UMASK 022

## draft

sites-a-user-has-no-control = Un utilisateur n’a pas de caractères de contrôle
sites-who-logs-on = Qui se connecte ?
sites-every-bookmark-needs-a-name = Chaque signet a besoin d’un nom
sites-every-bookmark-needs-a-folder = Chaque signet a besoin d’un dossier, ici ou là-bas
sites-this-is-no-number = Ce n’est pas un nombre
sites-this-is-no-number-of = Ce n’est pas un nombre de Kio par seconde
sites-some-bytes-a-second-are = Il faut quelques octets par seconde, ou rien pour aucune limite

## folder

sites-folder = Dossier
sites-name-of-the-folder = Nom du dossier
sites-holds = Contient
sites-count-sites = { $count ->
    [one] { $count } site
   *[other] { $count } sites
}

## form

sites-this-site-is-of-the = Ce site vient du fichier de l’administrateur de cet ordinateur. Dupliquez-le pour modifier la copie.
sites-host = Hôte
sites-port = Port
sites-colour-teal = Couleur sarcelle
sites-colour-violet = Couleur violette
sites-colour-green = Couleur verte
sites-colour-amber = Couleur ambre
sites-colour-red = Couleur rouge
sites-colour-blue = Couleur bleue
sites-colour-magenta = Couleur magenta
sites-colour-orange = Couleur orange
sites-icon-anchor = Icône ancre
sites-icon-globe = Icône globe
sites-icon-drives = Icône disques
sites-icon-cloud = Icône nuage
sites-icon-database = Icône base de données
sites-icon-desktop = Icône écran
sites-icon-laptop = Icône portable
sites-icon-house = Icône maison
sites-icon-router = Icône routeur
sites-icon-picture = Icône image
sites-icon-music = Icône musique
sites-icon-code = Icône code
sites-icon-parcel = Icône colis
sites-icon-bug = Icône insecte
sites-icon-star = Icône étoile
sites-asked-for-the-settings-of = Demandé : les réglages de cet ordinateur interdisent de garder des mots de passe
sites-asked-for-when-it-is = Demandé quand il le faut, si aucun n’est saisi
sites-kept-under-the-master-password = Gardé sous le mot de passe principal, ou demandé
sites-kept-in-the-system-keyring = Gardé dans le trousseau du système, ou demandé
sites-bookmarks = Signets
sites-local-folder = Dossier local
sites-remote-folder = Dossier distant
sites-of-bookmark = { $what } du signet { $at }
sites-remove-bookmark = Retirer le signet { $at }
sites-add-a-bookmark = Ajouter un signet

## site_manager

sites-came = { $count ->
    [one] { $count } site ajouté
   *[other] { $count } sites ajoutés
}
sites-without = , sans { $lines }
sites-written-to = Écrit dans { $path }{ $left_out }
sites-sites = Sites
sites-new-site = Nouveau site
sites-find-a-site = Chercher un site
sites-no-sites-yet-make-one = Pas encore de sites. Créez-en un, ou reprenez ceux d’un autre programme.
sites-import = Importer…
sites-nothing-is-chosen = Rien n’est choisi
sites-choose-a-site-on-the = Choisissez un site à gauche, ou créez-en un.
sites-count-items = { $count ->
    [one] { $count } élément
   *[other] { $count } éléments
}
sites-delete-with-all-that-is = { $count ->
    [one] Supprimer { $count } élément avec tout son contenu ?
   *[other] Supprimer { $count } éléments avec tout leur contenu ?
}
sites-what-was-changed-is-not = Les modifications ne sont pas enregistrées.
sites-not-saved-yet = { $count ->
    [one] { $count } site pas encore enregistré
   *[other] { $count } sites pas encore enregistrés
}
sites-keep = Garder
sites-discard = Abandonner
sites-connect = Se connecter
sites-new-folder = Nouveau dossier { $number }

## moving

sites-import-sites = Importer des sites
sites-back = Retour
sites-import-2 = Importer
sites-import-count = { $count ->
    [one] Importer { $count } site
   *[other] Importer { $count } sites
}
sites-file-of-another-program = Fichier d’un autre programme
sites-a-file-of-filezilla-winscp = Un fichier de FileZilla, WinSCP, Double Commander, rclone, lftp, ou un .netrc
sites-choose = Choisir…
sites-read = Lire
sites-looking-for-files-of-other = Recherche de fichiers d’autres programmes…
sites-no-file-of-another-program = Aucun fichier d’un autre programme n’est à sa place habituelle. Indiquez-en un ci-dessus.
sites-found-on-this-computer-they = Trouvés sur cet ordinateur. Ils sont seulement lus.
sites-read-of = Lire { $title } { $path }
sites-with-count = { $count ->
    [one] Avec { $count } mot de passe
   *[other] Avec { $count } mots de passe
}
sites-with-the-settings = Avec les réglages
sites-with-the-filters = { $count ->
    [one] Avec { $count } filtre
   *[other] Avec { $count } filtres
}
sites-trust-its-certificates = Accepter ses certificats
sites-password-of-the-passwords-in = Mot de passe des mots de passe du fichier
sites-password-of-the-passwords-in-2 = Mot de passe des mots de passe du fichier ; puis Lire à nouveau
sites-there-already = { " " }· déjà là
sites-with-its-password = { " " }· avec son mot de passe
sites-left-out = Laissé de côté
sites-filter-of-import = Filtre · { $name }
sites-certificate-of = Certificat de { $server } : { $sha256 }
sites-setting = Réglage · { $line }
sites-export-count = { $count ->
    [one] Exporter { $count } site
   *[other] Exporter { $count } sites
}
sites-portolans-own-form-toml = Le format de Portolan (TOML)
sites-filezillas-form-xml = Le format de FileZilla (XML)
sites-with-the-passwords = Avec les mots de passe
sites-everybody-who-has-the-file = Quiconque a le fichier peut y lire les mots de passe.
sites-encrypted-under = Chiffré sous
sites-password-of-the-passwords = Mot de passe des mots de passe
sites-new-file = Nouveau fichier
sites-export-2 = Exporter

## tree

sites-out-of-all-folders = Hors de tout dossier
sites-folder-2 = Dossier { $name }
sites-site = Site { $name }
sites-into-this-folder = Dans ce dossier
sites-before-this-one = Avant celui-ci
sites-new-site-here = Nouveau site ici
sites-new-folder-here = Nouveau dossier ici
sites-duplicate = Dupliquer
sites-export-3 = Exporter…
sites-delete = Supprimer…
sites-queue-of = File pour { $site } : { $uploads } à envoyer, { $downloads } à télécharger, { $size }
sites-what-is-queued-is-held = Ce qui entre dans la file y est retenu jusqu’à ce que vous le libériez, et ne remplace rien sans question.
sites-bookmark-of-import = Signet · { $name }
