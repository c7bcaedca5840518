## The queue: what is done with it, and what happens at its end

action-older-done = Afficher les plus anciens
    .help = Afficher plus de ce qui a été fait avant la liste.
action-export-queue = Exporter la file…
    .help = Écrire dans un fichier ce qui reste à faire, à emporter ou à garder.
action-import-queue = Importer une file…
    .help = Ajouter le contenu d’un tel fichier ; il est retenu jusqu’à sa libération.
action-export-failures = Exporter les échecs…
    .help = Écrire les échecs dans un tableau (CSV), avec leurs raisons.
action-filters = Filtres nommés…
    .help = Choisir et modifier les filtres nommés, pour les volets et les dossiers transférés.
action-toggle-filters = Filtres activés
    .help = Activer ou désactiver le dernier jeu de filtres utilisé.
action-the-queue-is-empty = La file est vide
action-all-that-is-remembered = Tout ce qui est gardé en mémoire est affiché
file-dialog-write-to = Écrire { $name } dans
file-dialog-a-file-of-filters = Le filters.xml de FileZilla
file-dialog-a-file-with-a-queue = Un fichier contenant une file
app-some-filters-were-not-taken = Certains filtres n’ont pas été repris
app-the-filters-are-as-they = Les filtres sont restés tels quels
app-filters-are-off = Les filtres sont désactivés
prompts-portolan-closes-in = Portolan se ferme dans { $seconds } s
prompts-the-computer-sleeps-in = L’ordinateur se met en veille dans { $seconds } s
prompts-the-computer-is-shut-down-in = L’ordinateur s’éteint dans { $seconds } s
prompts-nothing-is-left-to-do = Il ne reste rien à faire.
prompts-failed-files-stay = { $count ->
    [one] { $count } fichier a échoué ; la file le garde avec sa raison.
   *[other] { $count } fichiers ont échoué ; la file les garde avec leurs raisons.
}
prompts-stop-it = L’arrêter
prompts-run-this-at-the-end = Exécuter ceci à la fin de la file ?
prompts-it-is-run-as-it-stands = C’est exécuté tel quel, une ligne par mot, sans shell et avec tous vos droits sur cet ordinateur. Toute autre commande sera redemandée.
prompts-remove-it = Le retirer
prompts-let-it-run = Laisser exécuter
prompts-not-now = Pas maintenant

## settings and dock

settings-page-at-the-end = À la fin de la file
settings-then-nothing = Rien de plus
settings-then-close = Fermer Portolan
settings-then-sleep = Mettre l’ordinateur en veille
settings-then-shut-down = Éteindre l’ordinateur
settings-remember-what-is-done = Garder en mémoire ce qui est terminé
    .help = Autant de fichiers restent dans la liste de ce qui est terminé, même après la fin du programme ; 0 = aucun.
settings-show-a-notification = Afficher une notification
    .help = Quand ce qu’il y avait à faire a duré plus de 10 s.
settings-play-a-sound = Jouer un son
settings-run-a-command = Exécuter une commande
    .help = Un programme et ses arguments, sans shell ; les guillemets regroupent les mots. On demande une fois s’il peut s’exécuter.
settings-and-then = Et ensuite
    .help = Après 30 s pendant lesquelles on peut l’arrêter. Le panneau offre la même chose pour une fois.
settings-keep-the-computer-awake = Garder l’ordinateur éveillé pendant les transferts
    .help = D’ici là, il ne se met pas en veille de lui-même.
settings-something-is-missing-behind = Il manque quelque chose après le dernier \
settings-the-name-of-a-program = Il faut d’abord le nom d’un programme
settings-the-closing-quote-is-missing = Il manque le { $quote } fermant
queue-closes = Ferme
queue-sleeps = Veille
queue-shuts-down = Éteint
queue-this-time-only = Cette fois seulement
queue-always = Toujours
queue-run-a-command = Exécuter une commande…
queue-a-command-runs = Une commande s’exécute…
queue-the-computer-may-fall-asleep = L’ordinateur pourrait se mettre en veille avant : { $why }
queue-waits-for-room-on-the-server = Attend de la place sur le serveur
queue-waits-for-room-on-the-disk = Attend de la place sur le disque
queue-paused = Suspendu
queue-the-site-is-held = Le site est retenu
queue-begins = Commence { $when }
pane-hidden-by-filters = { $count } masqués par des filtres

## work: details of a transfer, and when it begins

queue-begin-at = Commencer à…
detail-the-whole-error = L’erreur complète
detail-server = Serveur
detail-comes-from = Vient de
detail-goes-to = Va vers
detail-state = État
detail-attempts = Tentatives
detail-session = Session
detail-no-tls = Pas de TLS, ou plus dans le journal
detail-encryption = Chiffrement
detail-data-connection = Connexion de données
detail-said-on-this-session = Derniers mots de cette session
begin-at-when-shall-it-begin = Quand cela doit-il commencer ?
begin-at-when-shall-everything-begin = Quand tout doit-il commencer ?
begin-at-a-time-is-needed = Il faut une heure comme 22:30 ou 2026-12-01 08:00
begin-at-time = Heure
begin-at-it-is-held-until = C’est retenu jusque-là : { $when }
begin-at-a-time-of-the-day = Une heure du jour désigne la prochaine ; ou un jour et une heure, comme 2026-12-01 08:00.
begin-at-begin-now = Commencer maintenant
begin-at-begin-then = Commencer alors
