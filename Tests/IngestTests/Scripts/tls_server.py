"""A TLS server on a free port of loopback that answers each request with the request itself.

Usage: tls_server.py CERTIFICATE KEY [CLIENT_CA]

Prints its port. With CLIENT_CA only clients with a certificate of that authority are answered. It ends with its standard
input.
"""

import socket
import ssl
import sys
import threading


def serve(context, connection):
    try:
        with context.wrap_socket(connection, server_side=True) as stream:
            subject = stream.getpeercert() or {}
            client = [value for part in subject.get("subject", ()) for key, value in part if key == "commonName"]
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                part = stream.recv(4096)
                if not part:
                    return
                head += part
            body = head.decode() + "asked-name: %s\nclient: %s\n" % (asked.get(stream, ""), "".join(client))
            answer = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
            stream.sendall(answer.encode())
    except (ssl.SSLError, OSError):
        connection.close()


asked = {}
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
context.sni_callback = lambda stream, name, _: asked.__setitem__(stream, name or "")
if len(sys.argv) > 3:
    context.load_verify_locations(sys.argv[3])
    context.verify_mode = ssl.CERT_REQUIRED
    # So that a refused client learns of it in the handshake.
    context.maximum_version = ssl.TLSVersion.TLSv1_2
listener = socket.create_server(("127.0.0.1", 0))


def accept():
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(context, connection), daemon=True).start()


threading.Thread(target=accept, daemon=True).start()
print(listener.getsockname()[1], flush=True)
sys.stdin.read()
