## address

chrome-sites = Sites
chrome-type-an-address-ftpes-user = Type an address: ftpes://user@host/folder
chrome-auto = Auto · { $used }
chrome-auto-2 = Auto
chrome-how-data-connections-are-made = How data connections are made
chrome-auto-what-works-epsv-first = Auto: what works, EPSV first
chrome-epsv-extended-passive-we-connect = EPSV: extended passive, we connect
chrome-pasv-passive-we-connect-ipv4 = PASV: passive, we connect, IPv4 only
chrome-eprt-extended-active-the-server = EPRT: extended active, the server connects
chrome-port-active-the-server-connects = PORT: active, the server connects, IPv4 only
chrome-disconnect = Disconnect
chrome-connect = Connect
chrome-type-an-address-first = Type an address first

## found

chrome-connect-to = Connect to { $name }
chrome-go-to = Go to { $place }
chrome-the-server = The server

## chrome

chrome-but-files-go-in-clear = { $version }, but files go in clear
chrome-certificate-trusted = { $version } · certificate trusted
chrome-certificate-pinned = { $version } · certificate pinned
chrome-not-encrypted = Not encrypted

## palette

chrome-commands = Commands
chrome-search-commands = Search commands
chrome-type-what-you-want-to = Type what you want to do, a server, a folder or a path
chrome-nothing-has-these-words = Nothing has these words

## status

chrome-encoding-of-names = Encoding of names
chrome-one-round-trip-to-the = One round trip to the server
chrome-waiting-for-your-answer = Waiting for your answer
chrome-connected = Connected
chrome-trying-again-in = Trying again in { $after }
chrome-not-connected = Not connected: { $why }
chrome-queue = Queue { $percent } %
chrome-paused = paused

## tabs

chrome-new-tab = New tab
chrome-not-connected-2 = not connected
chrome-connecting = connecting
chrome-asks-something = asks something
chrome-connected-2 = connected
chrome-trying-again = trying again
chrome-failed = failed

## welcome

chrome-type-an-address-above-or = Type an address above, or try the practice server on this computer.
chrome-where-to = Where to?
chrome-starting-the-practice-server = Starting the practice server
chrome-a-real-ftp-server-on = A real FTP server on this computer, with sample files, gone when the window closes
chrome-connect-to-2 = Connect to { $url }

## status

chrome-count-sessions = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}

## Sites of other programs

# The programs by name, with commas.
chrome-sites-of-others = On this computer there are servers that you know already: { $programs }.
chrome-take-over = Take over from { $program }…
