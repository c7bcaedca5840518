## File

action-open = Ouvrir
    .help = Ouvrir le dossier ou transférer le fichier.
action-transfer = Transférer vers l’autre volet
    .help = Transférer la sélection du volet actif vers l’autre côté.
action-add-to-queue = Ajouter à la file
    .help = Mettre la sélection du volet actif dans la file vers l’autre côté, retenue jusqu’à sa libération.
action-upload-files = Envoyer des fichiers…
    .help = Choisir des fichiers de cet ordinateur et les envoyer.
action-upload-folders = Envoyer des dossiers…
    .help = Choisir des dossiers de cet ordinateur et les envoyer.
action-download-to = Télécharger vers…
    .help = Choisir un dossier de cet ordinateur et y télécharger la sélection du serveur.
action-manual-transfer = Transférer par chemin…
    .help = Indiquer un fichier et sa destination, puis le transférer.
action-quick-look = Aperçu rapide
    .help = Voir un texte ou une image sans le transférer.
action-view = Afficher
    .help = Ouvrir une copie, que personne ne peut modifier, avec le programme prévu.
action-edit = Modifier
    .help = Ouvrir dans l’éditeur ; ce qui y est enregistré retourne de lui-même sur le serveur.
action-open-with-default = Ouvrir avec son programme
    .help = Ouvrir avec le programme prévu par le bureau.
action-reveal = Afficher dans le gestionnaire de fichiers
    .help = L’afficher dans le gestionnaire de fichiers du bureau.
action-terminal = Ouvrir un terminal ici
    .help = Ouvrir un terminal dans ce dossier.
action-new-folder = Nouveau dossier
    .help = Créer un dossier.
action-new-folder-enter = Nouveau dossier et y entrer
    .help = Créer un dossier et y entrer.
action-new-file = Nouveau fichier
    .help = Créer un fichier vide.
action-rename = Renommer
    .help = Renommer sur place.
action-rename-many = Renommer plusieurs…
    .help = Renommer plusieurs éléments à la fois, avec aperçu.
action-duplicate = Dupliquer
    .help = Faire une copie à côté.
action-delete = Supprimer…
    .help = Supprimer, après confirmation.
action-permissions = Permissions…
    .help = Définir qui peut faire quoi.
action-measure = Calculer la taille
    .help = Compter ce que contiennent les dossiers.
action-properties = Propriétés…
    .help = Tout ce qui en est connu, et sa somme de contrôle.

## Edit

action-undo = Annuler
    .help = Revenir sur la dernière opération faite à la main.
action-copy = Copier
    .help = Copier la sélection, pour la coller dans un autre dossier, onglet ou programme.
action-cut = Couper
    .help = Copier la sélection, et la retirer d’ici quand elle est collée.
action-paste = Coller
    .help = Amener ici ce qui a été copié : sur cet ordinateur, vers le serveur, depuis le serveur ou sur celui-ci.
action-select-all = Tout sélectionner
    .help = Tout sélectionner.
action-invert-selection = Inverser la sélection
    .help = Sélectionner ce qui ne l’est pas, et rien d’autre.
action-select-none = Ne rien sélectionner
    .help = Ne rien sélectionner.
action-select-pattern = Sélectionner par motif…
    .help = Sélectionner ou désélectionner des noms selon un motif.
action-copy-names = Copier les noms
    .help = Copier les noms de la sélection.
action-copy-paths = Copier les chemins
    .help = Copier les chemins complets de la sélection.
action-select-differing = Sélectionner ce qui diffère
    .help = Sélectionner dans les deux volets ce que l’autre n’a pas, ou a d’une autre taille ou plus ancien.
action-copy-urls = Copier les adresses
    .help = Copier les adresses de la sélection sur le serveur, sans mot de passe.

## Go

action-back = Revenir en arrière
    .help = Afficher le dossier précédent.
action-forward = Avancer
    .help = Afficher le dossier quitté en revenant en arrière.
action-up = Monter
    .help = Afficher le dossier parent.
action-refresh = Actualiser
    .help = Relire le dossier.
action-switch-pane = Changer de volet
    .help = Donner le clavier à l’autre volet.
action-switch-side = Cet ordinateur ou le serveur dans ce volet
    .help = Montrer cet ordinateur à la place du serveur dans le volet actif, ou le serveur à la place de cet ordinateur.
action-bookmarks = Signets…
    .help = Aller aux dossiers gardés et garder ceux qui sont affichés.
action-link-folders = Aller ensemble
    .help = Les deux volets entrent dans les dossiers et en sortent ensemble.
action-edit-path = Saisir un chemin
    .help = Saisir un chemin.
action-address = Saisir une adresse
    .help = Saisir une adresse.

## View

action-filter = Filtrer
    .help = N’afficher que les noms qui contiennent un texte.
action-find = Rechercher…
    .help = Rechercher dans des arborescences entières, ici et sur le serveur.
action-compare-panes = Comparer les volets
    .help = Marquer dans les deux volets ce que l’autre n’a pas, ou a plus récent, plus ancien ou d’une autre taille.
action-only-differences = Différences seulement
    .help = Pendant la comparaison des volets, masquer ce qui est identique.
action-align-rows = Lignes côte à côte
    .help = Pendant la comparaison des volets, un même nom est à la même hauteur des deux côtés, et ils défilent ensemble.
action-read-contents = Comparer les volets par contenu
    .help = Pendant la comparaison, confronte le contenu des fichiers de même taille : par une somme de contrôle du serveur, sinon chaque octet est rapatrié ici.
action-compare = Comparer avec tous les sous-dossiers…
    .help = Comparer les deux dossiers et tout ce qu’ils contiennent, par taille, date ou contenu ; la liste est dans le dock.
action-synchronise = Synchroniser…
    .help = Rendre un dossier identique à l’autre, avec tout ce qu’il contient ; tout est montré avant d’être fait.
action-select-missing = Sélectionner ce qui manque à l’autre volet
    .help = Pendant la comparaison : sélectionner dans le volet actif ce que l’autre n’a pas.
action-select-newer = Sélectionner ce qui est plus récent
    .help = Pendant la comparaison : sélectionner dans le volet actif ce qui a été modifié plus tard que dans l’autre.
action-panes-are-not-compared = Les volets ne sont pas comparés
action-compare-panes-first = « Comparer les volets » l’active
action-hidden-files = Afficher les fichiers cachés
    .help = Afficher ou masquer les fichiers commençant par un point.
action-tree = Arborescence
    .help = Afficher ou masquer l’arborescence à côté du volet actif.
action-swap-sides = Échanger les côtés
    .help = Mettre le serveur de l’autre côté.
action-folders-first = Dossiers en premier
    .help = Les dossiers avant les fichiers, ou parmi eux.
action-natural-order = Nombres selon leur valeur
    .help = Trier les nombres des noms selon leur valeur, ou chiffre par chiffre.
action-case-sensitive = Majuscules en premier
    .help = Trier les majuscules avant les minuscules, ou sans distinction.
action-show-transfers = Afficher les transferts
    .help = Afficher ce qui est en cours et ce qui attend.
action-show-failed = Afficher les échecs
    .help = Afficher ce qui a échoué, et pourquoi.
action-show-done = Afficher ce qui est terminé
    .help = Afficher ce qui est terminé.
action-show-edits = Afficher les fichiers ouverts
    .help = Afficher les fichiers des serveurs qui sont ouverts ici.
action-show-found = Afficher les résultats
    .help = Afficher ce qu’une recherche ou une comparaison a trouvé.
action-show-log = Afficher le journal
    .help = Afficher les commandes et les réponses.
action-show-chart = Afficher le diagramme du réseau
    .help = Montrer les commandes, les réponses et les connexions de données au fil du temps.
action-theme-dark = Thème sombre
    .help = Couleurs sombres.
action-theme-light = Thème clair
    .help = Couleurs claires.
action-theme-system = Thème du système
    .help = Les couleurs du système.
action-zoom-in = Agrandir
    .help = Tout agrandir.
action-zoom-out = Réduire
    .help = Tout réduire.
action-zoom-reset = Taille normale
    .help = Tout afficher à sa taille propre.

## Server

action-sites = Sites…
    .help = Sites enregistrés : se connecter, modifier, créer, reprendre d’autres programmes.
action-new-site = Nouveau site…
    .help = Renseigner un site : où il est, comment s’y connecter, comment les fichiers y vont.
action-save-site = Enregistrer comme site…
    .help = Enregistrer le serveur de cet onglet comme site.
action-import-sites = Importer des sites…
    .help = Reprendre les sites d’un autre programme.
action-disconnect = Se déconnecter
    .help = Terminer ou ouvrir la connexion de l’onglet.
action-reconnect = Se reconnecter
    .help = Terminer la connexion de l’onglet et se reconnecter.
action-encoding = Encodage des noms…
    .help = Dire dans quel encodage sont les noms du serveur.
action-empty-bin = Vider la corbeille du serveur…
    .help = Supprimer la corbeille du serveur et tout son contenu, après une question.
action-server-memory = Ce que l’on sait de ce serveur
    .help = Ce qui a été appris du serveur.
action-trust-store = À qui vous faites confiance
    .help = Certificats et serveurs acceptés à la main.
action-practice = Serveur d’essai
    .help = Démarrer le serveur d’essai et s’y connecter.

## Queue

action-pause-all = Suspendre ou reprendre les transferts
    .help = Arrêter ou reprendre tous les transferts.
action-queue-hold = Retenir ou reprendre
    .help = Retenir la sélection de la file, ou la libérer.
action-queue-top = En tête de file
    .help = Commencer par la sélection de la file.
action-queue-up = Monter dans la file
    .help = Monter la sélection d’une ligne.
action-queue-down = Descendre dans la file
    .help = Descendre la sélection d’une ligne.
action-queue-bottom = En fin de file
    .help = Finir par la sélection de la file.
action-queue-remove = Retirer de la liste
    .help = Retirer la sélection de la liste ; ce qui est en cours est annulé.
action-queue-select-all = Sélectionner toute la liste
    .help = Sélectionner tout ce qui est dans la liste.
action-queue-retry = Réessayer la sélection
    .help = Essayer à nouveau la sélection.
action-queue-copy = Copier la liste en texte
    .help = Copier la liste en texte, avec des tabulations entre les colonnes.
action-type-automatic = Type de transfert : automatique
    .help = Les fichiers que leur nom désigne comme du texte passent en ASCII, tous les autres octet par octet.
action-type-binary = Type de transfert : binaire
    .help = Tous les fichiers passent octet par octet.
action-type-ascii = Type de transfert : ASCII
    .help = Tous les fichiers passent comme du texte : les fins de ligne deviennent celles de l’autre côté. Tout autre contenu en est abîmé.
action-retry-failed = Réessayer tous les échecs
    .help = Essayer à nouveau tous les éléments en échec.
action-clear-failed = Effacer les échecs
    .help = Oublier tous les éléments en échec.
action-clear-done = Effacer ce qui est terminé
    .help = Oublier ce qui est terminé.
action-clear-log = Effacer le journal
    .help = Oublier le journal.

## Tabs

action-new-tab = Nouvel onglet
    .help = Ouvrir un autre onglet.
action-duplicate-tab = Dupliquer l’onglet
    .help = Ouvrir un autre onglet avec le même serveur et les mêmes dossiers.
action-close-tab = Fermer l’onglet
    .help = Fermer cet onglet.
action-reopen-tab = Rouvrir l’onglet fermé
    .help = Rouvrir le dernier onglet fermé.
action-next-tab = Onglet suivant
    .help = Afficher l’onglet suivant.
action-previous-tab = Onglet précédent
    .help = Afficher l’onglet précédent.
action-tab-left = Onglet vers la gauche
    .help = Déplacer cet onglet vers la gauche.
action-tab-right = Onglet vers la droite
    .help = Déplacer cet onglet vers la droite.
action-tab-1 = Afficher l’onglet 1
    .help = Afficher le premier onglet.
action-tab-2 = Afficher l’onglet 2
    .help = Afficher le deuxième onglet.
action-tab-3 = Afficher l’onglet 3
    .help = Afficher le troisième onglet.
action-tab-4 = Afficher l’onglet 4
    .help = Afficher le quatrième onglet.
action-tab-5 = Afficher l’onglet 5
    .help = Afficher le cinquième onglet.
action-tab-6 = Afficher l’onglet 6
    .help = Afficher le sixième onglet.
action-tab-7 = Afficher l’onglet 7
    .help = Afficher le septième onglet.
action-tab-8 = Afficher l’onglet 8
    .help = Afficher le huitième onglet.
action-tab-9 = Afficher le dernier onglet
    .help = Afficher le dernier onglet.

## Portolan

action-palette = Chercher une commande
    .help = Trouver une action, un site ou un dossier par son nom.
action-settings = Réglages…
    .help = Choisir comment tout fonctionne et s’affiche.
action-edit-shortcuts = Raccourcis…
    .help = Choisir les touches des actions.
action-menu = Menu
    .help = Afficher toutes les actions, par genre.
action-about = À propos de Portolan
    .help = Ce qu’est ce programme, et ce qu’il faut pour signaler un problème.
action-quit = Quitter
    .help = Fermer la fenêtre.

## Keys, as menus show them: what stands on a keyboard for this language

action-key-ctrl = Ctrl
action-key-alt = Alt
action-key-shift = Maj
action-key-delete = Suppr

## Menus

action-menu-file = Fichier
action-menu-edit = Édition
action-menu-go = Aller
action-menu-view = Affichage
action-menu-server = Serveur
action-menu-transfers = Transferts
action-menu-tabs = Onglets
action-menu-portolan = Portolan

## Why an action is not possible now, and what to do

action-no-folder-is-shown-here = Aucun dossier n’est encore affiché ici
action-nothing-is-selected = Rien n’est sélectionné
action-select-files-or-folders-first = Sélectionnez d’abord des fichiers ou des dossiers.
action-nothing-to-download-is-selected = Rien à télécharger n’est sélectionné
action-select-files-or-folders-of = Sélectionnez d’abord des fichiers ou des dossiers du serveur.
action-this-is-the-top = C’est le sommet
action-nothing-to-transfer-to-yet = Pas encore de destination pour le transfert
action-nothing-to-upload-to-yet = Pas encore de destination pour l’envoi
action-no-server-yet = Pas encore de serveur
action-there-is-only-one-tab = Il n’y a qu’un onglet
action-no-tab-was-closed = Aucun onglet n’a été fermé
action-nothing-in-the-list-is = Rien n’est sélectionné dans la liste
action-nothing-failed = Rien n’a échoué
action-nothing-is-done-yet = Rien n’est encore terminé
action-the-log-is-empty = Le journal est vide
action-this-is-for-folders-of = Cela concerne les dossiers de cet ordinateur
action-nothing-of-this-computer-is = Rien de cet ordinateur n’est sélectionné
action-select-a-file-or-folder = Sélectionnez d’abord un fichier ou un dossier.
action-nothing-of-a-server-is = Rien d’un serveur n’est sélectionné
action-select-files-or-folders-there = Sélectionnez-y d’abord des fichiers ou des dossiers.
action-there-is-nothing-to-take = Il n’y a rien à annuler
action-no-folder-was-shown-before = Aucun dossier n’a été affiché avant
action-no-folder-was-left-by = Aucun dossier n’a été quitté en revenant en arrière
action-connect-first = Connectez-vous d’abord à un serveur : saisissez son adresse en haut.
