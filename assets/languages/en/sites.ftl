## Tabs of the form

sites-tab-general = General
sites-tab-transfer = Transfer
sites-tab-security = Security
sites-tab-network = Network
sites-tab-advanced = Advanced

## The form of a site: choices

sites-log-on-anonymous = Anonymous
sites-log-on-user = User and password
sites-log-on-account = User, password and account
sites-log-on-ask = User, and ask for the password
sites-log-on-interactive = Interactive: the server asks
sites-mode-default = Auto: passive first, then active
sites-mode-epsv = EPSV: extended passive, we connect
sites-mode-pasv = PASV: passive, we connect, IPv4 only
sites-mode-eprt = EPRT: extended active, the server connects
sites-mode-port = PORT: active, the server connects, IPv4 only
sites-tls-if-offered = FTP, over TLS if offered
sites-tls-explicit = FTP over TLS, required (explicit)
sites-tls-implicit = FTP over TLS from the first byte (implicit)
sites-tls-off = Plain FTP: everybody on the way can read it
sites-if-exists-default = As the settings have it
sites-if-exists-replace = Replace it
sites-if-exists-newer = Replace it if the source is newer
sites-if-exists-size = Replace it if the sizes differ
sites-if-exists-newer-or-size = Replace it if the source is newer, or sizes differ
sites-if-exists-content = Replace it if the contents differ
sites-if-exists-resume = Append what is missing
sites-if-exists-keep-both = Keep both
sites-if-exists-skip = Leave it
sites-verify-default = As the settings have it
sites-verify-size = By their size
sites-verify-checksum = By a checksum, where the server makes one
sites-verify-read-back = By a checksum, or by reading them back
sites-family-default = IPv4 and IPv6, what answers first
sites-family-ipv4 = IPv4 only
sites-family-ipv6 = IPv6 only
sites-when-default = Where the server is known for it
sites-when-always = Always
sites-when-never = Never

## The form of a site: fields; .hint is what stands in an empty one, .on what is beside a tick

sites-field-name = Name
sites-field-tls = Protocol
sites-field-host = Host
sites-field-port = Port
sites-field-log-on = Log on as
sites-field-user = User
sites-field-remote-folder = Remote folder
    .hint = The folder of the log-on
sites-field-local-folder = Local folder
    .hint = The one that is shown
sites-field-mode = Data connections
sites-field-colour = Colour
sites-field-icon = Icon
sites-field-note = Note
sites-field-sessions = Sessions
    .hint = As the settings have it, 1 to 32
sites-field-if-exists = If it exists
sites-field-atomic = Uploads
    .on = Under a temporary name until they are whole
sites-field-bin = Replaced files
    .on = Go into the bin on the server, .portolan-bin, for 30 days
sites-field-verify = Proof of transfers
sites-field-upload-limit = Upload limit
    .hint = KiB a second; empty = none
sites-field-download-limit = Download limit
    .hint = KiB a second; empty = none
sites-field-linked-browsing = Panes
    .on = Go into folders together (linked browsing)
sites-field-compare =
    .on = Compare both sides as soon as it is connected
sites-field-tls-min = Lowest version
sites-field-tls-max = Highest version
sites-field-pin = Certificate
    .hint = SHA-256 of the only one that is accepted besides trusted ones
sites-field-client-certificate = Our certificate
    .hint = PEM file by which the server knows this computer
sites-field-plain-data = Files
    .on = In clear where the server refuses to protect them
sites-field-proxy = Proxy
    .hint = As the settings have it; `none`, or socks5://host:port
sites-field-proxy-commands = Proxy commands
    .hint = For ftp-custom://: USER %u@%h, PASS %p, one a line
sites-field-family = Addresses
sites-field-active-ports = Active ports
    .hint = 50000-50100; empty = any free one
sites-field-external-address = Active address
    .hint = The address of a router; empty = this computer's own
sites-field-trust-pasv-address = Passive address
    .on = Connect to the address that the server names (PASV)
sites-field-keep-alive = Keep-alive
    .hint = noop:30; stat:60, pwd:60 or off
sites-field-encoding = Names in
    .hint = UTF-8, or found out; else GBK, windows-1252 …
sites-field-time-offset = Clock
    .hint = Found out; else +01:00 ahead of UTC
sites-field-server-family = Server family
    .hint = Found out
sites-field-hidden-files = LIST -a
sites-field-language = Language
    .hint = Of the server's words, as `en` (LANG)
sites-field-allocate =
    .on = Tell the size before each upload
sites-field-post-login = After log-on
    .hint = Commands, one a line: SITE UMASK 022

## draft

sites-a-user-has-no-control = A user has no control characters
sites-who-logs-on = Who logs on?
sites-every-bookmark-needs-a-name = Every bookmark needs a name
sites-every-bookmark-needs-a-folder = Every bookmark needs a folder, here or there
sites-this-is-no-number = This is no number
sites-this-is-no-number-of = This is no number of KiB a second
sites-some-bytes-a-second-are = Some bytes a second are needed, or nothing for no limit

## folder

sites-folder = Folder
sites-name-of-the-folder = Name of the folder
sites-holds = Holds
sites-count-sites = { $count ->
    [one] { $count } site
   *[other] { $count } sites
}

## form

sites-this-site-is-of-the = This site is of the file of this computer's administrator. Duplicate it to change the copy.
sites-host = Host
sites-port = Port
sites-colour-teal = Colour teal
sites-colour-violet = Colour violet
sites-colour-green = Colour green
sites-colour-amber = Colour amber
sites-colour-red = Colour red
sites-colour-blue = Colour blue
sites-colour-magenta = Colour magenta
sites-colour-orange = Colour orange
sites-icon-anchor = Icon anchor
sites-icon-globe = Icon globe
sites-icon-drives = Icon drives
sites-icon-cloud = Icon cloud
sites-icon-database = Icon database
sites-icon-desktop = Icon desktop
sites-icon-laptop = Icon laptop
sites-icon-house = Icon house
sites-icon-router = Icon router
sites-icon-picture = Icon picture
sites-icon-music = Icon music
sites-icon-code = Icon code
sites-icon-parcel = Icon parcel
sites-icon-bug = Icon bug
sites-icon-star = Icon star
sites-asked-for-the-settings-of = Asked for: the settings of this computer forbid keeping passwords
sites-asked-for-when-it-is = Asked for when it is needed, if none is typed
sites-kept-under-the-master-password = Kept under the master password, or asked for
sites-kept-in-the-system-keyring = Kept in the system keyring, or asked for
sites-bookmarks = Bookmarks
sites-local-folder = Local folder
sites-remote-folder = Remote folder
# $what is “Name”, “Local folder” or “Remote folder”.
sites-of-bookmark = { $what } of bookmark { $at }
sites-remove-bookmark = Remove bookmark { $at }
sites-add-a-bookmark = Add a bookmark

## site_manager

# What an import brought.
sites-came = { $count ->
    [one] { $count } site came
   *[other] { $count } sites came
}
# Put behind “Written to …”: what the form of the file cannot hold.
sites-without = , without { $lines }
sites-written-to = Written to { $path }{ $left_out }
sites-sites = Sites
sites-new-site = New site
sites-find-a-site = Find a site
sites-no-sites-yet-make-one = No sites yet. Make one, or take those of another program over.
sites-import = Import…
sites-nothing-is-chosen = Nothing is chosen
sites-choose-a-site-on-the = Choose a site on the left, or make a new one.
sites-count-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
sites-delete-with-all-that-is = { $count ->
    [one] Delete { $count } item with all that is in them?
   *[other] Delete { $count } items with all that is in them?
}
sites-what-was-changed-is-not = What was changed is not saved.
sites-not-saved-yet = { $count ->
    [one] { $count } site not saved yet
   *[other] { $count } sites not saved yet
}
sites-keep = Keep
sites-discard = Discard
sites-connect = Connect
sites-new-folder = New folder { $number }

## moving

sites-import-sites = Import sites
sites-back = Back
sites-import-2 = Import
sites-import-count = { $count ->
    [one] Import { $count } site
   *[other] Import { $count } sites
}
sites-file-of-another-program = File of another program
sites-a-file-of-filezilla-winscp = A file of FileZilla, WinSCP, Double Commander, rclone, lftp, or a .netrc
sites-choose = Choose…
# Button: read the file that is named.
sites-read = Read
sites-looking-for-files-of-other = Looking for files of other programs…
sites-no-file-of-another-program = No file of another program is in its usual place. Name one above.
sites-found-on-this-computer-they = Found on this computer. They are only read.
# Button: read the file of another program; $title is the program.
sites-read-of = Read { $title } { $path }
# A tick: take these over as well.
sites-with-count = { $count ->
    [one] With { $count } password
   *[other] With { $count } passwords
}
# Ticks of an import: what comes along.
sites-with-the-settings = With the settings
sites-with-the-filters = { $count ->
    [one] With { $count } filter
   *[other] With { $count } filters
}
sites-trust-its-certificates = Trust its certificates
sites-password-of-the-passwords-in = Password of the passwords in the file
sites-password-of-the-passwords-in-2 = Password of the passwords in the file; then Read again
# Behind the address of a site that could be imported.
sites-there-already = { " " }· there already
sites-with-its-password = { " " }· with its password
sites-left-out = Left out
sites-filter-of-import = Filter · { $name }
sites-certificate-of = Certificate of { $server }: { $sha256 }
sites-setting = Setting · { $line }
sites-export-count = { $count ->
    [one] Export { $count } site
   *[other] Export { $count } sites
}
sites-portolans-own-form-toml = Portolan's own form (TOML)
sites-filezillas-form-xml = FileZilla's form (XML)
sites-with-the-passwords = With the passwords
sites-everybody-who-has-the-file = Everybody who has the file can read the passwords in it.
sites-encrypted-under = Encrypted under
sites-password-of-the-passwords = Password of the passwords
sites-new-file = New file
sites-export-2 = Export

## tree

sites-out-of-all-folders = Out of all folders
sites-folder-2 = Folder { $name }
sites-site = Site { $name }
sites-into-this-folder = Into this folder
sites-before-this-one = Before this one
sites-new-site-here = New site here
sites-new-folder-here = New folder here
sites-duplicate = Duplicate
sites-export-3 = Export…
sites-delete = Delete…
# What another program still had to move, in the list of an import.
sites-queue-of = Queue of { $site }: { $uploads } to upload, { $downloads } to download, { $size }
sites-what-is-queued-is-held = What comes into the queue is held there until you let it go, and replaces nothing without a question.
sites-bookmark-of-import = Bookmark · { $name }
