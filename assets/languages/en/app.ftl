## apply

app-the-practice-server-could-not = The practice server could not start

## choices

app-this-proxy-is-not-used = This proxy is not used

## dialogs

app-a-file-dialog-is-open = A file dialog is open already
app-close-it-before-you-open = Close it before you open another one; it may be behind this window.

## work

app-no-folder-is-selected = No folder is selected
app-the-sizes-of-files-are = The sizes of files are shown already.
app-the-bookmarks-could-not-be = The bookmarks could not be kept

## app

app-some-bookmarks-could-not-be = Some bookmarks could not be read
app-some-settings-cannot-be-used = Some settings cannot be used
app-the-windows-preferences-could-not = The window's preferences could not be read
app-there-is-no-such-site = There is no such site
app-no-saved-site-is-called = No saved site is called “{ $name }”, and it is no address.
app-the-tabs-could-not-be = The tabs could not be kept
app-portolan = Portolan
app-portolan-2 = { $site } – Portolan

## notices

app-details = Details

## place

app-home = Home

## practice

app-practice-server = Practice server
app-its-thread-ended-before-it = its thread ended before it was ready

## encoding

app-encoding-of-names = Encoding of names
app-show-as = Show as { $chosen }
app-names-are-kept-as-the = Names are kept as the server has them. This is how they are shown, and how what you type and upload is written.
app-another-one = Another one
app-another-encoding = Another encoding
app-automatic = Automatic

## prefs

app-the-windows-preferences-could-not-2 = The window's preferences could not be kept
app-the-settings-could-not-be = The settings could not be kept

## window

app-width-of-the-panes = Width of the panes
app-height-of-the-dock = Height of the dock

## letters

# Said in English, since the language cannot be drawn; $language is its tag, as ja.
app-no-font-has-the-letters-of = No font has the letters of { $language }
app-the-window-speaks-english-until = The window speaks English until there is one, such as Noto Sans CJK. Start Portolan again then.
