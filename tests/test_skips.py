"""A test that needs a system package skips at home and fails in continuous integration."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

TEST = "import pytest\ndef test_page():\n    pytest.skip('needs chromium')\n"


@pytest.mark.parametrize(("ci", "outcome"), [("", "skipped"), ("1", "failed")])
def test_a_missing_package_is_visible(
    ci: str, outcome: str, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_CI", ci)
    pytester.makeconftest("from tests.conftest import pytest_runtest_makereport")
    pytester.makepyfile(TEST)
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    result.assert_outcomes(**{outcome: 1})
