"""For every test: the same examples every time, no clock, nothing skipped in silence."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of the code: what must be fast is measured in benchmarks/.
settings.register_profile(
    "onrecord",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("onrecord")

MISSING = "needs "
"""How the reason of a skip begins where a system package is missing: "needs chromium"."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a skip for want of a system package a failure where .ci/run has set ONRECORD_CI."""
    report = yield
    if os.environ.get("ONRECORD_CI") and report.skipped and call.excinfo:
        reason = str(call.excinfo.value)
        if reason.startswith(MISSING):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} was skipped: {reason}"
    return report
