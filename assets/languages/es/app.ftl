## apply

app-the-practice-server-could-not = El servidor de práctica no pudo iniciarse

## choices

app-this-proxy-is-not-used = Este proxy no se usa

## dialogs

app-a-file-dialog-is-open = Ya hay un diálogo de archivos abierto
app-close-it-before-you-open = Ciérrelo antes de abrir otro; puede estar detrás de esta ventana.

## work

app-no-folder-is-selected = No hay ninguna carpeta seleccionada
app-the-sizes-of-files-are = Los tamaños de los archivos ya se muestran.
app-the-bookmarks-could-not-be = No se pudieron guardar los marcadores

## app

app-some-bookmarks-could-not-be = No se pudieron leer algunos marcadores
app-some-settings-cannot-be-used = Algunos ajustes no se pueden usar
app-the-windows-preferences-could-not = No se pudieron leer las preferencias de la ventana
app-there-is-no-such-site = No existe ese sitio
app-no-saved-site-is-called = Ningún sitio guardado se llama «{ $name }», y no es una dirección.
app-the-tabs-could-not-be = No se pudieron guardar las pestañas
app-portolan = Portolan
app-portolan-2 = { $site } – Portolan

## notices

app-details = Detalles

## place

app-home = Carpeta personal

## practice

app-practice-server = Servidor de práctica
app-its-thread-ended-before-it = su hilo terminó antes de estar listo

## encoding

app-encoding-of-names = Codificación de nombres
app-show-as = Mostrar en { $chosen }
app-names-are-kept-as-the = Los nombres se conservan como los tiene el servidor. Así se muestran, y así se escribe lo que usted teclea y sube.
app-another-one = Otra
app-another-encoding = Otra codificación
app-automatic = Automática

## prefs

app-the-windows-preferences-could-not-2 = No se pudieron guardar las preferencias de la ventana
app-the-settings-could-not-be = No se pudieron guardar los ajustes

## window

app-width-of-the-panes = Ancho de los paneles
app-height-of-the-dock = Altura del panel inferior

## letters

app-no-font-has-the-letters-of = Ninguna fuente tiene las letras de { $language }
app-the-window-speaks-english-until = La ventana habla inglés hasta que haya una, como Noto Sans CJK. Inicie entonces Portolan de nuevo.
