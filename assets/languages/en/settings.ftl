## Pages

settings-language-of-the-system = As the system has it

## Choices of the settings

settings-theme-system = As the system has it
settings-theme-dark = Dark
settings-theme-light = Light
settings-rows-compact = Compact
settings-rows-normal = Normal
settings-rows-roomy = Roomy
settings-dates-short = Today, 07:00 · Nov 20, 18:02
settings-dates-iso = 2026-11-20 18:02
settings-dates-iso-seconds = 2026-11-20 18:02:33
settings-dates-day-month-year = 20.11.2026 18:02
settings-dates-month-day-year = 11/20/2026 06:02 PM
settings-sizes-decimal = 12.4 KB (1 KB = 1,000 bytes)
settings-sizes-binary = 12.1 KiB (1 KiB = 1,024 bytes)
settings-sizes-bytes = 12,400 bytes
settings-at-start-ask = Ask
settings-at-start-always = Open them
settings-at-start-never = Begin with an empty tab
settings-when-busy-ask = Ask
settings-when-busy-background = Go on without a window until all is done
settings-when-busy-stop = Stop the transfers

## Connections

settings-sessions-for-transfers-with-one = Sessions for transfers with one site
    .help = So many files move at the same time; a server that allows fewer is not asked for more.
settings-sessions-with-all-sites-together = Sessions with all sites together
    .help = However many sites there are, not more move files at the same time.
settings-data-connections = Data connections
    .help = For addresses that are typed; a saved site has a choice of its own.

## Transfers

settings-upload-limit = Upload limit
    .help = For all uploads together, a second: 500 KB, 2.5 MB. Empty = no limit.
settings-no-limit = No limit
settings-download-limit = Download limit
    .help = For all downloads together, a second.
settings-limits-by-the-clock = Limits by the clock
    .help = Rules with ; between them: mon-fri 08:00-18:00 up=500000 down=0 (bytes a second, 0 = no limit).
settings-uploads-at-a-time = Uploads at a time
settings-downloads-at-a-time = Downloads at a time
settings-attempts = Attempts
    .help = So often a transfer is begun before it counts as failed.
settings-wait-before-the-second-attempt = Wait before the second attempt
    .help = Seconds; each further wait is twice as long.
settings-longest-wait = Longest wait
    .help = Seconds; no wait between two attempts is longer.
settings-keep-the-time-of-files = Keep the time of files
    .help = What is moved has the time of its source. For transfers that are asked for from now on.
settings-keep-the-permissions-of-files = Keep the permissions of files
    .help = Who may read, write and run what is moved, as at its source; setuid and its like never. For transfers that are asked for from now on.
settings-upload-under-a-temporary-name = Upload under a temporary name first
    .help = Nobody sees half a file on the server. For addresses that are typed; a saved site has a choice of its own.

## Conflicts

settings-uploads-where-the-file-exists = Uploads, where the file exists on the server
settings-downloads-where-the-file-exists = Downloads, where the file exists here
    .help = Where times or sizes cannot be compared, it is always asked.
settings-name-where-both-are-kept = Name where both are kept
    .help = { "{" }name{ "}" } is the name without its ending, { "{" }n{ "}" } a number, { "{" }ext{ "}" } the ending.

## Interface

settings-theme = Theme
settings-language = Language
    .help = Of the window. What a server says stays as it says it.
settings-scale = Scale
    .help = How large everything is, text and all else.
settings-rows-of-lists = Rows of lists
settings-dates-and-times = Dates and times
settings-sizes = Sizes
settings-less-motion = Less motion
    .help = Nothing slides or fades. Where the desktop asks for less motion, it is so without this.

## StartAndQuit

settings-tabs-of-the-last-run = Tabs of the last run
    .help = Servers are connected to again; passwords come from the keyring, or are asked for.
settings-folder-at-the-start = Folder at the start
    .help = Empty = where the last run ended.
settings-connect-at-the-start-to = Connect at the start to
    .help = An address, without a password. Empty = to nothing.
settings-closing-the-window-while-files = Closing the window while files move

## Notifications

settings-ask-for-attention-when-all = Ask for attention when all transfers have ended
    .help = The task bar shows it while another window is in front.

## Logging

settings-write-the-log-to-a = Write the log to a file
    .help = Every event as a line of JSON, passwords masked. From the next start on; the file is made new each time.

## Passwords

settings-passwords-may-be-kept = Passwords may be kept
    .help = Off, every password is asked for each time. From the next start on.
settings-in-the-keyring-of-the = In the keyring of the system
    .help = Off, or where none runs, they lie in a file under a master password. From the next start on.
settings-lock-the-file-of-passwords = Lock the file of passwords
    .help = After so many minutes without use; 0 = never. From the next start on.

## Proxies

settings-proxy = Proxy
    .help = For sites that do not say otherwise. To use one, type its address below.
settings-address-of-the-proxy = Address of the proxy
    .help = KIND://USER@HOST:PORT, with KIND one of socks5, socks4a, http, ftp-user, ftp-site, ftp-open. Its password is asked for.
settings-hosts-that-are-reached-without = Hosts that are reached without it
    .help = Names with all below them, addresses, networks (10.0.0.0/8), or *; with spaces between them.

## Lists

settings-mode-auto-what-works-epsv-first = Auto: what works, EPSV first
settings-mode-epsv-extended-passive = EPSV: extended passive
settings-mode-pasv-passive-ipv4-only = PASV: passive, IPv4 only
settings-mode-eprt-extended-active = EPRT: extended active
settings-mode-port-active-ipv4-only = PORT: active, IPv4 only
settings-exists-replace-if-newer = Replace if newer
settings-exists-replace-if-of-another-size = Replace if of another size
settings-exists-replace-if-newer-or-of = Replace if newer, or of another size
settings-exists-replace-if-the-contents-differ = Replace if the contents differ
settings-exists-resume-append-what-is-missing = Resume: append what is missing
settings-exists-keep-both-under-a-free = Keep both, under a free name
settings-as-many-as-there-are-sessions = As many as there are sessions
settings-proxy-of-the-environment = What the environment says
settings-proxy-none = None
settings-proxy-below = The one below

## What is wrong with what is typed; no full stop at the end

settings-a-number-from-to = A number from { $least } to { $most } is needed
settings-a-number-with-kb-or-mb = A number with KB or MB is needed
settings-a-limit-is-at-least = A limit is at least 1 byte a second
settings-the-whole-path-is-needed = The whole path is needed, from the top
settings-an-address-without-a-password = An address without a password is needed

## settings_window

settings-page-connections = Connections
settings-page-transfers = Transfers
settings-page-existing-files = Existing files
settings-page-file-types = File types
settings-page-interface = Interface
settings-page-start-and-quit = Start and quit
settings-page-notifications = Notifications
settings-page-log = Log
settings-page-passwords = Passwords
settings-page-proxies = Proxies
settings-page-shortcuts = Shortcuts
settings-settings = Settings
settings-what-is-changed-holds-at = What is changed holds at once.
settings-find-a-setting = Find a setting
settings-no-setting-has-these-words = No setting has these words
settings-the-file-keeps-what-is = The file keeps what is written there until you choose something else here.

## shortcuts

settings-keys-as-in = Keys as in
settings-preset-of-shortcuts = Preset of shortcuts
settings-put-all-back = Put all back
settings-find-an-action = Find an action
settings-find-an-action-or-keys = Find an action or keys
settings-no-action-has-these-words = No action has these words
settings-also = { $words }, also { $label }
settings-take-from = Take { $words } from: { $label }
settings-press-the-keys-esc-leaves = Press the keys; Esc leaves it as it is
settings-add-keys-for = Add keys for: { $label }
settings-put-back-the-keys-of = Put back the keys of: { $label }
settings-calls-already = { $words } calls “{ $label }” already
settings-leave-it = Leave it
settings-take-it-for = Take it for “{ $label }”

## Passwords

settings-where-passwords-are = Where passwords are
settings-passwords-forbidden = Nowhere: the settings forbid keeping them. They are asked for.
settings-passwords-in-keyring = In the keyring of the system.
settings-passwords-unknown = Nobody has looked yet.
settings-passwords-nowhere = No keyring runs in this session, and no master password has been chosen: they are asked for.
settings-passwords-open = In a file under a master password, which is open until it is locked or Portolan ends.
settings-passwords-locked = In a file under a master password, which is locked.
settings-choose-master = Choose a master password…
settings-open-passwords = Open
settings-change-master = Another master password…
settings-lock-now = Lock now
settings-forgotten-master = Forgotten…
# Nothing is deleted: the file gets another name.
settings-forget-master-question = Without the master password nobody can read the passwords. Set the file aside, and begin with an empty one?
settings-set-passwords-aside = Set it aside
settings-new-master = New master password
settings-master = Master password
settings-master-once-more = The same once more
settings-masters-differ = Both differ
settings-use-master = Use it

## Editing

settings-page-editing = Editing
settings-transfer-type-help = Binary moves files byte for byte. ASCII (TYPE A) gives text the line ends of the other side; anything else is damaged by it, nothing is resumed, and sizes and checksums prove nothing. Automatic moves as ASCII what the lists below know for text.
settings-text-endings = Endings of text files
    .help = For automatic: what stands behind the last dot, with spaces between. Text in UTF-16 does not belong here.
settings-text-endings-hint = txt html css
settings-text-names-hint = README; Makefile
settings-text-names = Names of text files
    .help = For automatic: whole names, with ; between.
settings-text-without-ending = Files without an ending are text
    .help = For automatic. On Unix, most programs have none.
settings-text-hidden = Hidden files without an ending are text
    .help = For automatic: names that begin with their only dot, such as .profile.
settings-an-ending-has-no-dot = An ending has no dot and no / in it: { $ending }
settings-a-name-has-no-slash = A name has no / in it: { $name }
settings-editor = Editor
    .help = The program that opens files to be edited, with its arguments; {"{"}file{"}"} stands for the file, else it comes last. No shell reads it. Empty = the program that the desktop has.
settings-programs-by-ending = Programs by ending
    .help = Endings, = and a program, with ; between them, for viewing and editing: html css = code --wait; png = gimp
settings-editor-hint = code --wait
settings-programs-hint = html css = code --wait; png = gimp
