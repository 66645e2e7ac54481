"""Matching on Spark, for who has a cluster: the same comparisons and blocks as on DuckDB.

A session that runs already, or `spark-submit`, decides where; else it is this machine. Its
workers need this package, too: they compare the names.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pyspark import SparkConf
from pyspark.errors import PySparkRuntimeError
from pyspark.sql import SparkSession

from cenotaph.errors import InputError
from cenotaph.lists import comparing
from cenotaph.run.engines import Cell, Database, Engine, Kind, names_alike, places_alike

# Without an appender of its own Spark would take its default, which prints.
_SILENT = """\
rootLogger.level = off
appender.none.type = Null
appender.none.name = none
rootLogger.appenderRef.none.ref = none
"""
_KINDS: Mapping[Kind, str] = {"text": "string", "whole": "int", "real": "double"}


@contextmanager
def database() -> Iterator[Database]:
    """A session of Spark; what it wrote for itself holds names, and is gone when it is closed.

    Raises InputError where there is no Java that starts it.
    """
    running = SparkSession.getActiveSession()
    if running is not None:
        yield _Spark(running)
        return
    with TemporaryDirectory(prefix="cenotaph-spark-") as folder:
        session = _started(folder)
        try:
            yield _Spark(session)
        finally:
            session.stop()


def _started(folder: str) -> SparkSession:
    home = os.environ.get("JAVA_HOME")
    if not (Path(home, "bin", "java").exists() if home else shutil.which("java")):
        raise _no_java("there is none here")
    # the workers' Python: it must have this package
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    # from spark-submit all settings come with the gateway
    given = "PYSPARK_GATEWAY_PORT" in os.environ
    conf = SparkConf().setAll([] if given else list(_settings(folder).items()))
    try:
        return SparkSession.builder.config(conf=conf).getOrCreate()
    except PySparkRuntimeError:
        raise _no_java("Spark did not start with the one here") from None


def _settings(folder: str) -> Mapping[str, str]:
    """This machine alone; nothing shown, and nothing written but to the folder."""
    log = Path(folder, "log4j2.properties")
    log.write_text(_SILENT, encoding="ascii")
    return {
        "spark.app.name": "cenotaph",
        "spark.master": "local[*]",
        "spark.local.dir": folder,
        "spark.sql.warehouse.dir": folder,
        # its messages quote rows, and its pages show them
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={log.as_uri()}",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        # nobody else has a reason to ask
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        # Spark's 200 parts are for clusters; on one machine they take minutes to do nothing
        "spark.sql.shuffle.partitions": str(os.cpu_count() or 1),
    }


def _no_java(why: str) -> InputError:
    return InputError(
        f"Matching lists on Spark needs Java 17 or later, and {why}.",
        hint="Install it (Debian: openjdk-17-jre-headless) or name it in JAVA_HOME; DuckDB needs"
        " none: leave --engine out.",
    )


class _Spark:
    name: Engine = "spark"

    def __init__(self, session: SparkSession) -> None:
        self._session = session
        for name, alike in ((comparing.ALIKE, names_alike), (comparing.PLACES, places_alike)):
            session.udf.register(name, alike, "double")

    def fill(self, table: str, columns: Mapping[str, Kind], rows: Iterable[Sequence[Cell]]) -> None:
        kinds = ", ".join(f"{column} {_KINDS[kind]}" for column, kind in columns.items())
        held = self._session.createDataFrame([tuple(row) for row in rows], kinds)
        held.createOrReplaceTempView(table)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._session.sql(query).collect()]

    def splink(self) -> Any:
        from splink.backends.spark import SparkAPI  # noqa: PLC0415 - takes two seconds

        # its own functions come in a file of Java; we bring ours
        api: Any = SparkAPI
        return api(
            spark_session=self._session,
            break_lineage_method="persist",
            num_partitions_on_repartition=int(
                self._session.conf.get("spark.sql.shuffle.partitions") or 1
            ),
            register_udfs_automatically=False,
        )
