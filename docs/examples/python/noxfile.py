import nox

nox.options.default_venv_backend = "uv|virtualenv"


@nox.session
def slotwise(session: nox.Session) -> None:
    session.install("slotwise~=0.1.0")
    session.run("slotwise", "lint")


@nox.session
def tests(session: nox.Session) -> None:
    session.install("slotwise[pytest]~=0.1.0")
    session.run("pytest", "--slotwise")
