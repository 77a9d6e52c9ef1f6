from pynenc import Pynenc
from pynenc.runner import ThreadRunner


class ThreadRuner(ThreadRunner):
    pass


app = Pynenc({"runner_cls": "ThreadRuner"})
