"""One pyftpdlib server with one user; `start` runs it. The password comes by PORTOLAN_PASSWORD."""

import argparse
import logging
import os
import time

from OpenSSL import SSL
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
from pyftpdlib.ioloop import IOLoop
from pyftpdlib.servers import FTPServer


def arguments():
    parser = argparse.ArgumentParser()
    for name in ("addresses", "user", "root", "log", "run-as", "tls", "tls-version", "certificate"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--port", required=True, type=int)
    return parser.parse_args()


def handler(options):
    if options.tls == "off":
        return FTPHandler
    kind = TLS_FTPHandler
    kind.certfile = options.certificate
    kind.tls_control_required = True
    kind.tls_data_required = True
    kind.ssl_context = kind.get_ssl_context()
    if options.tls_version == "1.2":
        kind.ssl_context.set_max_proto_version(SSL.TLS1_2_VERSION)
    else:
        # pyftpdlib leaves it to OpenSSL; named here so that the row says what it is.
        kind.ssl_context.set_max_proto_version(SSL.TLS1_3_VERSION)
    return kind


def main():
    options = arguments()
    logging.basicConfig(filename=options.log, level=logging.DEBUG)
    authorizer = DummyAuthorizer()
    authorizer.add_user(options.user, os.environ.pop("PORTOLAN_PASSWORD"), options.root, perm="elradfmwMT")
    kind = handler(options)
    kind.authorizer = authorizer
    kind.use_sendfile = False
    loop = IOLoop.instance()
    servers = [FTPServer((address, options.port), kind, ioloop=loop) for address in options.addresses.split(",")]
    # What it imports when a client sets a time; the other user cannot read this interpreter's files.
    time.strptime("2026", "%Y")
    user, group = map(int, options.run_as.split(":"))
    os.setgroups([])
    os.setgid(group)
    os.setuid(user)
    os.umask(0o022)
    servers[0].serve_forever(handle_exit=False)


main()
