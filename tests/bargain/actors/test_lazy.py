import subprocess
import sys


def test_importing_the_room_does_not_load_the_compiler():
    code = "import sys, parley.bargain; sys.exit('numba' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
