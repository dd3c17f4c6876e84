"""Chooses a role and imports only that role."""

import sys


def main() -> int:
    """Run `worker [...]`, `job` or `typesetter` as a child, anything else as the command line."""
    if sys.argv[1:2] == ["worker"]:
        from app.worker.main import main as worker

        return worker(sys.argv[2:])
    if sys.argv[1:2] == ["job"]:
        from app.jobs.main import main as job

        return job()
    if sys.argv[1:2] == ["typesetter"]:
        from app.gui.typesetter import main as typesetter

        return typesetter()
    from app.cli import main as command_line

    return command_line()


if __name__ == "__main__":
    sys.exit(main())
