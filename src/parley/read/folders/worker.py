"""A process that reads articles for another one: jobs come on standard input, results go out.

It ends with the process that started it, however that ends, in the midst of an article too.
"""

import logging
import os
import signal
import sys
from dataclasses import replace
from queue import SimpleQueue
from threading import Thread
from typing import IO

from parley.errors import ParleyError
from parley.read.documents import read_source
from parley.read.folders.jobs import Job, Ready, Result, receive, send
from parley.read.gazetteer import open_index
from parley.read.model import load_model
from parley.read.reader import read_claims


def main() -> None:
    """Read what is asked for until nobody asks any more; the first argument names a model."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C, too, and ends us
    logging.captureWarnings(True)
    results = _results()
    jobs: SimpleQueue[Job] = SimpleQueue()
    # Without a buffer there is no lock that the thread could hold while the program ends.
    asked = os.fdopen(os.dup(sys.stdin.fileno()), "rb", buffering=0)
    Thread(target=_listen, args=(asked, jobs), daemon=True).start()
    model = sys.argv[1] or None
    try:
        load_model(model)
        open_index()
    except ParleyError as error:
        send(results, error)
        return
    send(results, Ready())
    while True:
        send(results, _read(jobs.get(), model))


def _results() -> IO[bytes]:
    """Return the stream for results; whatever else is printed goes to standard error."""
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return results


def _listen(stream: IO[bytes], jobs: "SimpleQueue[Job]") -> None:
    """Take jobs as they come; where no more can come, leave at once."""
    try:
        while True:
            jobs.put(receive(stream))
    except EOFError:
        os._exit(0)


def _read(job: Job, model: str | None) -> Result:
    """Return what an article says, or why it cannot be read.

    Raises:
        MemoryError: There is none left; another process may have more.
    """
    try:
        source = read_source(job.path, published=job.published, publisher=job.publisher)
        source = replace(source, name=job.name)
        # Words that no article before had are forgotten with it: of real news each brings about
        # twenty, 8 KB that would never be given back.
        with load_model(model).memory_zone():
            claims = read_claims(source, model=model)
        return Result(number=job.number, source=source, claims=claims)
    except ParleyError as error:
        return Result(number=job.number, refused=str(error))
    except MemoryError:
        raise
    except Exception as error:  # one article of thousands must not end the run
        logging.exception("reading %s", job.path)
        said = (str(error).strip() or "no reason given").splitlines()[0]
        return Result(
            number=job.number,
            refused=f"a fault of Parley ({type(error).__name__}: {said}); report it with what "
            f"`parley --debug read {job.path} --json` prints",
        )
