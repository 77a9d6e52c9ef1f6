"""Where a runner leaves word of itself. Outside one, there is none."""


def get_current_runner(_key=None):
    return None
