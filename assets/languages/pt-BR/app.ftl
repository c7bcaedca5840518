## apply

app-the-practice-server-could-not = O servidor de prática não pôde iniciar

## choices

app-this-proxy-is-not-used = Este proxy não é usado

## dialogs

app-a-file-dialog-is-open = Já há uma caixa de diálogo de arquivos aberta
app-close-it-before-you-open = Feche-a antes de abrir outra; ela pode estar atrás desta janela.

## work

app-no-folder-is-selected = Nenhuma pasta está selecionada
app-the-sizes-of-files-are = Os tamanhos dos arquivos já são mostrados.
app-the-bookmarks-could-not-be = Os favoritos não puderam ser guardados

## app

app-some-bookmarks-could-not-be = Alguns favoritos não puderam ser lidos
app-some-settings-cannot-be-used = Algumas configurações não podem ser usadas
app-the-windows-preferences-could-not = As preferências da janela não puderam ser lidas
app-there-is-no-such-site = Esse site não existe
app-no-saved-site-is-called = Nenhum site salvo se chama “{ $name }”, e não é um endereço.
app-the-tabs-could-not-be = As abas não puderam ser guardadas
app-portolan = Portolan
app-portolan-2 = { $site } – Portolan

## notices

app-details = Detalhes

## place

app-home = Pasta pessoal

## practice

app-practice-server = Servidor de prática
app-its-thread-ended-before-it = sua thread terminou antes de ficar pronta

## encoding

app-encoding-of-names = Codificação dos nomes
app-show-as = Mostrar em { $chosen }
app-names-are-kept-as-the = Os nomes ficam como o servidor os tem. É assim que são mostrados, e assim é escrito o que você digita e envia.
app-another-one = Outra
app-another-encoding = Outra codificação
app-automatic = Automática

## prefs

app-the-windows-preferences-could-not-2 = As preferências da janela não puderam ser guardadas
app-the-settings-could-not-be = As configurações não puderam ser guardadas

## window

app-width-of-the-panes = Largura dos painéis
app-height-of-the-dock = Altura do painel inferior

## letters

app-no-font-has-the-letters-of = Nenhuma fonte tem as letras de { $language }
app-the-window-speaks-english-until = A janela fala inglês até haver uma, como Noto Sans CJK. Inicie então o Portolan de novo.
