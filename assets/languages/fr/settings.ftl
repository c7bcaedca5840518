## Pages

settings-language-of-the-system = Comme le système

## Choices of the settings

settings-theme-system = Comme le système
settings-theme-dark = Sombre
settings-theme-light = Clair
settings-rows-compact = Serrées
settings-rows-normal = Normales
settings-rows-roomy = Aérées
settings-dates-short = Aujourd’hui, 07:00 · 20 nov., 18:02
settings-dates-iso = 2026-11-20 18:02
settings-dates-iso-seconds = 2026-11-20 18:02:33
settings-dates-day-month-year = 20.11.2026 18:02
settings-dates-month-day-year = 11/20/2026 06:02 PM
settings-sizes-decimal = 12,4 Ko (1 Ko = 1 000 octets)
settings-sizes-binary = 12,1 Kio (1 Kio = 1 024 octets)
settings-sizes-bytes = 12 400 octets
settings-at-start-ask = Demander
settings-at-start-always = Les ouvrir
settings-at-start-never = Commencer par un onglet vide
settings-when-busy-ask = Demander
settings-when-busy-background = Continuer sans fenêtre jusqu’à la fin
settings-when-busy-stop = Arrêter les transferts

## Connections

settings-sessions-for-transfers-with-one = Sessions pour les transferts avec un site
    .help = Autant de fichiers sont transférés à la fois ; on n’en demande pas plus à un serveur qui en permet moins.
settings-sessions-with-all-sites-together = Sessions avec tous les sites ensemble
    .help = Quel que soit le nombre de sites, pas plus de fichiers ne sont transférés à la fois.
settings-data-connections = Connexions de données
    .help = Pour les adresses saisies ; un site enregistré a son propre choix.

## Transfers

settings-upload-limit = Limite d’envoi
    .help = Pour tous les envois ensemble, par seconde : 500 KB, 2.5 MB. Vide = sans limite.
settings-no-limit = Sans limite
settings-download-limit = Limite de téléchargement
    .help = Pour tous les téléchargements ensemble, par seconde.
settings-limits-by-the-clock = Limites selon l’heure
    .help = Règles séparées par ; : mon-fri 08:00-18:00 up=500000 down=0 (octets par seconde, 0 = sans limite).
settings-uploads-at-a-time = Envois simultanés
settings-downloads-at-a-time = Téléchargements simultanés
settings-attempts = Tentatives
    .help = Nombre d’essais avant qu’un transfert compte comme échoué.
settings-wait-before-the-second-attempt = Attente avant la deuxième tentative
    .help = En secondes ; chaque attente suivante est deux fois plus longue.
settings-longest-wait = Attente la plus longue
    .help = En secondes ; aucune attente entre deux tentatives n’est plus longue.
settings-keep-the-time-of-files = Garder la date des fichiers
    .help = Ce qui est transféré a la date de sa source. Pour les transferts demandés à partir de maintenant.
settings-keep-the-permissions-of-files = Garder les droits des fichiers
    .help = Qui peut lire, écrire et exécuter ce qui est transféré, comme à la source ; jamais setuid ni ses semblables. Pour les transferts demandés à partir de maintenant.
settings-upload-under-a-temporary-name = Envoyer d’abord sous un nom temporaire
    .help = Personne ne voit un demi-fichier sur le serveur. Pour les adresses saisies ; un site enregistré a son propre choix.

## Conflicts

settings-uploads-where-the-file-exists = Envois, si le fichier existe sur le serveur
settings-downloads-where-the-file-exists = Téléchargements, si le fichier existe ici
    .help = Quand dates ou tailles ne peuvent être comparées, la question est toujours posée.
settings-name-where-both-are-kept = Nom quand les deux sont gardés
    .help = { "{" }name{ "}" } est le nom sans extension, { "{" }n{ "}" } un numéro, { "{" }ext{ "}" } l’extension.

## Interface

settings-theme = Thème
settings-language = Langue
    .help = De la fenêtre. Ce que dit un serveur reste tel qu’il le dit.
settings-scale = Échelle
    .help = La taille de tout, texte et reste.
settings-rows-of-lists = Lignes des listes
settings-dates-and-times = Dates et heures
settings-sizes = Tailles
settings-less-motion = Moins de mouvement
    .help = Rien ne glisse ni ne se fond. Là où le bureau demande moins de mouvement, c’est le cas sans ce réglage.

## StartAndQuit

settings-tabs-of-the-last-run = Onglets de la dernière fois
    .help = On se reconnecte aux serveurs ; les mots de passe viennent du trousseau ou sont demandés.
settings-folder-at-the-start = Dossier au démarrage
    .help = Vide = là où la dernière fois s’est terminée.
settings-connect-at-the-start-to = Se connecter au démarrage à
    .help = Une adresse, sans mot de passe. Vide = à rien.
settings-closing-the-window-while-files = Fermer la fenêtre pendant des transferts

## Notifications

settings-ask-for-attention-when-all = Attirer l’attention quand tous les transferts sont terminés
    .help = La barre des tâches le montre tant qu’une autre fenêtre est devant.

## Logging

settings-write-the-log-to-a = Écrire le journal dans un fichier
    .help = Chaque événement sur une ligne JSON, mots de passe masqués. Dès le prochain démarrage ; le fichier est refait à chaque fois.

## Passwords

settings-passwords-may-be-kept = Les mots de passe peuvent être gardés
    .help = Désactivé, chaque mot de passe est demandé chaque fois. Dès le prochain démarrage.
settings-in-the-keyring-of-the = Dans le trousseau du système
    .help = Désactivé, ou s’il n’y en a pas, ils sont dans un fichier sous un mot de passe principal. Dès le prochain démarrage.
settings-lock-the-file-of-passwords = Verrouiller le fichier des mots de passe
    .help = Après tant de minutes sans usage ; 0 = jamais. Dès le prochain démarrage.

## Proxies

settings-proxy = Proxy
    .help = Pour les sites qui ne disent rien d’autre. Pour en utiliser un, saisissez son adresse ci-dessous.
settings-address-of-the-proxy = Adresse du proxy
    .help = SORTE://UTILISATEUR@HÔTE:PORT, SORTE étant socks5, socks4a, http, ftp-user, ftp-site ou ftp-open. Son mot de passe est demandé.
settings-hosts-that-are-reached-without = Hôtes joints sans lui
    .help = Noms avec tout ce qui est dessous, adresses, réseaux (10.0.0.0/8) ou * ; séparés par des espaces.

## Lists

settings-mode-auto-what-works-epsv-first = Auto : ce qui fonctionne, EPSV d’abord
settings-mode-epsv-extended-passive = EPSV : passif étendu
settings-mode-pasv-passive-ipv4-only = PASV : passif, IPv4 seulement
settings-mode-eprt-extended-active = EPRT : actif étendu
settings-mode-port-active-ipv4-only = PORT : actif, IPv4 seulement
settings-exists-replace-if-newer = Remplacer si plus récent
settings-exists-replace-if-of-another-size = Remplacer si la taille diffère
settings-exists-replace-if-newer-or-of = Remplacer si plus récent ou de taille différente
settings-exists-replace-if-the-contents-differ = Remplacer si le contenu diffère
settings-exists-resume-append-what-is-missing = Reprendre : ajouter ce qui manque
settings-exists-keep-both-under-a-free = Garder les deux, sous un nom libre
settings-as-many-as-there-are-sessions = Autant que de sessions
settings-proxy-of-the-environment = Ce que dit l’environnement
settings-proxy-none = Aucun
settings-proxy-below = Celui ci-dessous

## What is wrong with what is typed; no full stop at the end

settings-a-number-from-to = Il faut un nombre de { $least } à { $most }
settings-a-number-with-kb-or-mb = Il faut un nombre avec KB ou MB
settings-a-limit-is-at-least = Une limite est d’au moins 1 octet par seconde
settings-the-whole-path-is-needed = Il faut le chemin complet, depuis la racine
settings-an-address-without-a-password = Il faut une adresse sans mot de passe

## settings_window

settings-page-connections = Connexions
settings-page-transfers = Transferts
settings-page-existing-files = Fichiers existants
settings-page-file-types = Types de fichiers
settings-page-interface = Interface
settings-page-start-and-quit = Démarrage et fin
settings-page-notifications = Notifications
settings-page-log = Journal
settings-page-passwords = Mots de passe
settings-page-proxies = Proxys
settings-page-shortcuts = Raccourcis
settings-settings = Réglages
settings-what-is-changed-holds-at = Ce qui est changé vaut aussitôt.
settings-find-a-setting = Chercher un réglage
settings-no-setting-has-these-words = Aucun réglage ne contient ces mots
settings-the-file-keeps-what-is = Le fichier garde ce qui y est écrit jusqu’à ce que vous choisissiez autre chose ici.

## shortcuts

settings-keys-as-in = Touches comme dans
settings-preset-of-shortcuts = Jeu de raccourcis
settings-put-all-back = Tout remettre
settings-find-an-action = Chercher une action
settings-find-an-action-or-keys = Chercher une action ou des touches
settings-no-action-has-these-words = Aucune action ne contient ces mots
settings-also = { $words }, aussi { $label }
settings-take-from = Retirer { $words } à : { $label }
settings-press-the-keys-esc-leaves = Appuyez sur les touches ; Échap laisse tel quel
settings-add-keys-for = Ajouter des touches à : { $label }
settings-put-back-the-keys-of = Remettre les touches de : { $label }
settings-calls-already = { $words } appelle déjà « { $label } »
settings-leave-it = Laisser ainsi
settings-take-it-for = Prendre pour « { $label } »

## Passwords

settings-where-passwords-are = Où sont les mots de passe
settings-passwords-forbidden = Nulle part : les réglages interdisent de les garder. Ils sont demandés.
settings-passwords-in-keyring = Dans le trousseau du système.
settings-passwords-unknown = Personne n’a encore regardé.
settings-passwords-nowhere = Aucun trousseau ne tourne dans cette session, et aucun mot de passe principal n’a été choisi : ils sont demandés.
settings-passwords-open = Dans un fichier sous un mot de passe principal, ouvert jusqu’au verrouillage ou à la fin de Portolan.
settings-passwords-locked = Dans un fichier sous un mot de passe principal, verrouillé.
settings-choose-master = Choisir un mot de passe principal…
settings-open-passwords = Ouvrir
settings-change-master = Autre mot de passe principal…
settings-lock-now = Verrouiller maintenant
settings-forgotten-master = Oublié…
settings-forget-master-question = Sans le mot de passe principal, personne ne peut lire les mots de passe. Mettre le fichier de côté et recommencer avec un vide ?
settings-set-passwords-aside = Le mettre de côté
settings-new-master = Nouveau mot de passe principal
settings-master = Mot de passe principal
settings-master-once-more = Le même encore une fois
settings-masters-differ = Les deux diffèrent
settings-use-master = Utiliser

## Editing

settings-page-editing = Modification
settings-transfer-type-help = Binaire transfère les fichiers octet par octet. ASCII (TYPE A) donne au texte les fins de ligne de l’autre côté ; tout autre contenu en est abîmé, rien n’est repris, et ni les tailles ni les sommes de contrôle ne prouvent rien. Automatique transfère en ASCII ce que les listes ci-dessous désignent comme du texte.
settings-text-endings = Extensions des fichiers texte
    .help = Pour automatique : ce qui suit le dernier point, séparé par des espaces. Le texte en UTF-16 n’a pas sa place ici.
settings-text-endings-hint = txt html css
settings-text-names-hint = README; Makefile
settings-text-names = Noms des fichiers texte
    .help = Pour automatique : des noms entiers, séparés par ;.
settings-text-without-ending = Les fichiers sans extension sont du texte
    .help = Pour automatique. Sous Unix, la plupart des programmes n’en ont pas.
settings-text-hidden = Les fichiers cachés sans extension sont du texte
    .help = Pour automatique : les noms qui commencent par leur seul point, comme .profile.
settings-an-ending-has-no-dot = Une extension ne contient ni point ni / : { $ending }
settings-a-name-has-no-slash = Un nom ne contient pas de / : { $name }
settings-editor = Éditeur
    .help = Le programme qui ouvre les fichiers à modifier, avec ses arguments ; {"{"}file{"}"} désigne le fichier, sinon il vient en dernier. Aucun shell ne le lit. Vide = le programme du bureau.
settings-programs-by-ending = Programmes par extension
    .help = Extensions, = et un programme, séparés par ; pour afficher et modifier : html css = code --wait; png = gimp
settings-editor-hint = code --wait
settings-programs-hint = html css = code --wait; png = gimp
