"""`python -m slotwise`, which is `slotwise`."""

import sys

from ._launch import main

if __name__ == "__main__":
    sys.exit(main())
