# Check connection: the steps of a connection, each with what was found.

check-connection = Check connection
check-connection-of = Check connection · { $server }
check-again = Check again
check-stop = Stop
check-copy-report = Copy report
check-use-for-this-site = Use for this site
check-go-on-with-this-certificate = Go on with this certificate

## The steps

check-step-resolve = Name
check-step-connect = Control connection
check-step-tls = TLS
check-step-log-on = Log-on
# Where the mode is not named: the one that works.
check-step-data = Data connection
check-step-folder = Remote folder

## How far a step is

check-waiting = waits
check-running = under way
check-passed = works
check-warned = works, but
check-failed = does not work
check-left-out = not tried

## What was found

check-looked-up-by-proxy = looked up by the proxy { $proxy }
check-by-authority = its certificate is vouched for by an authority of this computer
check-by-fingerprint = its certificate is one that you have trusted
check-no-tls = this site does without TLS: the password and all files go in clear
check-plain-allowed = you have allowed this server to go without TLS: the password and all files go in clear
check-data-in-clear = files and listings go in clear: the server refuses to protect them, and this site allows that
check-listed = { $count ->
    [one] { $folder } has one entry
   *[other] { $folder } has { $count } entries
    }
check-resumed = TLS session reused
check-not-resumed = TLS session made anew
check-address-replaced = the server names { $named }, where it cannot be reached; { $used } is used instead
check-through = through { $mode }
check-valid-until = valid until { $date }
check-signed-by = signed by { $issuer }

## What follows

check-best = Use { $mode }.
check-best-of-all = Every mode of data connections works; { $mode } needs the fewest commands.
check-best-passive = Active modes do not work from here: a router or firewall lets no connections of the server through to this computer.
check-best-active = Passive modes do not work: a router or firewall before the server lets no connections through to the ports that it names.
check-best-of-some = Some of the other modes do not work.
check-best-one-time = A one-time password serves one session, so one mode was tried.
check-no-mode = No data connection stands.
check-no-mode-why = Commands reach the server, but nothing can be listed or moved. Ask its owner which ports are open for data connections, or go through a proxy.
check-certificate-once = Compare the fingerprint with the one that the owner of the server gives you. It holds for this check alone; nothing was sent yet that is secret.
