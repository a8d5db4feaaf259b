"""An executor that is killed while a question runs does not change the answer."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.warehouse.clusters.addresses import cluster_at
from dashboard.warehouse.clusters.cluster import ClusterEngine
from tests.warehouse.engines.conftest import Addresses, patient
from tests.warehouse.engines.spark_cluster import Cluster

# Every case with every other one of its department, and all of that with some payments: long
# enough to be in the middle of it, and its sums tell a row lost from a row counted twice.
LONG = """
select
    cases_one.department,
    count(*) as case_count,
    sum(cases_other.outstanding) as outstanding_amount,
    sum(payment_facts.amount) as collected_amount
from case_facts as cases_one
inner join case_facts as cases_other on cases_one.department = cases_other.department
cross join payment_facts
where payment_facts.case_key <= 6
group by cases_one.department
order by cases_one.department
"""


@pytest.mark.timeout(900)  # on a busy machine
def test_an_executor_killed_during_a_question_does_not_change_the_answer(
    published_at: Addresses, spark: Cluster
) -> None:
    address = published_at("spark")
    cluster = cluster_at(address, patient(address))
    newest = cluster.newest()
    assert newest
    engine = ClusterEngine(cluster, newest, {})
    started = time.monotonic()
    expected = engine.select("long", LONG, {})
    half = (time.monotonic() - started) / 2
    before = spark.executors()
    with ThreadPoolExecutor(1) as asking:
        answer = asking.submit(engine.select, "long", LONG, {})
        time.sleep(half)
        assert not answer.done()
        busiest = max((now := spark.executors()), key=lambda one: now[one] - before.get(one, 0))
        os.kill(busiest, signal.SIGKILL)
        assert answer.result().rows() == expected.rows()
    assert busiest not in spark.executors()
