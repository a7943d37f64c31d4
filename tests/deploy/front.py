"""The real nginx configuration on loopback, with a certificate made for the occasion."""

import os
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.deploy.doors import PROJECT, free_port

PUBLIC, STAFF = "tell.example.org", "desk.example.org"
# Visitors come from an address of their own, so that it can be looked for in what was written down.
VISITOR = "127.0.0.77"
AROUND = """
worker_processes 1;
daemon off;
pid {folder}/pid;
error_log {logs}/nginx-error.log;
events {{ worker_connections 256; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    access_log {logs}/nginx-access.log;
    include {folder}/handrail.conf;
}}
"""


@dataclass(frozen=True)
class Front:
    """Where nginx listens, and whose word it gives."""

    http: int
    https: int
    certificate: Path
    folder: Path

    def visitor(self, name: str) -> httpx.Client:
        """Somebody who asks for that name, over TLS, and trusts the certificate made here."""
        return httpx.Client(
            base_url=f"https://{name}",
            transport=Loopback(self.https, self.certificate),
            headers={"Origin": f"https://{name}"},
            timeout=30,
        )


class Loopback(httpx.HTTPTransport):
    """Brings every request to one port of this machine, under the name it was meant for."""

    def __init__(self, port: int, certificate: Path) -> None:
        super().__init__(verify=ssl.create_default_context(cafile=str(certificate)), local_address=VISITOR)
        self.port = port

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        # The request itself keeps its name: cookies and later addresses go by it.
        here = httpx.Request(
            request.method,
            request.url.copy_with(host="127.0.0.1", port=self.port),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": request.url.host},
        )
        return super().handle_request(here)


def make_certificate(folder: Path) -> Path:
    """A certificate for both names, and its key beside it, good for an hour."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, PUBLIC)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(PUBLIC), x509.DNSName(STAFF)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "name.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "name.key").write_bytes(private)
    return folder / "name.pem"


def on_loopback(configuration: str, folder: Path, ports: dict[str, int]) -> str:
    """The real configuration with this test's ports and certificate in their places, and nothing else changed."""
    places = {
        "127.0.0.1:8000": f"127.0.0.1:{ports['public']}",
        "127.0.0.1:8001": f"127.0.0.1:{ports['staff']}",
        "listen 443 ": f"listen 127.0.0.1:{ports['https']} ",
        "listen 80;": f"listen 127.0.0.1:{ports['http']};",
        "listen 80 ": f"listen 127.0.0.1:{ports['http']} ",
        f"/etc/ssl/handrail/{PUBLIC}": str(folder / "name"),
        f"/etc/ssl/handrail/{STAFF}": str(folder / "name"),
    }
    for ours, here in places.items():
        assert ours in configuration, f"the configuration says nothing of {ours}"
        configuration = configuration.replace(ours, here)
    return configuration


@contextmanager
def running_front(folder: Path, logs: Path, *, public: int, staff: int) -> Iterator[Front]:
    """Start nginx with deploy/nginx/handrail.conf before those two doors, and stop it whatever happens."""
    front = Front(free_port(), free_port(), make_certificate(folder), folder)
    ports = {"public": public, "staff": staff, "http": front.http, "https": front.https}
    configuration = (PROJECT / "deploy" / "nginx" / "handrail.conf").read_text()
    (folder / "handrail.conf").write_text(on_loopback(configuration, folder, ports))
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, logs=logs))
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or "nginx"
    process = subprocess.Popen([nginx, "-c", str(folder / "nginx.conf"), "-e", str(logs / "nginx-error.log")])
    try:
        wait_until_open(front, process)
        yield front
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_until_open(front: Front, process: subprocess.Popen[bytes]) -> None:
    """Until nginx answers."""
    until = time.monotonic() + 20
    while True:
        assert process.poll() is None, "nginx does not accept the configuration"
        try:
            httpx.get(f"http://127.0.0.1:{front.http}/", headers={"Host": PUBLIC}, timeout=5)
        except httpx.TransportError:
            assert time.monotonic() < until, "nginx does not answer"
            time.sleep(0.05)
        else:
            return
