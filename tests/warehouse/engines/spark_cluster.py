"""A real Spark cluster on this machine: a master, two workers and a Connect server.

pyspark with its jars lives in an environment of its own, as it shares its module's name with the
client; `python -m tests.warehouse.engines.spark_cluster FOLDER` makes it.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PINNED = "pyspark==4.3.0"
HOME = Path(__file__).parents[3] / ".venv-spark"
_START_SECONDS = 240
_LOCAL = "127.0.0.1"
# Small inputs: what pays off for large ones only costs time here.
_SMALL = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.driver.host": _LOCAL,
    "spark.driver.memory": "1g",
    "spark.executor.memory": "1g",
    "spark.connect.grpc.binding.address": _LOCAL,
}


def install(home: Path = HOME) -> None:
    """Make the environment of the cluster where it is not there yet."""
    if not _distribution(home):
        venv.create(home, with_pip=True)
        command = [str(home / "bin" / "pip"), "install", "--quiet", PINNED]
        subprocess.run(command, check=True)


def missing(home: Path = HOME) -> str:
    """Return what lacks to start a cluster; empty where nothing does."""
    if not _distribution(home):
        return "no Spark: `python -m tests.warehouse.engines.spark_cluster` installs it"
    return "" if shutil.which("java") else "no Java: install openjdk-17-jre-headless"


def _distribution(home: Path) -> Path | None:
    return next(home.glob("lib/python*/site-packages/pyspark"), None)


class Cluster:
    """Processes of one cluster; `address` is where its Connect server listens."""

    def __init__(self, folder: Path, home: Path = HOME) -> None:
        found = _distribution(home)
        assert found
        self.home = found
        self.folder = folder
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.port = _free_port()
        self.address = f"sc://{_LOCAL}:{self.port}"
        self._master = f"spark://{_LOCAL}:{_free_port()}"

    def start(self) -> None:
        """Start all processes and wait until questions can be asked."""
        host, port = self._master.removeprefix("spark://").split(":")
        self._run(
            "master",
            [
                "org.apache.spark.deploy.master.Master",
                "--host",
                host,
                "--port",
                port,
                "--webui-port",
                "0",
            ],
        )
        _wait_for(int(port), self.processes["master"])
        for number in (1, 2):
            options = ["-c", "1", "-m", "1200m", "-d", str(self.folder / f"worker_{number}")]
            options += ["--host", host, "--webui-port", "0", self._master]
            self._run(f"worker_{number}", ["org.apache.spark.deploy.worker.Worker", *options])
        self._serve()
        _wait_for(self.port, self.processes["connect"])

    def stop(self) -> None:
        """End every process that was started here."""
        for process in reversed(self.processes.values()):
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()

    def executors(self) -> dict[int, int]:
        """Return the executors that run now, by process number, with how long each has computed."""
        workers = {str(process.pid) for name, process in self.processes.items() if "worker" in name}
        found = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                words = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if words[1] in workers:  # its parent; further on, ticks in and for the process
                found[int(stat.parent.name)] = int(words[11]) + int(words[12])
        return found

    def _serve(self) -> None:
        settings = _SMALL | {
            "spark.connect.grpc.binding.port": str(self.port),
            "spark.sql.warehouse.dir": str(self.folder / "warehouse"),
            "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
            "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1",
        }
        pairs = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
        command = ["org.apache.spark.deploy.SparkSubmit", "--master", self._master, *pairs]
        command += [
            "--class",
            "org.apache.spark.sql.connect.service.SparkConnectServer",
            "spark-internal",
        ]
        self._run("connect", command)

    def _run(self, name: str, words: list[str]) -> None:
        environment = os.environ | {"SPARK_LOCAL_IP": _LOCAL, "SPARK_HOME": str(self.home)}
        if name != "connect":  # it would cap the Connect server, too
            environment["SPARK_DAEMON_MEMORY"] = "256m"
        with (self.folder / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                [str(self.home / "bin" / "spark-class"), *words],
                env=environment,
                cwd=self.folder,
                stdout=log,
                stderr=subprocess.STDOUT,
            )


@contextmanager
def spark_cluster(folder: Path) -> Iterator[Cluster]:
    """Run a cluster as long as the block runs."""
    cluster = Cluster(folder)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_LOCAL, 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((_LOCAL, port)) == 0:
                return
        time.sleep(0.2)
    raise RuntimeError(f"nothing listens on port {port}")


if __name__ == "__main__":
    install(Path(sys.argv[1]) if len(sys.argv) > 1 else HOME)
