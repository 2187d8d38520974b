"""The demonstration as one runs it: marked, on nothing real, and gone afterwards."""

import signal

import pytest

from tests.faults.running import PATIENCE, free_port, running

pytestmark = pytest.mark.faults


def test_a_demonstration_runs_in_a_folder_of_its_own_that_is_gone_afterwards(tmp_path):
    port, real = free_port(), tmp_path / "real.db"
    settings = {"PORT": str(port), "TMPDIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{real}"}
    with running("webapp.demo", port=port, ready="Aplomb is ready at ", folder=tmp_path, **settings) as demo:
        assert "Demonstration" in demo.get("/en/").decode()
        assert demo.wait_for_line("purge").startswith("purge: 0 spaces deleted")
        assert "Sign in at" in demo.said[0]
        assert len(list(tmp_path.glob("aplomb-demo-*/aplomb.db"))) == 1
        demo.process.send_signal(signal.SIGTERM)
        assert demo.process.wait(PATIENCE) == 0
    assert not list(tmp_path.iterdir())
