from pynenc import Pynenc

app = Pynenc()


@app.task
def ship(order: str) -> str:
    return f"{order} is on its way"
