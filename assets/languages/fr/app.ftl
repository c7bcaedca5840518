## apply

app-the-practice-server-could-not = Le serveur d’essai n’a pas pu démarrer

## choices

app-this-proxy-is-not-used = Ce proxy n’est pas utilisé

## dialogs

app-a-file-dialog-is-open = Une boîte de dialogue de fichiers est déjà ouverte
app-close-it-before-you-open = Fermez-la avant d’en ouvrir une autre ; elle est peut-être derrière cette fenêtre.

## work

app-no-folder-is-selected = Aucun dossier n’est sélectionné
app-the-sizes-of-files-are = Les tailles des fichiers sont déjà affichées.
app-the-bookmarks-could-not-be = Les signets n’ont pas pu être enregistrés

## app

app-some-bookmarks-could-not-be = Certains signets n’ont pas pu être lus
app-some-settings-cannot-be-used = Certains réglages sont inutilisables
app-the-windows-preferences-could-not = Les préférences de la fenêtre n’ont pas pu être lues
app-there-is-no-such-site = Ce site n’existe pas
app-no-saved-site-is-called = Aucun site enregistré ne s’appelle « { $name } », et ce n’est pas une adresse.
app-the-tabs-could-not-be = Les onglets n’ont pas pu être enregistrés
app-portolan = Portolan
app-portolan-2 = { $site } – Portolan

## notices

app-details = Détails

## place

app-home = Dossier personnel

## practice

app-practice-server = Serveur d’essai
app-its-thread-ended-before-it = son fil d’exécution s’est terminé avant qu’il soit prêt

## encoding

app-encoding-of-names = Encodage des noms
app-show-as = Afficher en { $chosen }
app-names-are-kept-as-the = Les noms restent tels que le serveur les a. Voici comment ils sont affichés, et comment est écrit ce que vous saisissez et envoyez.
app-another-one = Un autre
app-another-encoding = Autre encodage
app-automatic = Automatique

## prefs

app-the-windows-preferences-could-not-2 = Les préférences de la fenêtre n’ont pas pu être enregistrées
app-the-settings-could-not-be = Les réglages n’ont pas pu être enregistrés

## window

app-width-of-the-panes = Largeur des volets
app-height-of-the-dock = Hauteur du panneau

## letters

app-no-font-has-the-letters-of = Aucune police n’a les caractères de { $language }
app-the-window-speaks-english-until = La fenêtre parle anglais jusqu’à ce qu’il y en ait une, comme Noto Sans CJK. Redémarrez alors Portolan.
